using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TelemarketingCompliance;

/// <summary>Bit fields of little-endian memory. Callers prove that eight bytes can be read at the field.</summary>
internal static unsafe class Bits
{
    public static ReadOnlySpan<byte> Padding => new byte[Layout.Alignment];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(byte* at) => Unsafe.ReadUnaligned<ulong>(at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* at, ulong word) => Unsafe.WriteUnaligned(at, word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Load32(byte* at) => Unsafe.ReadUnaligned<uint>(at);

    /// <summary>At least 57 bits from a bit position on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong From(byte* start, long bit) => Load(start + (bit >> 3)) >> (int)(bit & 7);

    /// <summary>The position of the set bit that has <paramref name="rank"/> set bits below it; the word has more than that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Select(ulong word, int rank) =>
        Bmi2.X64.IsSupported ? BitOperations.TrailingZeroCount(Bmi2.X64.ParallelBitDeposit(1UL << rank, word)) : SelectByBytes(word, rank);

    // Cumulated byte counts tell the byte, then a few bits are cleared one by one.
    internal static int SelectByBytes(ulong word, int rank)
    {
        ulong counts = word - ((word >> 1) & 0x5555_5555_5555_5555);
        counts = (counts & 0x3333_3333_3333_3333) + ((counts >> 2) & 0x3333_3333_3333_3333);
        counts = ((counts + (counts >> 4)) & 0x0F0F_0F0F_0F0F_0F0F) * 0x0101_0101_0101_0101;
        int shift = 0;

        while (shift < 56 && (int)((counts >> shift) & 0xFF) <= rank)
            shift += 8;

        int before = shift == 0 ? 0 : (int)((counts >> (shift - 8)) & 0xFF);
        ulong rest = word >> shift;

        for (int i = before; i < rank; i++)
            rest &= rest - 1;

        return shift + BitOperations.TrailingZeroCount(rest);
    }
}
