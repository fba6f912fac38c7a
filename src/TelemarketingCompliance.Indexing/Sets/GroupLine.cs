using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TelemarketingCompliance;

/// <summary>The 64 bytes that find the 50 chunks of a group: where the first begins, and how long each is.</summary>
internal static unsafe class GroupLine
{
    private const ulong EvenBytes = 0x00FF_00FF_00FF_00FF;

    public static ulong Base(byte* line) => Bits.Load(line) & 0xFFFF_FFFF_FFFF;

    public static int Shift(byte* line) => line[6] & 31;

    public static long KeysBefore(byte* line) => (long)(Bits.Load(line + 6) >> 16);

    /// <summary>The bytes of the first <paramref name="count"/> sizes, added up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Sum(byte* line, uint count) => Avx2.IsSupported ? SumByVectors(line, count) : SumByWords(line, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint SumByVectors(byte* line, uint count)
    {
        Vector256<sbyte> places = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
        Vector256<sbyte> first = Vector256.Create((sbyte)(Layout.GroupSizesAt - 1));
        Vector256<sbyte> end = Vector256.Create((sbyte)(Layout.GroupSizesAt + (int)count));
        Vector256<byte> low = Vector256.Load(line) & (Vector256.GreaterThan(places, first) & Vector256.GreaterThan(end, places)).AsByte();
        Vector256<byte> high = Vector256.Load(line + 32) & Vector256.GreaterThan(end, places + Vector256.Create((sbyte)32)).AsByte();
        Vector256<ulong> sums = (Avx2.SumAbsoluteDifferences(low, Vector256<byte>.Zero).AsUInt64() + Avx2.SumAbsoluteDifferences(high, Vector256<byte>.Zero).AsUInt64());
        Vector128<ulong> halves = sums.GetLower() + sums.GetUpper();
        return (uint)(halves.GetElement(0) + halves.GetElement(1));
    }

    internal static uint SumByWords(byte* line, uint count)
    {
        byte* sizes = line + Layout.GroupSizesAt;
        ulong lanes = 0;
        uint i = 0;

        // Four 16-bit lanes hold at most 14 times 255.
        for (; i + 8 <= count; i += 8)
        {
            ulong word = Bits.Load(sizes + i);
            lanes += (word & EvenBytes) + ((word >> 8) & EvenBytes);
        }

        if (i < count)
        {
            // The word may reach behind the line; its bytes do not count, and files end with 64 more.
            ulong word = Bits.Load(sizes + i) & ((1UL << (int)((count - i) * 8)) - 1);
            lanes += (word & EvenBytes) + ((word >> 8) & EvenBytes);
        }

        return (uint)((lanes * 0x0001_0001_0001_0001) >> 48);
    }
}
