using System.Globalization;

namespace TelemarketingCompliance;

/// <summary>Folds the many ways to type a digit, a dash or a space into one, so that the rules of spelling see plain ASCII.</summary>
internal static class NumberGlyphs
{
    /// <summary>What a tab, a line end or a line separator becomes: two cells or lines that ended up in one field.</summary>
    public const char Break = '\n';

    private const char Junk = '?';
    private const int FullWidthOffset = '！' - '!';

    /// <summary>Folds the text without its outer spaces; false when more remains than <paramref name="folded"/> holds.</summary>
    public static bool TryFold(ReadOnlySpan<char> text, Span<char> folded, out int length)
    {
        length = 0;
        foreach (char glyph in text)
        {
            char plain = Fold(glyph);
            if (plain == '\0' || (length == 0 && plain is ' ' or Break))
                continue;
            if (length == folded.Length)
                return false;
            folded[length++] = plain;
        }

        while (length > 0 && folded[length - 1] is ' ' or Break)
            length--;
        return true;
    }

    /// <summary>The plain glyph; NUL for the invisible ones, which pasted texts are full of.</summary>
    private static char Fold(char glyph) => glyph switch
    {
        >= ' ' and <= '~' => glyph,
        '\t' or '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => Break,
        >= '！' and <= '～' => (char)(glyph - FullWidthOffset),
        '\u2212' => '-',
        '\u2044' or '\u2215' => '/',
        '\u2018' or '\u2019' => '\'',
        _ => char.GetUnicodeCategory(glyph) switch
        {
            UnicodeCategory.Format => '\0',
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(glyph)),
            _ => Junk,
        },
    };
}
