using System.Globalization;
using System.Text;

namespace TelemarketingCompliance;

/// <summary>Folds the many ways to type a digit, a dash or a space into one, so that the rules of spelling see plain ASCII.</summary>
internal static class NumberGlyphs
{
    /// <summary>What a tab, a line end or a line separator becomes: two cells or lines that ended up in one field.</summary>
    public const char Break = '\n';

    private const char Junk = '?';
    private const char Invisible = '\0';
    private const int FullWidthOffset = '！' - '!';

    /// <summary>Whether folding would change nothing but the outer spaces.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');

    /// <inheritdoc cref="IsPlain(ReadOnlySpan{char})"/>
    public static bool IsPlain(ReadOnlySpan<byte> utf8Text) => !utf8Text.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    /// <summary>Folds the text without its outer spaces; false when more remains than <paramref name="folded"/> holds.</summary>
    public static bool TryFold(ReadOnlySpan<char> text, Span<char> folded, out int length)
    {
        length = 0;
        foreach (char glyph in text)
        {
            if (!TryAdd(Fold(glyph), folded, ref length))
                return false;
        }

        length = TrimmedLength(folded[..length]);
        return true;
    }

    /// <inheritdoc cref="TryFold(ReadOnlySpan{char}, Span{char}, out int)"/>
    public static bool TryFold(ReadOnlySpan<byte> utf8Text, Span<char> folded, out int length)
    {
        length = 0;
        while (!utf8Text.IsEmpty)
        {
            int bytes = 1, units = 1;
            char plain = (char)utf8Text[0];
            if (!char.IsAscii(plain))
            {
                // A character outside the first plane is two in a string, and no digit, dash or space of ours in either.
                Rune.DecodeFromUtf8(utf8Text, out Rune rune, out bytes);
                units = rune.Utf16SequenceLength;
                plain = rune.IsBmp ? (char)rune.Value : Junk;
            }

            utf8Text = utf8Text[bytes..];
            plain = Fold(plain);
            for (int unit = 0; unit < units; unit++)
            {
                if (!TryAdd(plain, folded, ref length))
                    return false;
            }
        }

        length = TrimmedLength(folded[..length]);
        return true;
    }

    private static bool TryAdd(char plain, Span<char> folded, ref int length)
    {
        if (plain == Invisible || (length == 0 && plain is ' ' or Break))
            return true;
        if (length == folded.Length)
            return false;

        folded[length++] = plain;
        return true;
    }

    private static int TrimmedLength(ReadOnlySpan<char> folded)
    {
        int length = folded.Length;
        while (length > 0 && folded[length - 1] is ' ' or Break)
            length--;
        return length;
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
            UnicodeCategory.Format => Invisible,
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(glyph)),
            _ => Junk,
        },
    };
}
