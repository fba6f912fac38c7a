using System.Buffers;
using System.Runtime.CompilerServices;

namespace TelemarketingCompliance;

internal sealed unsafe partial class ChunkedKeySet
{
    // Beyond every key, and its tag still fits 32 bits.
    private const ulong TooLong = TelemarketingCompliance.Keys.Max + 1 + Layout.ChunksPerGroup * Layout.GroupsPerRegion * 1_000_000UL;

    /// <summary>
    /// Sorts the questions into parts of a few groups each, decodes a part into a bitmap that the cache holds, and reads the answers off it. No question
    /// waits for memory, and none is compared with another.
    /// </summary>
    private void MarkPartitioned(ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark)
    {
        int shift = 0;

        while ((header.Groups - 1) >> shift >= PartitionedList.MaxParts)
            shift++;

        long groupBits = (long)Layout.ChunksPerGroup * header.Width;

        // Groups of very wide chunks do not fit a cache, nor their offsets 32 bits.
        if (groupBits << shift > 1L << 26)
        {
            MarkDirectly(keys, marks, mark);
            return;
        }

        byte[] bitmap = ArrayPool<byte>.Shared.Rent((int)((groupBits << shift) / 8) + 8);

        for (int at = 0; at < keys.Length; at += PartitionedList.Longest)
        {
            int count = Math.Min(PartitionedList.Longest, keys.Length - at);
            using PartitionedList list = new(count);
            MarkPart(keys.Slice(at, count), marks.Slice(at, count), mark, list, shift, bitmap);
        }

        ArrayPool<byte>.Shared.Return(bitmap);
    }

    private void MarkPart(ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark, PartitionedList list, int shift, byte[] bitmap)
    {
        Span<int> ends = stackalloc int[PartitionedList.MaxParts + 1];
        ends.Clear();
        Locate(keys, list, ends, shift);
        Scatter(list, keys.Length, ends);
        int from = 0;

        fixed (byte* bits = bitmap)
        {
            for (int part = 0; part < PartitionedList.MaxParts; part++)
            {
                int end = ends[part];

                if (end == from)
                    continue;

                DecodePart((long)part << shift, 1 << shift, bits);

                foreach (ulong question in list.Sorted.AsSpan(from, end - from))
                {
                    uint offset = (uint)(question >> 32);
                    int found = (bits[offset >> 3] >> (int)(offset & 7)) & 1;
                    ref byte place = ref marks[(int)(uint)question];
                    place = found != 0 ? mark : place;
                }

                from = end;
            }
        }
    }

    // Part of each question, its offset inside the part, and how many each part has.
    private void Locate(ReadOnlySpan<ulong> keys, PartitionedList list, Span<int> counts, int shift)
    {
        Span<ushort> parts = list.Parts.AsSpan(0, keys.Length);
        Span<uint> offsets = list.Offsets.AsSpan(0, keys.Length);
        uint groupWidth = Layout.ChunksPerGroup * header.Width;
        uint inPart = (1u << shift) - 1;

        for (int i = 0; i < keys.Length; i++)
        {
            if (FindGroup(Math.Min(keys[i], TooLong), out uint place, out uint rest, out uint index) == null)
            {
                parts[i] = PartitionedList.Absent;
                continue;
            }

            parts[i] = (ushort)(index >> shift);
            offsets[i] = ((index & inPart) * groupWidth) + (place * header.Width) + rest;
            counts[(int)(index >> shift)]++;
        }
    }

    private static void Scatter(PartitionedList list, int count, Span<int> ends)
    {
        int sum = 0;

        for (int i = 0; i < ends.Length; i++)
            (ends[i], sum) = (sum, sum + ends[i]);

        ulong[] sorted = list.Sorted;
        ushort[] parts = list.Parts;
        uint[] offsets = list.Offsets;

        for (int i = 0; i < count; i++)
        {
            if (parts[i] != PartitionedList.Absent)
                sorted[ends[parts[i]]++] = ((ulong)offsets[i] << 32) | (uint)i;
        }
    }

    private void DecodePart(long firstGroup, int count, byte* bitmap)
    {
        long bytes = (long)Layout.ChunksPerGroup * header.Width / 8;
        count = (int)Math.Min(count, header.Groups - firstGroup);
        new Span<byte>(bitmap, (int)(bytes * count)).Clear();

        for (int i = 0; i < count; i++)
        {
            byte* line = groups + ((firstGroup + i) * Layout.GroupBytes);
            byte* chunk = data + GroupLine.Base(line);
            int shift = GroupLine.Shift(line);

            for (int place = 0; place < Layout.ChunksPerGroup; place++)
            {
                uint size = (uint)line[Layout.GroupSizesAt + place] << shift;

                if (size > 0)
                    Chunk.Decode(chunk, size, header, bitmap + (bytes * i) + (place * (long)header.Width / 8));

                chunk += size;
            }
        }
    }
}
