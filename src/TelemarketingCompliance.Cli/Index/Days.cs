using System.Globalization;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>Days as registers write them: ISO 8601, with or without a time behind. Other orders of day and month are not guessed.</summary>
internal static class Days
{
    private static readonly DateOnly First = new(1970, 1, 1);

    public static DateOnly? TryRead(string text)
    {
        bool hasTime = text.Length > 10 && text[10] is 'T' or ' ';
        string day = hasTime ? text[..10] : text;
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read) && read >= First ? read : null;
    }
}
