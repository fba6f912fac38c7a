using System.Runtime.CompilerServices;

namespace TelemarketingCompliance;

/// <summary>Division by a width known only at run time: one multiplication instead of a 64-bit division. Exact for every key.</summary>
internal readonly struct Reciprocal
{
    private readonly ulong factor;
    private readonly int shift;

    public Reciprocal(uint divisor)
    {
        shift = System.Numerics.BitOperations.Log2(divisor);
        UInt128 power = UInt128.One << (64 + shift);

        // Widths are no powers of two, so the quotient fits 64 bits; the error stays below 2^(shift + 1) / 2^(64 + shift) for keys of 50 bits.
        factor = (ulong)(power / divisor) + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Divide(ulong key) => Math.BigMul(key, factor, out _) >> shift;
}
