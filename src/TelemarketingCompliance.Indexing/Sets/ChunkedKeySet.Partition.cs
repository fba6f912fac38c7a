using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TelemarketingCompliance;

internal sealed unsafe partial class ChunkedKeySet
{
    // Beyond every key, and its tag still fits 32 bits.
    private const ulong TooLong = TelemarketingCompliance.Keys.Max + 1 + Layout.ChunksPerGroup * Layout.GroupsPerRegion * 1_000_000UL;

    // Decoded parts above this would not stay in a core's cache.
    private const long MaxPartBits = 1L << 25;

    /// <summary>
    /// Sorts the questions into parts of the set, decodes a part into a bitmap that the cache holds, reads the answers off it, and brings them back in the
    /// order of the questions. No question waits for memory, and none is compared with another.
    /// </summary>
    private void MarkPartitioned(ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark)
    {
        // The place of a key: the number of its chunk among all chunks of populated groups, then its offset.
        int chunkBits = BitOperations.Log2(header.Width - 1) + 1;
        long places = (long)header.Groups * Layout.ChunksPerGroup << chunkBits;
        int shift = Math.Max(chunkBits, BitOperations.Log2((ulong)(places - 1) / PartitionedList.MaxParts) + 1);

        if (places >= PartitionedList.Absent || 1L << shift > MaxPartBits)
        {
            MarkDirectly(keys, marks, mark);
            return;
        }

        // Damaged chunks may claim offsets behind the part; there is room for the highest.
        byte[] bitmap = ArrayPool<byte>.Shared.Rent((1 << shift >> 3) + (int)(header.Width / 4) + 2048);

        for (int at = 0; at < keys.Length; at += PartitionedList.Longest)
        {
            int count = Math.Min(PartitionedList.Longest, keys.Length - at);
            using PartitionedList list = new(count);
            MarkPiece(keys.Slice(at, count), marks.Slice(at, count), mark, list, chunkBits, shift, bitmap);
        }

        ArrayPool<byte>.Shared.Return(bitmap);
    }

    [SkipLocalsInit]
    private void MarkPiece(ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark, PartitionedList list, int chunkBits, int shift, byte[] bitmap)
    {
        int* ends = stackalloc int[PartitionedList.MaxParts + 1];
        int* starts = stackalloc int[PartitionedList.MaxParts + 1];
        new Span<int>(ends, PartitionedList.MaxParts + 1).Clear();

        fixed (uint* places = list.Places, sorted = list.Sorted)
        fixed (byte* found = list.Found, bits = bitmap)
        {
            Locate(keys, places, ends, chunkBits, shift);

            for (int part = 0, sum = 0; part <= PartitionedList.MaxParts; part++)
            {
                starts[part] = sum;
                (ends[part], sum) = (sum, sum + ends[part]);
            }

            for (int i = 0; i < keys.Length; i++)
                sorted[ends[Math.Min(places[i] >> shift, PartitionedList.MaxParts)]++] = places[i];

            for (int part = 0; part < PartitionedList.MaxParts; part++)
            {
                if (ends[part] > starts[part])
                    AnswerPart((uint)part << (shift - chunkBits), 1u << (shift - chunkBits), chunkBits, sorted, found, starts[part], ends[part], bits);
            }

            new Span<byte>(found + starts[PartitionedList.MaxParts], ends[PartitionedList.MaxParts] - starts[PartitionedList.MaxParts]).Clear();

            for (int i = 0; i < keys.Length; i++)
                marks[i] |= (byte)(mark & -found[starts[Math.Min(places[i] >> shift, PartitionedList.MaxParts)]++]);
        }
    }

    // The place of each question, and how many fall into each part; what is not in any group goes into a part of its own.
    private void Locate(ReadOnlySpan<ulong> keys, uint* places, int* counts, int chunkBits, int shift)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            uint at = FindGroup(Math.Min(keys[i], TooLong), out uint place, out uint rest, out uint index) == null
                ? PartitionedList.Absent
                : (((index * Layout.ChunksPerGroup) + place) << chunkBits) + rest;
            places[i] = at;
            counts[Math.Min(at >> shift, PartitionedList.MaxParts)]++;
        }
    }

    private void AnswerPart(uint firstChunk, uint chunks, int chunkBits, uint* sorted, byte* found, int from, int end, byte* bits)
    {
        new Span<byte>(bits, (int)(chunks << chunkBits >> 3)).Clear();
        DecodeChunks(firstChunk, Math.Min(firstChunk + chunks, header.Groups * Layout.ChunksPerGroup), chunkBits, bits);
        uint origin = firstChunk << chunkBits;

        for (int i = from; i < end; i++)
        {
            uint offset = sorted[i] - origin;
            found[i] = (byte)((bits[offset >> 3] >> (int)(offset & 7)) & 1);
        }
    }

    private void DecodeChunks(uint first, uint end, int chunkBits, byte* bitmap)
    {
        for (uint number = first; number < end;)
        {
            byte* line = groups + ((long)(number / Layout.ChunksPerGroup) * Layout.GroupBytes);
            uint place = number % Layout.ChunksPerGroup;
            byte* chunk = ChunkOf(line, place, out _);
            int shift = GroupLine.Shift(line);

            for (; place < Layout.ChunksPerGroup && number < end; place++, number++)
            {
                uint size = (uint)line[Layout.GroupSizesAt + place] << shift;

                if (size > 0)
                    Chunk.Decode(chunk, size, header, bitmap + ((long)(number - first) << chunkBits >> 3));

                chunk += size;
            }
        }
    }
}
