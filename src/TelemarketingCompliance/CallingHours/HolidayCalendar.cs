using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>The public holidays of a law: fixed days of the year, and days counted from Easter Sunday. Computed, for any year. Immutable, safe on any thread.</summary>
/// <remarks>Written as <c>01-01 easter easter+1 12-25</c>. Sundays are no holidays by themselves: hours have their own for them.</remarks>
public sealed class HolidayCalendar
{
    private static readonly AnnualDatePattern Pattern = AnnualDatePattern.CreateWithInvariantCulture("MM-dd");

    private const int FirstYear = 1970;

    // Every call that keeps hours asks for it, and for few years.
    private static readonly ImmutableArray<int> EasterDays = [.. Enumerable.Range(FirstYear, 200).Select(year => EasterSunday(year).DayOfYear)];

    private readonly string text;

    // One bit for each day of each month.
    private readonly uint[] fixedDays = new uint[13];
    private readonly int[] fromEaster;

    private HolidayCalendar(string text, IEnumerable<AnnualDate> fixedDates, IEnumerable<int> fromEaster)
    {
        this.text = text;
        this.fromEaster = [.. fromEaster];
        foreach (AnnualDate date in fixedDates)
            fixedDays[date.Month] |= 1U << date.Day;
    }

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">A word is neither a day such as <c>12-25</c> nor <c>easter</c> with a number of days added.</exception>
    public static HolidayCalendar Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dates = new List<AnnualDate>();
        var offsets = new List<int>();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Pattern.Parse(word) is { Success: true } date)
                dates.Add(date.Value);
            else if (TryOffset(word, out int offset))
                offsets.Add(offset);
            else
                throw new FormatException($"`{word}` names no holiday: say `12-25` or `easter+1`");
        }

        return new HolidayCalendar(text, dates, offsets);
    }

    /// <summary>Whether <paramref name="date"/> is a public holiday.</summary>
    public bool IsHoliday(LocalDate date)
    {
        if ((fixedDays[date.Month] & (1U << date.Day)) != 0)
            return true;
        if (fromEaster.Length == 0)
            return false;
        int place = date.Year - FirstYear;
        int easter = place >= 0 && place < EasterDays.Length ? EasterDays[place] : EasterSunday(date.Year).DayOfYear;
        int days = date.DayOfYear - easter;
        return Array.IndexOf(fromEaster, days) >= 0;
    }

    /// <summary>Easter Sunday by the Gregorian rule (the anonymous algorithm of <i>Nature</i>, 1876).</summary>
    public static LocalDate EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int sum = h + l - (7 * ((a + (11 * h) + (22 * l)) / 451)) + 114;
        return new LocalDate(year, sum / 31, (sum % 31) + 1);
    }

    /// <summary>The text form, as it was written.</summary>
    public override string ToString() => text;

    private static bool TryOffset(string word, out int offset)
    {
        const string Easter = "easter";
        offset = 0;
        // No holiday is counted further from Easter, and nearer ones stay within the year.
        return word == Easter || (word.StartsWith(Easter, StringComparison.Ordinal)
            && word[Easter.Length] is '+' or '-'
            && int.TryParse(word.AsSpan(Easter.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out offset)
            && Math.Abs(offset) <= 70);
    }
}
