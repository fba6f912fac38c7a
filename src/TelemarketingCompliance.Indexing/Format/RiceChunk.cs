using System.Numerics;

namespace TelemarketingCompliance;

/// <summary>Reads a chunk of Golomb–Rice gaps: for each key the gap's quotient as zeros and a one, then its low bits. Zeros up to the end close it.</summary>
/// <remarks>Whatever the bytes say, nothing is read more than sixteen bytes behind the chunk.</remarks>
internal unsafe ref struct RiceChunk
{
    private readonly byte* chunk;
    private readonly long end;
    private readonly int low;
    private readonly uint mask;
    private long bit = 4;
    private long next;

    public RiceChunk(byte* chunk, uint size, int low)
    {
        this.chunk = chunk;
        end = (long)size * 8;
        this.low = low;
        mask = (1u << low) - 1;
    }

    /// <summary>The next key's offset, or <see cref="long.MaxValue"/> at the end.</summary>
    public long Next()
    {
        long quotient = 0;

        while (bit < end)
        {
            ulong word = Bits.From(chunk, bit);
            int zeros = BitOperations.TrailingZeroCount(word);

            if (zeros < 57)
            {
                bit += zeros + 1;
                quotient += zeros;

                if (bit + low > end)
                    break;

                uint field = (uint)Bits.From(chunk, bit) & mask;
                bit += low;
                long key = next + (quotient << low) + field;
                next = key + 1;
                return key;
            }

            bit += 57;
            quotient += 57;
        }

        bit = end;
        return long.MaxValue;
    }
}
