using System.Numerics;
using System.Runtime.CompilerServices;

namespace TelemarketingCompliance;

/// <summary>
/// Reads a chunk in cyclic Elias–Fano code: upper bits in unary from the front, low bits backward from the end. A bucket of k keys is a start and
/// k - 1 gaps, going round the bucket from behind its largest gap, so that each gap needs one bit less than the bucket is wide.
/// </summary>
/// <remarks>Whatever the bytes say, nothing is read before the chunk, nor more than eight bytes behind it.</remarks>
internal static unsafe class CyclicChunk
{
    private const ulong HeaderBits = 15;

    // Seven in the header: its last bit is a zero, as if a bucket ended just before the first.
    private const ulong VirtualZero = 7;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Contains(byte* chunk, uint size, int low, uint rest)
    {
        if (!FindBucket(chunk, size, low, rest >> low, out int count, out long bit))
            return false;

        uint mask = (1u << low) - 1;
        uint wanted = rest & mask;
        uint value = (uint)Bits.From(chunk, bit) & mask;

        if (value == wanted)
            return true;

        while (--count > 0)
        {
            bit -= low - 1;

            if (bit < 0)
                return false;

            value = (value + ((uint)Bits.From(chunk, bit) & (mask >> 1)) + 1) & mask;

            if (value == wanted)
                return true;
        }

        return false;
    }

    /// <summary>Keys of the chunk below <paramref name="rest"/>, or -1 when it is not there.</summary>
    public static int Rank(byte* chunk, uint size, int low, uint rest)
    {
        if (!FindBucket(chunk, size, low, rest >> low, out int count, out long bit, out int before))
            return -1;

        uint mask = (1u << low) - 1;
        uint wanted = rest & mask;
        uint value = (uint)Bits.From(chunk, bit) & mask;
        bool found = value == wanted;
        int below = value < wanted ? 1 : 0;

        while (--count > 0)
        {
            bit -= low - 1;

            if (bit < 0)
                return -1;

            value = (value + ((uint)Bits.From(chunk, bit) & (mask >> 1)) + 1) & mask;
            found |= value == wanted;
            below += value < wanted ? 1 : 0;
        }

        return found ? before + below : -1;
    }

    /// <summary>Sets a bit of a cleared bitmap for every key; offsets past the width are left out.</summary>
    public static void Decode(byte* chunk, uint size, int low, uint width, byte* bitmap)
    {
        uint mask = (1u << low) - 1;
        uint buckets = ((width - 1) >> low) + 1;
        long bit = (long)size * 8;
        uint value = 0;
        ulong carry = 0;
        int gap = low - 1;
        long taken = 4;

        for (uint at = 0; at < size; at += 8)
        {
            ulong word = Bits.Load(chunk + at) & (at == 0 ? ~HeaderBits : ulong.MaxValue);
            ulong starts = word & ~((word << 1) | carry);
            carry = word >> 63;
            long place = (at * 8L) - taken;

            // Every key is a one; what tells a start from a gap is computed, because a branch on it would mispredict half the time.
            for (; word != 0; word &= word - 1)
            {
                int one = BitOperations.TrailingZeroCount(word);
                int isStart = (int)(starts >> one) & 1;
                uint bucket = (uint)(place-- + one);
                bit -= gap + isStart;

                // The last zero of the upper bits is behind: what follows are low bits.
                if (bucket >= buckets || bit < 0)
                    return;

                uint field = (uint)Bits.From(chunk, bit) & (mask >> (1 - isStart));
                value = ((value + 1) & (uint)(isStart - 1)) + field;
                uint offset = (bucket << low) + (value & mask);

                if (offset < width)
                    bitmap[offset >> 3] |= (byte)(1 << (int)(offset & 7));
            }

            taken = (at * 8L) - place;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FindBucket(byte* chunk, uint size, int low, uint bucket, out int count, out long bit) =>
        FindBucket(chunk, size, low, bucket, out count, out bit, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FindBucket(byte* chunk, uint size, int low, uint bucket, out int count, out long bit, out int before)
    {
        int rank = (int)bucket;
        byte* at = chunk;
        byte* end = chunk + size;
        ulong upper = (Bits.Load(at) & ~HeaderBits) | VirtualZero;
        ulong carry = 0;
        int nonEmpty = -1;
        ulong zeros;
        ulong edges;

        while (true)
        {
            zeros = ~upper;
            edges = zeros & ((upper << 1) | carry);
            int inWord = BitOperations.PopCount(zeros);

            if (inWord > rank)
                break;

            rank -= inWord;
            nonEmpty += BitOperations.PopCount(edges);
            carry = upper >> 63;
            at += 8;

            if (at >= end)
            {
                count = 0;
                bit = 0;
                before = 0;
                return false;
            }

            upper = Bits.Load(at);
        }

        int place = Bits.Select(zeros, rank);
        nonEmpty += BitOperations.PopCount(edges & ((2UL << place) - 1));
        long position = ((at - chunk) << 3) + place;
        before = (int)position - 3 - (int)bucket;
        count = BitOperations.TrailingZeroCount(~Bits.From(chunk, position + 1));
        bit = ((long)size * 8) - ((long)(low - 1) * before) - nonEmpty - low;
        return count > 0 && bit >= 0;
    }
}
