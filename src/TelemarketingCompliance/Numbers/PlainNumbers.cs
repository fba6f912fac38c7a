using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TelemarketingCompliance;

/// <summary>Reads numbers written without any separator, eight digits at a time: <c>+</c> and digits, or a national number that loses no prefix.</summary>
/// <remarks>Most lines of a cleansed list are such. 0 refuses nothing: whatever is less plain, or the first of its country, is left to <see cref="NumberReader"/>.</remarks>
internal static class PlainNumbers
{
    private const int Word = 8;
    private const ulong Zeros = 0x3030303030303030;
    private const ulong PlusAndZeros = 0x303030303030302B;

    // A bit for each count of digits that a number with these first three may have, where nothing else needs to be known of it. Four bits a digit.
    private static readonly ushort[] Counts = new ushort[1 << 12];

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    ];

    /// <summary>The number's digits; 0 when the text may be one all the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ReadOnlySpan<byte> text, string? region)
    {
        int length = text.Length;
        if ((uint)(length - Word) > NumberingPlan.MaxDigits + 1 - Word || !BitConverter.IsLittleEndian)
            return 0;

        // The length is checked above; checked again, these two loads cost as much as the rest.
        ref byte start = ref MemoryMarshal.GetReference(text);
        return Read(Unsafe.ReadUnaligned<ulong>(ref start), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, length - Word)), length, region);
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ReadOnlySpan<char> text, string? region)
    {
        int length = text.Length;
        if ((uint)(length - Word) > NumberingPlan.MaxDigits + 1 - Word || !BitConverter.IsLittleEndian)
            return 0;

        ref ushort start = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        Vector128<ushort> first = Vector128.LoadUnsafe(ref start), last = Vector128.LoadUnsafe(ref start, (nuint)(length - Word));

        // Whatever is no ASCII becomes 0 or 255, which are no digits either.
        Vector128<ulong> bytes = (Sse2.IsSupported ? Sse2.PackUnsignedSaturate(first.AsInt16(), last.AsInt16()) : Vector128.NarrowWithSaturation(first, last)).AsUInt64();
        return Read(bytes[0], bytes[1], length, region);
    }

    /// <summary>Remembers a plan, so that its numbers are read here from now on.</summary>
    public static void Know(NumberingPlan plan)
    {
        for (int firstThree = 100; firstThree < 1000; firstThree++)
        {
            if (plan.Plain.CountsOf(firstThree) is var counts and not 0)
                Volatile.Write(ref Counts[Place((uint)(firstThree / 100 | (firstThree / 10 % 10 << 8) | (firstThree % 10 << 16)))], counts);
        }
    }

    // Three decimals in bytes, the first one lowest, become twelve bits.
    private static int Place(uint decimals) => (int)(decimals * 0x1001001UL >> 16) & 0xFFF;

    /// <param name="first">The first eight characters, the first one lowest.</param>
    /// <param name="last">The last eight characters.</param>
    /// <param name="length">How many characters there are, 8 to 16.</param>
    /// <param name="region">The region of national spellings.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read(ulong first, ulong last, int length, string? region)
    {
        // The plus becomes a zero. What stands before the last eight digits goes to the end of its word, and zeros follow from below.
        ulong start = first ^ PlusAndZeros;
        ulong before = start << (8 * ((2 * Word) - length));
        ulong behind = last ^ Zeros;
        bool isKnown = ((Counts[Place((uint)start >> 8)] >> (length - 1)) & 1) != 0;
        return isKnown && (byte)start == 0 && AreDigits(before, behind) ? Value(before, behind) : ReadOther(first, last, length, region);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong ReadOther(ulong first, ulong last, int length, string? region) =>
        (byte)first == '+' ? ReadInternational(first, last, length) : ReadNational(first, last, length, region);

    private static ulong ReadInternational(ulong first, ulong last, int length)
    {
        ulong start = first ^ PlusAndZeros, behind = last ^ Zeros;
        ulong before = start << (8 * ((2 * Word) - length));
        if (!AreDigits(before, behind))
            return 0;

        int firstThree = (int)((((start >> 8) & 15) * 100) + (((start >> 16) & 15) * 10) + ((start >> 24) & 15));
        return NumberingPlan.Of(firstThree).Plain.IsInternational(start, length - 1) ? Value(before, behind) : 0;
    }

    private static ulong ReadNational(ulong first, ulong last, int length, string? region)
    {
        ref readonly PlainShape plain = ref NumberingPlan.OfRegion(region).Plain;
        if (length > NumberingPlan.MaxDigits || !plain.IsNational(first, length))
            return 0;

        ulong before = length == Word ? 0 : (first ^ Zeros) << (8 * ((2 * Word) - length));
        ulong behind = last ^ Zeros;
        return AreDigits(before, behind) ? (plain.CountryCode * PowersOfTen[length]) + Value(before, behind) : 0;
    }

    /// <summary>Whether no byte is more than nine.</summary>
    private static bool AreDigits(ulong one, ulong other) => !Vector128.GreaterThanAny(Vector128.Create(one, other).AsByte(), Vector128.Create((byte)9));

    /// <summary>Sixteen decimals as one number: joined in pairs, fours and eights.</summary>
    internal static ulong Value(ulong before, ulong behind)
    {
        if (!Sse41.IsSupported)
            return PortableValue(before, behind);

        Vector128<short> pairs = Ssse3.MultiplyAddAdjacent(Vector128.Create(before, behind).AsByte(), Vector128.Create((ushort)0x010A).AsSByte());
        Vector128<int> fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(100 | (1 << 16)).AsInt16());
        Vector128<int> eights = Sse2.MultiplyAddAdjacent(Sse41.PackUnsignedSaturate(fours, fours).AsInt16(), Vector128.Create(10_000 | (1 << 16)).AsInt16());
        ulong both = eights.AsUInt64().ToScalar();
        return ((both & uint.MaxValue) * 100_000_000) + (both >> 32);
    }

    /// <summary>The same on processors without these instructions.</summary>
    internal static ulong PortableValue(ulong before, ulong behind) => (Eight(before) * 100_000_000) + Eight(behind);

    private static ulong Eight(ulong decimals)
    {
        decimals = (decimals * 10) + (decimals >> 8);
        return (((decimals & 0x000000FF000000FF) * 0x000F424000000064) + (((decimals >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
    }
}
