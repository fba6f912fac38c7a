using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TelemarketingCompliance;

internal sealed unsafe partial class ChunkedKeySet
{
    // Measured: 16 beats 32 and more; prefetches beyond some 16 to 48 lines are lost.
    private const int InFlight = 16;

    public override void Mark(ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark)
    {
        // Decoding all keys costs about a tenth of a look-up for each: worth it for long lists, in whatever order.
        if (keys.Length >= PartitionedList.Shortest && keys.Length >= header.Count / PartitionedList.KeysPerQuestion && header.Groups > 0)
            MarkPartitioned(keys, marks, mark);
        else
            MarkDirectly(keys, marks, mark);
    }

    [SkipLocalsInit]
    private void MarkDirectly(ReadOnlySpan<ulong> keys, Span<byte> marks, byte mark)
    {
        nint* pointers = stackalloc nint[InFlight];
        uint* places = stackalloc uint[InFlight];
        uint* rests = stackalloc uint[InFlight];
        int lowBase = header.LowBase;
        bool isCyclic = header.Code == ChunkCode.Cyclic;

        for (int at = 0; at < keys.Length; at += InFlight)
        {
            int count = Math.Min(InFlight, keys.Length - at);
            ReadOnlySpan<ulong> wanted = keys.Slice(at, count);

            for (int i = 0; i < wanted.Length; i++)
            {
                byte* line = wanted[i] > TelemarketingCompliance.Keys.Max ? null : FindGroup(wanted[i], out places[i], out rests[i]);
                pointers[i] = (nint)line;

                if (line != null)
                    Prefetch(line);
            }

            for (int i = 0; i < wanted.Length; i++)
            {
                byte* line = (byte*)pointers[i];

                if (line == null)
                    continue;

                if (line[Layout.GroupSizesAt + places[i]] == 0)
                {
                    pointers[i] = 0;
                    continue;
                }

                byte* chunk = ChunkOf(line, places[i], out uint size);
                pointers[i] = (nint)chunk;
                places[i] = size;
                Prefetch(chunk);

                Prefetch(LowBitsOf(chunk, size, rests[i]));
            }

            Span<byte> results = marks.Slice(at, count);

            for (int i = 0; i < results.Length; i++)
            {
                byte* chunk = (byte*)pointers[i];

                if (chunk == null)
                    continue;

                int code = *chunk & 15;
                bool found = isCyclic && code <= Chunk.LastParameter
                    ? CyclicChunk.Contains(chunk, places[i], lowBase + code, rests[i])
                    : Chunk.Contains(chunk, places[i], header, rests[i]);

                // A store without a branch: half of all answers are surprises.
                results[i] |= (byte)(mark & -Unsafe.BitCast<bool, byte>(found));
            }
        }
    }

    // The low bits stand as far from the end as the key from the beginning; about half a chunk is low bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* LowBitsOf(byte* chunk, uint size, uint rest) => chunk + size - 1 - (uint)(((ulong)size * rest * halfReciprocal) >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(byte* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(address);
    }
}
