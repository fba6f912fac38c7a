using System.Globalization;

namespace TelemarketingCompliance;

/// <summary>Cells of a spreadsheet that hold a quantity or a date where a number should be.</summary>
internal static class SpreadsheetSpelling
{
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

    /// <summary><c>07-07-2021</c>, which would be a landline of Cagliari; also <c>7/7/2021</c>, <c>7.7.2021</c>, <c>2021-7-7</c> and <c>2021/7/7</c>.</summary>
    public static bool IsDate(ReadOnlySpan<char> folded)
    {
        int first = folded.Length is >= 8 and <= 10 ? folded.IndexOfAny('/', '-', '.') : -1;
        if (first < 0)
            return false;

        ReadOnlySpan<char> rest = folded[(first + 1)..];
        int second = rest.IndexOf(folded[first]);
        return second >= 0 && (first == 4
            ? folded[first] != '.' && IsDate(folded[..first], rest[..second], rest[(second + 1)..])
            : IsDate(rest[(second + 1)..], rest[..second], folded[..first]));
    }

    private static bool IsDate(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day) =>
        year.Length == 4 && month.Length is 1 or 2 && day.Length is 1 or 2
        && TryCount(year, out int y) && y is >= 1900 and < 2100
        && TryCount(month, out int m) && m is >= 1 and <= 12
        && TryCount(day, out int d) && d >= 1 && d <= DateTime.DaysInMonth(y, m);

    private static bool TryCount(ReadOnlySpan<char> digits, out int count) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private static bool IsQuantity(ReadOnlySpan<char> text)
    {
        text = SkipSign(text);
        int point = text.IndexOfAny('.', ',');
        return point < 0 ? IsDigits(text) : IsDigits(text[..point]) && IsDigits(text[(point + 1)..]);
    }

    private static ReadOnlySpan<char> SkipSign(ReadOnlySpan<char> text) => text is ['+' or '-', .. var rest] ? rest : text;

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
