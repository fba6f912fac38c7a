using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>Encodes ascending keys chunk by chunk, and keeps the lines that find a chunk again.</summary>
internal sealed unsafe class GroupWriter
{
    private readonly FileWriter file;
    private readonly uint width;
    private readonly ChunkEncoder encoder;
    private readonly bool withRanks;
    private readonly uint[] offsets;
    private readonly byte[] encoded;
    private readonly byte* encodedAt;
    private readonly int[] sizes = new int[Layout.ChunksPerGroup];
    private readonly long[] fronts = new long[Layout.ChunksPerGroup];
    private readonly uint[] counts = new uint[Layout.ChunksPerGroup];
    private readonly ArrayBufferWriter<byte> groups = new();
    private readonly ArrayBufferWriter<byte> ranks = new();
    private int count;
    private int used;
    private ulong chunk = ulong.MaxValue;
    private ulong chunkStart;
    private ulong group = ulong.MaxValue;
    private long keysBefore;
    private long keys;
    private long dataLength;

    public GroupWriter(FileWriter file, uint width, ChunkCode code, bool withRanks)
    {
        this.file = file;
        this.width = width;
        this.withRanks = withRanks;
        encoder = new ChunkEncoder(width, code);
        offsets = new uint[width];
        encoded = GC.AllocateArray<byte>((Layout.ChunksPerGroup * encoder.MaxBytes) + 64, pinned: true);
        encodedAt = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(encoded, 0);
    }

    public List<DirectoryRegion> Regions { get; } = [];

    public long Chunks { get; private set; }

    public ReadOnlySpan<byte> Groups => groups.WrittenSpan;

    public ReadOnlySpan<byte> Ranks => ranks.WrittenSpan;

    public void Add(ReadOnlySpan<ulong> ascending)
    {
        foreach (ulong key in ascending)
        {
            // Unsigned: a key below the start is far away too.
            if (key - chunkStart >= width || chunk == ulong.MaxValue)
                StartChunk(key / width);

            offsets[count++] = (uint)(key - chunkStart);
        }
    }

    public void FinishData()
    {
        EndChunk();
        EndGroup();
    }

    private void StartChunk(ulong next)
    {
        EndChunk();
        chunk = next;
        chunkStart = next * width;

        if (next / Layout.ChunksPerGroup != group)
        {
            EndGroup();
            group = next / Layout.ChunksPerGroup;
        }
    }

    private void EndChunk()
    {
        if (count == 0)
            return;

        int place = (int)(chunk % Layout.ChunksPerGroup);
        int size = encoder.Encode(offsets.AsSpan(0, count), encodedAt + used);
        sizes[place] = size;
        fronts[place] = encoder.FrontBits;
        counts[place] = (uint)count;
        used += size;
        keys += count;
        count = 0;
        Chunks++;
    }

    private void EndGroup()
    {
        if (group == ulong.MaxValue)
            return;

        int shift = ShiftFor(sizes);
        Span<byte> line = stackalloc byte[Layout.GroupBytes];
        line.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(line, (ulong)dataLength | ((ulong)shift << 48));
        WriteUInt48(line[8..], keysBefore);
        int from = 0;

        for (int i = 0; i < Layout.ChunksPerGroup; i++)
        {
            int units = (sizes[i] + (1 << shift) - 1) >> shift;
            line[Layout.GroupSizesAt + i] = (byte)units;
            WriteChunk(from, sizes[i], fronts[i], units << shift);
            from += sizes[i];
        }

        groups.Write(line);
        WriteRanks();
        AddRegion();
        keysBefore = keys;
        encoded.AsSpan(0, used).Clear();
        Array.Clear(sizes);
        Array.Clear(fronts);
        Array.Clear(counts);
        used = 0;
    }

    private static int ShiftFor(int[] sizes)
    {
        int largest = sizes.Max();
        int shift = 0;

        while (largest > 255 << shift)
            shift++;

        return shift;
    }

    // Padding goes between the parts that grow towards each other, because readers find the low bits from the end.
    private void WriteChunk(int from, int size, long frontBits, int padded)
    {
        ReadOnlySpan<byte> bytes = encoded.AsSpan(from, size);
        dataLength += padded;
        int padding = padded - size;

        if (padding == 0)
        {
            file.Write(bytes);
            return;
        }

        if (frontBits == 0)
        {
            file.Write(bytes);
            WriteZeros(padding);
            return;
        }

        int whole = (int)(frontBits / 8);
        byte mask = (byte)((1 << (int)(frontBits & 7)) - 1);
        file.Write(bytes[..whole]);

        // The byte in which the parts meet is split in two; it may not exist when the front ends with the chunk.
        if (whole < size)
        {
            file.Write([(byte)(bytes[whole] & mask)]);
            WriteZeros(padding - 1);
            file.Write([(byte)(bytes[whole] & ~mask)]);
            file.Write(bytes[(whole + 1)..]);
        }
        else
        {
            WriteZeros(padding);
        }
    }

    private void WriteZeros(int count)
    {
        for (; count > 0; count -= Math.Min(count, Bits.Padding.Length))
            file.Write(Bits.Padding[..Math.Min(count, Bits.Padding.Length)]);
    }

    private void WriteRanks()
    {
        if (!withRanks)
            return;

        Span<byte> word = stackalloc byte[4];
        uint before = 0;

        for (int i = 0; i < Layout.ChunksPerGroup; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(word, before);
            ranks.Write(word);
            before += counts[i];
        }
    }

    private void AddRegion()
    {
        uint tag = checked((uint)(group / Layout.GroupsPerRegion));
        ulong bit = 1UL << (int)(group % Layout.GroupsPerRegion);
        uint index = (uint)(groups.WrittenCount / Layout.GroupBytes) - 1;

        if (Regions.Count == 0 || Regions[^1].Tag != tag)
            Regions.Add(new DirectoryRegion(tag, index, bit));
        else
            Regions[^1] = Regions[^1] with { Present = Regions[^1].Present | bit };
    }

    private static void WriteUInt48(Span<byte> at, long value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(at, (uint)value);
        BinaryPrimitives.WriteUInt16LittleEndian(at[4..], checked((ushort)(value >> 32)));
    }
}
