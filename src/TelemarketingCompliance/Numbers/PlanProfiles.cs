using System.Globalization;

namespace TelemarketingCompliance;

/// <summary>Looks numbers up in the tables of their plans, without libphonenumber and without allocating.</summary>
internal static class PlanProfiles
{
    /// <summary>The profile; false for what only libphonenumber tells: short numbers, and countries whose plans say more.</summary>
    /// <param name="digits">The number, country code included; not 0.</param>
    /// <param name="profile">What <see cref="NumberClassifier.Classify"/> says of the number.</param>
    public static bool TryFind(ulong digits, out NumberProfile profile) => TryFind(digits, out profile, out _);

    /// <inheritdoc cref="TryFind(ulong, out NumberProfile)"/>
    /// <param name="digits">The number, country code included; not 0.</param>
    /// <param name="profile">What <see cref="NumberClassifier.Classify"/> says of the number.</param>
    /// <param name="hasArea">Whether the number's first digits name an area.</param>
    public static bool TryFind(ulong digits, out NumberProfile profile, out bool hasArea)
    {
        profile = default;
        hasArea = false;
        Span<char> text = stackalloc char[NumberingPlan.MaxDigits];
        digits.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture);
        NumberingPlan plan = NumberingPlan.Of(text[..length]);
        if (!plan.IsReadable || plan.Classes is not { } classes)
            return false;

        ReadOnlySpan<char> national = text[plan.Code.Length..length];
        ReadOnlySpan<char> stripped = national;
        if (!plan.TryStrip(ref stripped) || stripped.Length != national.Length || !classes.TryFind(national, out NumberClass known, out string? region))
            return false;
        if (known == NumberClass.Unknown && national.Length <= NumberClassifier.LongestShort)
            return false;

        profile = NumberClassifier.Profile((int)plan.CountryCode, national, known, region, plan.MainRegion);
        hasArea = profile.Class is NumberClass.Fixed or NumberClass.FixedOrMobile || (profile.Class == NumberClass.Mobile && plan.MobilesHaveAreas);
        return true;
    }
}
