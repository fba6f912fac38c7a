using System.Globalization;
using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>Reads <c>+</c> and digits, or national digits, by asking libphonenumber: what every faster way must agree with.</summary>
/// <remarks>Costs microseconds and allocates; a refusal costs an exception inside libphonenumber. Safe on any thread.</remarks>
internal static class LibraryReader
{
    /// <summary>The refusal and the digits, which are 0 unless the refusal is <see cref="NumberRefusal.None"/>.</summary>
    /// <param name="written">Digits, a plus before them where there is one.</param>
    /// <param name="defaultRegion">The region of national spellings.</param>
    /// <param name="digits">The number.</param>
    public static NumberRefusal Read(ReadOnlySpan<char> written, string? defaultRegion, out ulong digits) =>
        written is ['+', ..] ? ReadInternational(written, out digits) : ReadNational(written, defaultRegion, out digits);

    private static NumberRefusal ReadInternational(ReadOnlySpan<char> plusAndDigits, out ulong digits) =>
        Resolve(plusAndDigits.ToString(), region: null, out digits, out _);

    private static NumberRefusal ReadNational(ReadOnlySpan<char> written, string? defaultRegion, out ulong digits)
    {
        digits = 0;
        string? region = KnownRegion(defaultRegion);
        if (region is null)
            return NumberRefusal.NoRegion;

        Span<char> code = stackalloc char[3];
        NumberMetadata.Plans.GetCountryCodeForRegion(region).TryFormat(code, out int codeLength, provider: CultureInfo.InvariantCulture);
        return written.StartsWith(code[..codeLength])
            ? ReadBareCountryCode(written, code[..codeLength], out digits)
            : Resolve(written.ToString(), region, out digits, out _);
    }

    /// <summary>Digits that begin like the region's own country code, without <c>+</c>: <c>39…</c> is also an Italian mobile range.</summary>
    /// <remarks>Both readings are tried, and the one the numbering plan knows is taken; never the likelier of two.</remarks>
    private static NumberRefusal ReadBareCountryCode(ReadOnlySpan<char> written, ReadOnlySpan<char> code, out ulong digits)
    {
        NumberRefusal asNational = Resolve($"+{code}{written}", region: null, out ulong national, out PhoneNumber? nationalNumber);
        NumberRefusal asInternational = Resolve($"+{written}", region: null, out ulong international, out PhoneNumber? internationalNumber);

        if (asInternational != NumberRefusal.None || national == international)
        {
            digits = national;
            return asNational;
        }

        if (asNational != NumberRefusal.None)
        {
            digits = international;
            return asInternational;
        }

        bool knownNational = IsKnown(nationalNumber!);
        digits = knownNational == IsKnown(internationalNumber!) ? 0 : knownNational ? national : international;
        return digits == 0 ? NumberRefusal.Ambiguous : NumberRefusal.None;
    }

    private static NumberRefusal Resolve(string text, string? region, out ulong digits, out PhoneNumber? number)
    {
        digits = 0;
        if (!NumberMetadata.TryParse(text, region, out number, out NumberRefusal refusal))
            return refusal;

        refusal = Possible(number);
        if (refusal != NumberRefusal.None)
            return refusal;

        if (!TryPack(number, out ulong packed))
            return NumberRefusal.TooLong;

        if (!IsReadAsItself(packed, text))
            return NumberRefusal.Impossible;

        digits = packed;
        return NumberRefusal.None;
    }

    /// <summary>libphonenumber strips prefixes from some numbers again each time it reads them: such a number would be two keys.</summary>
    private static bool IsReadAsItself(ulong packed, string text)
    {
        string full = string.Create(CultureInfo.InvariantCulture, $"+{packed}");
        return full == text
            || (NumberMetadata.TryParse(full, region: null, out PhoneNumber? again, out _) && TryPack(again, out ulong packedAgain) && packedAgain == packed);
    }

    private static NumberRefusal Possible(PhoneNumber number)
    {
        NumberRefusal refusal = NumberMetadata.Plans.IsPossibleNumberWithReason(number) switch
        {
            PhoneNumberUtil.ValidationResult.IS_POSSIBLE => NumberRefusal.None,
            PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => NumberRefusal.LocalOnly,
            PhoneNumberUtil.ValidationResult.INVALID_COUNTRY_CODE => NumberRefusal.UnknownCountry,
            PhoneNumberUtil.ValidationResult.TOO_SHORT => NumberRefusal.TooShort,
            PhoneNumberUtil.ValidationResult.TOO_LONG => NumberRefusal.TooLong,
            _ => NumberRefusal.Impossible,
        };

        // Short and emergency numbers are kept, so that they are refused as numbers never dialed rather than lost as unreadable.
        return refusal is NumberRefusal.TooShort or NumberRefusal.LocalOnly && NumberClassifier.IsShort(number) ? NumberRefusal.None : refusal;
    }

    private static bool IsKnown(PhoneNumber number) => NumberClassifier.Classify(number).Class != NumberClass.Unknown;

    /// <summary>Country code, leading zeros and national number as one integer; false with more than 15 digits.</summary>
    private static bool TryPack(PhoneNumber number, out ulong digits)
    {
        int zeros = number.HasNumberOfLeadingZeros ? number.NumberOfLeadingZeros : 0;
        ulong scale = 10;
        for (ulong rest = number.NationalNumber / 10; rest > 0; rest /= 10)
            scale *= 10;
        for (; zeros > 0 && scale < E164Number.Largest; zeros--)
            scale *= 10;

        UInt128 packed = ((UInt128)(uint)number.CountryCode * scale) + number.NationalNumber;
        digits = packed <= E164Number.Largest ? (ulong)packed : 0;
        return digits != 0;
    }

    private static string? KnownRegion(string? region)
    {
        if (region is not { Length: 2 })
            return null;

        string upper = region.ToUpperInvariant();
        return NumberMetadata.Regions.Contains(upper) ? upper : null;
    }
}
