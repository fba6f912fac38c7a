using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>The numbering plans of libphonenumber, behind one door.</summary>
/// <remarks>Safe on any thread: the library's instances are, and the table here is built once.</remarks>
internal static class NumberMetadata
{
    private static readonly bool[] CountryCodes = FindCountryCodes();

    /// <summary>The version of the numbering plans, part of an edition's hash.</summary>
    public static string Version { get; } = typeof(PhoneNumberUtil).Assembly.GetName().Version!.ToString(3);

    public static PhoneNumberUtil Plans { get; } = PhoneNumberUtil.GetInstance();

    // Read when first asked for: most processes never are asked for a short number or an area.
    public static ShortNumberInfo ShortNumbers => ShortNumberInfo.GetInstance();

    public static PhoneNumberToTimeZonesMapper Zones => PhoneNumberToTimeZonesMapper.GetInstance();

    /// <summary>The regions that have a numbering plan; the library would build the set anew each time.</summary>
    public static FrozenSet<string> Regions => RegionSet.All;

    /// <summary>How many of the first digits are a country code; 0 when there is no such code.</summary>
    /// <remarks>Country codes have one to three digits and none begins with another, so the first match is the only one.</remarks>
    public static int CountryCodeLength(ReadOnlySpan<char> digits)
    {
        int code = 0;
        for (int i = 0; i < digits.Length && i < 3; i++)
        {
            code = (code * 10) + (digits[i] - '0');
            if (CountryCodes[code])
                return i + 1;
        }

        return 0;
    }

    /// <summary>Parses digits that begin with the country code.</summary>
    public static bool TryParse(ulong digits, [NotNullWhen(true)] out PhoneNumber? number) =>
        TryParse(string.Create(CultureInfo.InvariantCulture, $"+{digits}"), region: null, out number, out _);

    /// <summary>Parses <c>+</c> and digits, or bare digits as they are written within a region.</summary>
    public static bool TryParse(string text, string? region, [NotNullWhen(true)] out PhoneNumber? number, out NumberRefusal refusal)
    {
        try
        {
            number = Plans.Parse(text, region);
            refusal = NumberRefusal.None;
            return true;
        }
        catch (NumberParseException unread)
        {
            number = null;
            refusal = unread.ErrorType switch
            {
                ErrorType.INVALID_COUNTRY_CODE => NumberRefusal.UnknownCountry,
                ErrorType.TOO_LONG => NumberRefusal.TooLong,
                // Only digits come here, so "not a number" is one of too few digits.
                _ => NumberRefusal.TooShort,
            };
            return false;
        }
    }

    private static bool[] FindCountryCodes()
    {
        bool[] codes = new bool[1000];
        foreach (int code in PhoneNumberUtil.GetInstance().GetSupportedCallingCodes())
            codes[code] = true;
        return codes;
    }

    private static class RegionSet
    {
        public static readonly FrozenSet<string> All = Plans.GetSupportedRegions().ToFrozenSet(StringComparer.Ordinal);
    }
}
