using PhoneNumbers;

namespace TelemarketingCompliance;

/// <summary>Finds the class and the region of a number.</summary>
internal static class NumberClassifier
{
    /// <summary>No short number has more digits in any plan, and every longer number would ask every region of its country code.</summary>
    public const int LongestShort = 6;

    /// <summary>Asks libphonenumber: what every faster way must agree with.</summary>
    public static NumberProfile Classify(PhoneNumber number)
    {
        string national = NumberMetadata.Plans.GetNationalSignificantNumber(number);
        NumberClass known = Translate(NumberMetadata.Plans.GetNumberType(number));
        string? region = known == NumberClass.Unknown ? null : CountryOnly(NumberMetadata.Plans.GetRegionCodeForNumber(number));
        string? mainRegion = CountryOnly(NumberMetadata.Plans.GetRegionCodeForCountryCode(number.CountryCode));
        NumberProfile profile = Profile(number.CountryCode, national, known, region, mainRegion);

        return known == NumberClass.Unknown && profile.Class != NumberClass.CallerPrefix && ShortRegion(number, national) is { } shortRegion
            ? new(IsEmergency(national, shortRegion) ? NumberClass.Emergency : NumberClass.Short, shortRegion)
            : profile;
    }

    /// <summary>What is made of libphonenumber's class and region, short numbers aside: the Italian ranges it lacks.</summary>
    public static NumberProfile Profile(int countryCode, ReadOnlySpan<char> national, NumberClass known, string? region, string? mainRegion)
    {
        bool italian = countryCode == ItalianRanges.CountryCode;
        if (italian && ItalianRanges.IsCallerPrefix(national))
            return new(NumberClass.CallerPrefix, "IT");
        if (known != NumberClass.Unknown)
            return new(known, italian && ItalianRanges.IsSanMarino(national) ? "SM" : region);

        return new(italian ? ItalianRanges.Classify(national) : NumberClass.Unknown, mainRegion);
    }

    /// <summary>Whether the number is a short or emergency number of its country.</summary>
    public static bool IsShort(PhoneNumber number) =>
        ShortRegion(number, NumberMetadata.Plans.GetNationalSignificantNumber(number)) is not null;

    /// <summary>The first region, main region first, where the number is a short number; null where it is none.</summary>
    private static string? ShortRegion(PhoneNumber number, string national)
    {
        if (national.Length > LongestShort)
            return null;

        foreach (string region in NumberMetadata.Plans.GetRegionCodesForCountryCode(number.CountryCode))
        {
            if (NumberMetadata.ShortNumbers.IsValidShortNumberForRegion(number, region) || IsEmergency(national, region))
                return region;
        }

        return null;
    }

    private static bool IsEmergency(string national, string region) => NumberMetadata.ShortNumbers.IsEmergencyNumber(national, region);

    /// <summary>libphonenumber's <c>001</c> (the world) and <c>ZZ</c> (unknown) are no country whose law could apply.</summary>
    public static string? CountryOnly(string? region) => region is null or "001" or "ZZ" or "" ? null : region;

    private static NumberClass Translate(PhoneNumberType type) => type switch
    {
        PhoneNumberType.FIXED_LINE => NumberClass.Fixed,
        PhoneNumberType.MOBILE => NumberClass.Mobile,
        PhoneNumberType.FIXED_LINE_OR_MOBILE => NumberClass.FixedOrMobile,
        PhoneNumberType.VOIP => NumberClass.Voip,
        PhoneNumberType.TOLL_FREE => NumberClass.TollFree,
        PhoneNumberType.SHARED_COST => NumberClass.SharedCost,
        PhoneNumberType.PREMIUM_RATE => NumberClass.Premium,
        PhoneNumberType.PERSONAL_NUMBER => NumberClass.Personal,
        PhoneNumberType.PAGER => NumberClass.Pager,
        PhoneNumberType.UAN => NumberClass.CorporateNumber,
        PhoneNumberType.VOICEMAIL => NumberClass.Voicemail,
        _ => NumberClass.Unknown,
    };
}
