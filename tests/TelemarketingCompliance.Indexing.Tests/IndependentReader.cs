using System.Buffers.Binary;
using System.IO.Hashing;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace TelemarketingCompliance.Indexing.Tests;

/// <summary>
/// A second reader, written from `docs/format/register-index-v1.md` alone and sharing no code with the library: slow, bit by bit. Where the two disagree, one of
/// them or the specification is wrong.
/// </summary>
internal sealed class IndependentReader
{
    private const ulong MaxKey = 999_999_999_999_999;

    private readonly byte[] file;
    private readonly Dictionary<(int Type, int Role), (int At, int Length)> sections = [];

    public IndependentReader(byte[] file)
    {
        this.file = file;
        byte[] magic = [0x89, 0x54, 0x4D, 0x43, 0x49, 0x0D, 0x0A, 0x1A];
        Require(file.Length >= 128 && file.AsSpan(0, 8).SequenceEqual(magic), "magic");
        Require(U16(8) == 1, "version");
        int footer = file.Length - 64;
        Require(U64(footer) == (ulong)file.Length, "length");
        Require(file[(footer + 56)..].SequenceEqual(magic.Reverse()), "end");
        Require(SHA256.HashData(file.AsSpan(0, footer)).AsSpan().SequenceEqual(file.AsSpan(footer + 16, 32)), "content");
        Require(XxHash3.HashToUInt64(file.AsSpan(0, footer + 48)) == U64(footer + 48), "checksum");
        int entry = footer - (int)(U32(footer + 8) * 64);

        for (uint i = 0; i < U32(footer + 12); i++, entry += 24)
            sections.Add((U16(entry), U16(entry + 2)), ((int)U64(entry + 8), (int)U64(entry + 16)));
    }

    public int Kind => file[12];

    /// <summary>0 not asked, 1 clear, 2 listed; of a set, 2 for its members.</summary>
    public int Answer(ulong key)
    {
        if (key > MaxKey)
            return 0;

        return Kind == 2 ? (Rank(3, key) >= 0 ? 2 : 0) : Rank(1, key) >= 0 ? 2 : Rank(2, key) >= 0 || Covers(key) ? 1 : 0;
    }

    /// <summary>Day value and flags of a listed number or member, as the columns hold them; null when it is neither.</summary>
    public (uint Day, byte Flags)? Columns(ulong key)
    {
        int role = Kind == 2 ? 3 : 1;
        long rank = Rank(role, key);

        if (rank < 0)
            return null;

        uint day = 0;
        byte flags = 0;
        int set = sections[(2, role)].At;

        if ((file[set + 32] & 1) != 0)
        {
            int at = sections[(8, role)].At;
            uint count = U32(at);
            int width = count == 1 ? 0 : BitOperations.Log2(count - 1) + 1;
            ulong code = Field(at + 4 + (int)(count * 4), rank * width, width);
            day = U32(at + 4 + ((int)code * 4));
        }

        if ((file[set + 32] & 2) != 0)
        {
            int at = sections[(9, role)].At;
            int plane = at + 8;

            for (int i = 0; i < 8; i++)
            {
                if (((file[at] >> i) & 1) == 0)
                    continue;

                flags |= (byte)(Field(plane, rank, 1) << i);
                plane += (int)((U64(set + 8) + 63) / 64 * 8);
            }
        }

        return (day, flags);
    }

    public Dictionary<int, byte[]> Metadata()
    {
        Dictionary<int, byte[]> fields = [];
        (int at, int length) = sections[(1, 0)];

        for (int end = at + length; at < end; at += 6 + (int)U32(at + 2))
            fields.Add(U16(at), file[(at + 6)..(at + 6 + (int)U32(at + 2))]);

        return fields;
    }

    public string? Text(int field) => Metadata().TryGetValue(field, out byte[]? bytes) ? Encoding.UTF8.GetString(bytes) : null;

    private bool Covers(ulong key)
    {
        byte[] ranges = Metadata().GetValueOrDefault(9, []);

        for (int i = 0; i < ranges.Length; i += 16)
        {
            if (key >= BinaryPrimitives.ReadUInt64LittleEndian(ranges.AsSpan(i)) && key <= BinaryPrimitives.ReadUInt64LittleEndian(ranges.AsSpan(i + 8)))
                return true;
        }

        return false;
    }

    private long Rank(int role, ulong key)
    {
        if (!sections.TryGetValue((2, role), out (int At, int Length) set) || U64(set.At + 8) == 0)
            return -1;

        return U32(set.At) == 0 ? SparseRank(role, key) : ChunkedRank(role, set.At, key);
    }

    private long SparseRank(int role, ulong key)
    {
        int at = sections[(6, role)].At;
        (ulong n, ulong words) = (U64(at), U64(at + 16));
        int l = file[at + 24];
        int lows = at + 32;
        int uppers = lows + (int)(((n * (ulong)l) + 63) / 64 * 8);
        long rank = 0;

        for (long bit = 0; bit < (long)words * 64 && rank < (long)n; bit++)
        {
            if (Field(uppers, bit, 1) == 0)
                continue;

            ulong found = ((ulong)(bit - rank) << l) | Field(lows, rank * l, l);

            if (found >= key)
                return found == key ? rank : -1;

            rank++;
        }

        return -1;
    }

    private long ChunkedRank(int role, int set, ulong key)
    {
        ulong width = U32(set);
        ulong chunk = key / width;
        ulong group = chunk / 50;
        int place = (int)(chunk % 50);
        int line = GroupLine(role, set, group);

        if (line < 0 || file[line + 14 + place] == 0)
            return -1;

        int at = sections[(3, role)].At + (int)U48(line);
        int shift = file[line + 6];

        for (int i = 0; i < place; i++)
            at += file[line + 14 + i] << shift;

        List<ulong> keys = ChunkKeys(at, file[line + 14 + place] << shift, (uint)width, file[set + 4]);
        int index = keys.IndexOf(key % width);

        if (index < 0)
            return -1;

        long before = (long)U48(line + 8);

        if (sections.TryGetValue((7, role), out (int At, int Length) ranks))
            before += U32(ranks.At + ((((line - sections[(4, role)].At) / 64 * 50) + place) * 4));

        return before + index;
    }

    private int GroupLine(int role, int set, ulong group)
    {
        int directory = sections[(5, role)].At;
        int bits = file[set + 5];
        ulong tag = group / 64;
        int bit = (int)(group % 64);
        long line = bits == 0 ? 0 : (long)((tag * 0x9E3779B97F4A7C15) >> (64 - bits));

        for (int probe = 0; probe < U16(set + 6); probe++, line = (line + 1) % (1L << bits))
        {
            int at = directory + (int)(line * 64);

            for (int slot = 0; slot < 4; slot++)
            {
                if (U32(at + (slot * 4)) != tag)
                    continue;

                ulong present = U64(at + 32 + (slot * 8));

                if (((present >> bit) & 1) == 0)
                    return -1;

                int before = 0;

                for (int i = 0; i < bit; i++)
                    before += (int)((present >> i) & 1);

                return sections[(4, role)].At + (((int)U32(at + 16 + (slot * 4)) + before) * 64);
            }

            if (U32(at + 12) == uint.MaxValue)
                return -1;
        }

        return -1;
    }

    private List<ulong> ChunkKeys(int at, int size, uint width, int gapCode)
    {
        int digits = BitOperations.Log2(width) + 1;
        int lowest = Math.Max(1, digits - 12);
        int code = file[at] & 15;

        return code switch
        {
            15 => [.. Enumerable.Range(0, (int)width).Where(r => Field(at + 1, r, 1) == 1).Select(r => (ulong)r)],
            14 => [.. Enumerable.Range(0, (int)width).Select(r => (ulong)r)],
            13 => Rice(at, size, (int)Field(at, 4, 5), 9),
            _ => gapCode == 0 ? Cyclic(at, size, width, lowest + code) : Rice(at, size, lowest - 1 + code, 4),
        };
    }

    private List<ulong> Cyclic(int at, int size, uint width, int l)
    {
        List<ulong> keys = [];
        ulong w = 1UL << l;
        long upper = 4;
        long cursor = (long)size * 8;

        for (ulong bucket = 0; bucket < ((width - 1) / w) + 1; bucket++)
        {
            List<ulong> values = [];

            for (; Field(at, upper, 1) == 1; upper++)
            {
                int taken = values.Count == 0 ? l : l - 1;
                cursor -= taken;
                ulong field = Field(at, cursor, taken);
                values.Add(values.Count == 0 ? field : (values[^1] + field + 1) % w);
            }

            upper++;
            keys.AddRange(values.Order().Select(value => (bucket * w) + value));
        }

        return keys;
    }

    private List<ulong> Rice(int at, int size, int l, long first)
    {
        List<ulong> keys = [];
        ulong next = 0;
        ulong zeros = 0;

        for (long bit = first; bit < (long)size * 8;)
        {
            if (Field(at, bit++, 1) == 0)
            {
                zeros++;
                continue;
            }

            ulong key = next + (zeros << l) + Field(at, bit, l);
            keys.Add(key);
            bit += l;
            next = key + 1;
            zeros = 0;
        }

        return keys;
    }

    private ulong Field(int at, long bit, int width)
    {
        ulong value = 0;

        for (int i = 0; i < width; i++)
            value |= (ulong)((file[at + (int)((bit + i) / 8)] >> (int)((bit + i) % 8)) & 1) << i;

        return value;
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
            throw new InvalidDataException(what);
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));
    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));
    private ulong U48(int at) => U32(at) | ((ulong)U16(at + 4) << 32);
    private ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
}
