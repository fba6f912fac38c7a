using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TelemarketingCompliance;

/// <summary>Keys in chunks of one width, found through regions and groups: at most one line of each, then the chunk.</summary>
internal sealed unsafe partial class ChunkedKeySet : KeySet
{
    private readonly FileImage image;
    private readonly SetRole role;
    private readonly SetHeader header;
    private readonly Reciprocal width;
    private readonly byte* directory;
    private readonly byte* groups;
    private readonly byte* data;
    private readonly byte* ranks;
    private readonly uint halfReciprocal;
    private readonly int lineShift;
    private readonly uint lineMask;

    public ChunkedKeySet(FileImage image, SetRole role, SetHeader header)
    {
        this.image = image;
        this.role = role;
        this.header = header;
        width = new Reciprocal(header.Width);
        SectionEntry lines = image.Require(SectionType.Directory, role);
        SectionEntry groupLines = image.Require(SectionType.Groups, role);
        SectionEntry chunks = image.Require(SectionType.Data, role);

        if (header.LineBits > 26 || lines.Length != (long)Layout.LineBytes << header.LineBits || groupLines.Length != (long)header.Groups * Layout.GroupBytes)
            throw Failure.Malformed("directory or groups have another length than the set says");

        directory = image.Pointer(lines);
        groups = image.Pointer(groupLines);
        data = image.Pointer(chunks);
        halfReciprocal = (uint)((1UL << 31) / header.Width);
        lineShift = 63 - header.LineBits;
        lineMask = (1u << header.LineBits) - 1;

        if (image.Find(SectionType.Ranks, role) is { } rankLines)
        {
            if (rankLines.Length != header.Groups * (long)Layout.ChunksPerGroup * 4)
                throw Failure.Malformed("ranks have another length than the set says");

            ranks = image.Pointer(rankLines);
        }

        CheckGroups(chunks.Length);
        CheckDirectory();
    }

    public override long Count => header.Count;

    [SkipLocalsInit]
    public override bool Contains(ulong key)
    {
        byte* chunk = FindChunk(key, out uint size, out uint rest);

        if (chunk == null)
            return false;

        // Both ends of the chunk are on their way at once.
        Prefetch(LowBitsOf(chunk, size, rest));
        return Chunk.Contains(chunk, size, header, rest);
    }

    public override long Rank(ulong key)
    {
        byte* line = FindGroup(key, out uint place, out uint rest);

        if (line == null || line[Layout.GroupSizesAt + place] == 0)
            return -1;

        byte* chunk = ChunkOf(line, place, out uint size);
        int inChunk = Chunk.Rank(chunk, size, header, rest);
        return inChunk < 0 ? -1 : GroupLine.KeysBefore(line) + KeysBefore(line, place) + inChunk;
    }

    public override KeySource Keys() => new ChunkedKeySource(this);

    private long KeysBefore(byte* line, uint place) =>
        ranks == null ? 0 : Bits.Load32(ranks + (((line - groups) / Layout.GroupBytes * Layout.ChunksPerGroup) + place) * 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* FindChunk(ulong key, out uint size, out uint rest)
    {
        byte* line = FindGroup(key, out uint place, out rest);

        if (line == null || line[Layout.GroupSizesAt + place] == 0)
        {
            size = 0;
            return null;
        }

        return ChunkOf(line, place, out size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* ChunkOf(byte* line, uint place, out uint size)
    {
        int shift = GroupLine.Shift(line);
        size = (uint)line[Layout.GroupSizesAt + place] << shift;
        return data + GroupLine.Base(line) + ((ulong)GroupLine.Sum(line, place) << shift);
    }

    /// <summary>The line of the key's group, or null: then no chunk needs to be touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* FindGroup(ulong key, out uint place, out uint rest) => FindGroup(key, out place, out rest, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* FindGroup(ulong key, out uint place, out uint rest, out uint index)
    {
        index = 0;
        ulong chunk = width.Divide(key);
        rest = (uint)(key - (chunk * header.Width));
        ulong group = chunk / Layout.ChunksPerGroup;
        place = (uint)(chunk - (group * Layout.ChunksPerGroup));
        uint tag = (uint)(group >> 6);
        byte* line = directory + (((tag * Layout.TagMultiplier) >> 1 >> lineShift) * Layout.LineBytes);
        uint matches = Vector128.Equals(Vector128.Load((uint*)line), Vector128.Create(tag)).ExtractMostSignificantBits();

        if (matches == 0)
        {
            line = ProbeOn(line, tag, out matches);

            if (line == null)
                return null;
        }

        int slot = BitOperations.TrailingZeroCount(matches);
        ulong present = ((ulong*)(line + 32))[slot];
        int bit = (int)(group & 63);

        if (((present >> bit) & 1) == 0)
            return null;

        index = ((uint*)(line + 16))[slot] + (uint)BitOperations.PopCount(present & ((1UL << bit) - 1));
        return groups + ((long)index * Layout.GroupBytes);
    }

    private byte* ProbeOn(byte* line, uint tag, out uint matches)
    {
        for (int probe = 1; probe < header.MaxProbe && Bits.Load32(line + 12) != Layout.EmptyTag; probe++)
        {
            line = directory + ((((line - directory) / Layout.LineBytes) + 1) & lineMask) * Layout.LineBytes;
            matches = Vector128.Equals(Vector128.Load((uint*)line), Vector128.Create(tag)).ExtractMostSignificantBits();

            if (matches != 0)
                return line;
        }

        matches = 0;
        return null;
    }

    private void CheckGroups(long dataLength)
    {
        for (long i = 0; i < header.Groups; i++)
        {
            byte* line = groups + (i * Layout.GroupBytes);
            ulong length = (ulong)GroupLine.SumByWords(line, Layout.ChunksPerGroup) << GroupLine.Shift(line);

            if (GroupLine.Shift(line) > 16 || GroupLine.Base(line) > (ulong)dataLength || length > (ulong)dataLength - GroupLine.Base(line))
                throw Failure.Malformed("a chunk lies outside the data");
        }
    }

    // Every group belongs to one region; a directory that reaches groups again and again would also make a small file decode for hours.
    private void CheckDirectory()
    {
        long reached = 0;

        for (long i = 0; i <= lineMask; i++)
        {
            byte* line = directory + (i * Layout.LineBytes);

            for (int slot = 0; slot < Layout.SlotsPerLine; slot++)
            {
                int present = BitOperations.PopCount(((ulong*)(line + 32))[slot]);
                reached += present;

                if (((uint*)(line + 16))[slot] + (ulong)present > header.Groups)
                    throw Failure.Malformed("a region points outside the groups");
            }
        }

        if (reached != header.Groups)
            throw Failure.Malformed("the regions reach another count of groups than the set says");
    }
}
