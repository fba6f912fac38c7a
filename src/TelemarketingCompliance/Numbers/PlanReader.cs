namespace TelemarketingCompliance;

/// <summary>Reads <c>+</c> and digits, or national digits, by the plans that were taken out of libphonenumber, step by step as it reads them.</summary>
/// <remarks>False refuses nothing: short numbers, countries whose plans say more and codes that do not exist are left to <see cref="LibraryReader"/>.</remarks>
internal static class PlanReader
{
    /// <param name="written">Digits, a plus before them where there is one.</param>
    /// <param name="region">The region of national spellings.</param>
    /// <param name="refusal">Why the digits are no number.</param>
    /// <param name="digits">The number; 0 when refused.</param>
    /// <returns>Whether the plans tell; only then the other answers count.</returns>
    public static bool TryRead(ReadOnlySpan<char> written, string? region, out NumberRefusal refusal, out ulong digits)
    {
        refusal = NumberRefusal.None;
        digits = 0;
        if (written is ['+', .. var international])
            return TryReadInternational(international, out refusal, out digits);

        NumberingPlan plan = NumberingPlan.OfRegion(region);
        if (!plan.IsReadable || plan.ExitCode is not { } exitCode)
            return false;
        if (written.StartsWith(plan.Code))
            return TryReadBareCountryCode(plan, written, out refusal, out digits);
        if (written.StartsWith(exitCode) && written[exitCode.Length..] is [not '0', ..] or [])
            return TryReadInternational(written[exitCode.Length..], out refusal, out digits);

        return TryReadNational(plan, written, out refusal, out digits);
    }

    private static bool TryReadInternational(ReadOnlySpan<char> all, out NumberRefusal refusal, out ulong digits)
    {
        NumberingPlan plan = NumberingPlan.Of(all);
        if (plan.IsReadable)
            return TryReadNational(plan, all[plan.Code.Length..], out refusal, out digits);

        refusal = NumberRefusal.None;
        digits = 0;
        return false;
    }

    /// <summary>Digits that begin like the region's own country code, without <c>+</c>: <c>39…</c> is also an Italian mobile range.</summary>
    /// <remarks>Both readings are tried, and the one the numbering plan knows is taken; never the likelier of two.</remarks>
    private static bool TryReadBareCountryCode(NumberingPlan plan, ReadOnlySpan<char> written, out NumberRefusal refusal, out ulong digits)
    {
        digits = 0;
        if (!TryReadNational(plan, written, out refusal, out ulong national)
            || !TryReadNational(plan, written[plan.Code.Length..], out NumberRefusal asInternational, out ulong international))
        {
            return false;
        }

        if (asInternational != NumberRefusal.None || national == international)
        {
            digits = national;
            return true;
        }

        if (refusal != NumberRefusal.None)
        {
            (refusal, digits) = (NumberRefusal.None, international);
            return true;
        }

        if (!PlanProfiles.TryFind(national, out NumberProfile nationalProfile) || !PlanProfiles.TryFind(international, out NumberProfile internationalProfile))
            return false;

        bool knownNational = nationalProfile.Class != NumberClass.Unknown;
        bool knownInternational = internationalProfile.Class != NumberClass.Unknown;
        digits = knownNational == knownInternational ? 0 : knownNational ? national : international;
        refusal = digits == 0 ? NumberRefusal.Ambiguous : NumberRefusal.None;
        return true;
    }

    private static bool TryReadNational(NumberingPlan plan, ReadOnlySpan<char> national, out NumberRefusal refusal, out ulong digits)
    {
        refusal = NumberRefusal.None;
        digits = 0;
        if (!plan.TryStrip(ref national))
            return false;

        refusal = national.Length > NumberingPlan.MaxNationalDigits ? NumberRefusal.TooLong : plan.Judge(national.Length);
        if (refusal != NumberRefusal.None)
            return national.Length > NumberClassifier.LongestShort;

        if (plan.Code.Length + national.Length > NumberingPlan.MaxDigits)
        {
            refusal = NumberRefusal.TooLong;
            return true;
        }

        // A number that loses a prefix each time it is read would be two keys.
        ReadOnlySpan<char> again = national;
        if (!plan.TryStrip(ref again))
            return false;
        if (again.Length != national.Length)
        {
            refusal = NumberRefusal.Impossible;
            return true;
        }

        digits = plan.CountryCode;
        foreach (char digit in national)
            digits = (digits * 10) + (ulong)(digit - '0');
        return true;
    }
}
