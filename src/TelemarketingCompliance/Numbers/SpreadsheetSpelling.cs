using System.Globalization;

namespace TelemarketingCompliance;

/// <summary>Cells of a spreadsheet that hold a quantity or a date where a number should be.</summary>
internal static class SpreadsheetSpelling
{
    private static readonly string[] DateFormats = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d"];

    /// <summary><c>3,4E+09</c>: the digits are rounded and lost.</summary>
    public static bool IsScientific(ReadOnlySpan<char> folded)
    {
        int exponent = folded.IndexOfAny('e', 'E');
        return exponent > 0 && IsQuantity(folded[..exponent]) && IsDigits(SkipSign(folded[(exponent + 1)..]));
    }

    /// <summary><c>3331234567.0</c>: one or two decimals after six or more digits in one piece.</summary>
    public static bool IsDecimal(ReadOnlySpan<char> folded)
    {
        int point = folded.IndexOfAny('.', ',');
        return point >= 0
            && SkipSign(folded[..point]) is { Length: >= DigitGroups.ShortestNumber } whole && IsDigits(whole)
            && folded[(point + 1)..] is { Length: 1 or 2 } decimals && IsDigits(decimals);
    }

    /// <summary><c>07-07-2021</c>, which would be a landline of Cagliari.</summary>
    public static bool IsDate(ReadOnlySpan<char> folded) =>
        folded.Length is >= 8 and <= 10 && folded.ContainsAny('/', '-', '.')
        && DateOnly.TryParseExact(folded, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
        && date.Year is >= 1900 and < 2100;

    private static bool IsQuantity(ReadOnlySpan<char> text)
    {
        text = SkipSign(text);
        int point = text.IndexOfAny('.', ',');
        return point < 0 ? IsDigits(text) : IsDigits(text[..point]) && IsDigits(text[(point + 1)..]);
    }

    private static ReadOnlySpan<char> SkipSign(ReadOnlySpan<char> text) => text is ['+' or '-', .. var rest] ? rest : text;

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
