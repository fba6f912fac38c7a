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
    private long bit;
    private long next;

    public const int HeaderBits = 4;
    public const int OwnHeaderBits = 9;

    /// <param name="chunk">Where the chunk begins.</param>
    /// <param name="size">Its length.</param>
    /// <param name="low">Low bits of a gap.</param>
    /// <param name="from">Where the gaps begin.</param>
    public RiceChunk(byte* chunk, uint size, int low, int from = HeaderBits)
    {
        bit = from;
        this.chunk = chunk;
        end = (long)size * 8;
        this.low = low;
        mask = (1u << low) - 1;
    }

    /// <summary>A chunk that says its parameter itself, in the five bits behind its code.</summary>
    public static RiceChunk WithOwnParameter(byte* chunk, uint size) => new(chunk, size, (int)(Bits.Load(chunk) >> 4) & 31, OwnHeaderBits);

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
