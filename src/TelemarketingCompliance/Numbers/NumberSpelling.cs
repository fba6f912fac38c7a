namespace TelemarketingCompliance;

/// <summary>What a text spells: at most one number, as <c>+</c> and digits.</summary>
/// <remarks>Decided on the text alone and before libphonenumber, which reads <c>06-12345678/9</c> as one valid number.</remarks>
/// <param name="HasPlus">Whether the country code is marked by <c>+</c>.</param>
/// <param name="Length">How many characters were written, the plus included.</param>
/// <param name="MayBeTwo">Whether the digits fall into two halves that could each be a number.</param>
internal readonly record struct NumberSpelling(bool HasPlus, int Length, bool MayBeTwo)
{
    /// <summary>The longest spelling of 15 digits: an international prefix of up to five digits before them.</summary>
    public const int MaxDigits = 20;

    private const int MaxText = 256;

    /// <summary>Writes <c>+</c> and digits of the one number that the text spells; or why there is none.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="written">Room for <see cref="MaxDigits"/> and the plus.</param>
    /// <param name="spelling">What was written.</param>
    public static NumberRefusal Read(ReadOnlySpan<char> text, Span<char> written, out NumberSpelling spelling)
    {
        spelling = default;
        Span<char> buffer = stackalloc char[MaxText];
        if (!NumberGlyphs.TryFold(text, buffer, out int length))
            return NumberRefusal.TooLong;
        if (length == 0)
            return NumberRefusal.Empty;

        ReadOnlySpan<char> folded = SkipMark(buffer[..length]);
        if (SpreadsheetSpelling.IsScientific(folded))
            return NumberRefusal.ScientificNotation;
        if (SpreadsheetSpelling.IsDecimal(folded))
            return NumberRefusal.DecimalNumber;
        if (SpreadsheetSpelling.IsDate(folded))
            return NumberRefusal.NotANumber;

        var groups = new DigitGroups(written, stackalloc DigitGap[MaxDigits]);
        for (int i = 0; i < folded.Length; i++)
        {
            if (SpellingWords.IsExtension(folded[i..]) && groups.Count >= DigitGroups.ShortestNumber)
                break;
            if (!groups.TryAdd(folded[i]))
                return SeparatesNumbers(folded[i..]) && groups.Count > 0 ? NumberRefusal.TwoNumbers : NumberRefusal.NotANumber;
        }

        return groups.Finish(out spelling);
    }

    /// <summary>A spreadsheet marks a number as text with an apostrophe, RFC 3966 with <c>tel:</c>.</summary>
    private static ReadOnlySpan<char> SkipMark(ReadOnlySpan<char> folded) => folded switch
    {
        ['\'', .. var rest] => rest,
        ['t' or 'T', 'e' or 'E', 'l' or 'L', ':', .. var rest] => rest.TrimStart(' '),
        _ => folded,
    };

    private static bool SeparatesNumbers(ReadOnlySpan<char> rest) =>
        rest.ContainsAnyInRange('0', '9')
        && (rest[0] is ',' or ';' or '|' or '&' or '+' or '\\' or NumberGlyphs.Break || SpellingWords.StartsWithConjunction(rest));
}
