using System.Text;

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

    // Most fields are shorter, and need less room cleared.
    private const int MaxField = 64;

    /// <summary>Writes <c>+</c> and digits of the one number that the text spells; or why there is none.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="written">Room for <see cref="MaxDigits"/> and the plus.</param>
    /// <param name="spelling">What was written.</param>
    public static NumberRefusal Read(ReadOnlySpan<char> text, Span<char> written, out NumberSpelling spelling)
    {
        if (NumberGlyphs.IsPlain(text) && text.Length <= MaxText)
            return ReadFolded(text.Trim(' '), written, out spelling);

        spelling = default;
        Span<char> folded = stackalloc char[MaxText];
        return NumberGlyphs.TryFold(text, folded, out int length) ? ReadFolded(folded[..length], written, out spelling) : NumberRefusal.TooLong;
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{char}, Span{char}, out NumberSpelling)"/>
    /// <param name="utf8Text">UTF-8; what is none is read as the replacement character.</param>
    /// <param name="written">Room for <see cref="MaxDigits"/> and the plus.</param>
    /// <param name="spelling">What was written.</param>
    public static NumberRefusal Read(ReadOnlySpan<byte> utf8Text, Span<char> written, out NumberSpelling spelling)
    {
        if (NumberGlyphs.IsPlain(utf8Text) && utf8Text.Length <= MaxField)
        {
            Span<char> text = stackalloc char[MaxField];
            Ascii.ToUtf16(utf8Text, text, out int plain);
            return ReadFolded(text[..plain].Trim(' '), written, out spelling);
        }

        spelling = default;
        Span<char> folded = stackalloc char[MaxText];
        return NumberGlyphs.TryFold(utf8Text, folded, out int length) ? ReadFolded(folded[..length], written, out spelling) : NumberRefusal.TooLong;
    }

    private static NumberRefusal ReadFolded(ReadOnlySpan<char> folded, Span<char> written, out NumberSpelling spelling)
    {
        spelling = default;
        if (folded.IsEmpty)
            return NumberRefusal.Empty;

        folded = SkipMark(folded);
        if (SpreadsheetSpelling.IsScientific(folded))
            return NumberRefusal.ScientificNotation;
        if (SpreadsheetSpelling.IsDecimal(folded))
            return NumberRefusal.DecimalNumber;
        if (SpreadsheetSpelling.IsDate(folded))
            return NumberRefusal.NotANumber;

        var groups = new DigitGroups(written, stackalloc DigitGap[MaxDigits]);
        while (!folded.IsEmpty)
        {
            int digits = LeadingDigits(folded);
            if (digits > 0)
                groups.Add(folded[..digits]);
            else if (groups.Count >= DigitGroups.ShortestNumber && SpellingWords.IsExtension(folded))
                break;
            else if (!groups.TryAdd(folded[0]))
                return SeparatesNumbers(folded) && groups.Count > 0 ? NumberRefusal.TwoNumbers : NumberRefusal.NotANumber;

            folded = folded[Math.Max(digits, 1)..];
        }

        return groups.Finish(out spelling);
    }

    private static int LeadingDigits(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
            length++;
        return length;
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
