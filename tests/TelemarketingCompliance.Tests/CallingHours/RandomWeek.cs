using System.Globalization;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallingHours;

/// <summary>Generated hours, in words for the rule and as plain lists for a reference that knows nothing of the rule. Many edges lie in the small hours, where clocks change.</summary>
internal sealed class RandomWeek
{
    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "eve", "holiday"];

    private readonly List<(int Start, int End)>[] windows;
    private readonly HashSet<AnnualDate> holidays;

    public RandomWeek(Random random, IEnumerable<LocalDate> days)
    {
        windows = [.. Names.Select(_ => WindowsOf(random))];
        // Half of the days looked at are holidays or eves.
        holidays = [.. days.SelectMany(day => (LocalDate[])[day, day.PlusDays(1)]).Where(_ => random.Next(4) == 0).Select(day => new AnnualDate(day.Month, day.Day))];
        MarginMinutes = random.Next(1, 4);
    }

    public int MarginMinutes { get; }

    public CallingHoursRule ToRule() => new(
        TestBook.Parameter("weekly", WeeklyHours.Parse(string.Join("; ", Names.Zip(windows, TextOf).Where(day => day.Contains(' ', StringComparison.Ordinal)))), "1"),
        TestBook.Parameter("holidays", HolidayCalendar.Parse(string.Join(' ', holidays.Select(date => string.Create(CultureInfo.InvariantCulture, $"{date.Month:00}-{date.Day:00}")))), "2"),
        TestBook.Parameter("ringMargin", MarginMinutes * 60, "3"));

    /// <summary>Whether a clock that reads <paramref name="local"/> is within the hours.</summary>
    public bool IsOpen(LocalDateTime local)
    {
        int minute = (local.Hour * 60) + local.Minute;
        bool open = Holds((int)local.DayOfWeek - 1);
        if (IsHoliday(local.Date))
            open &= Holds(8);
        if (IsHoliday(local.Date.PlusDays(1)))
            open &= Holds(7);
        return open;

        bool Holds(int day)
        {
            foreach ((int start, int end) in windows[day])
            {
                if (start <= minute && minute < end)
                    return true;
            }

            return false;
        }
    }

    private bool IsHoliday(LocalDate date) => holidays.Contains(new AnnualDate(date.Month, date.Day));

    private static string TextOf(string name, List<(int Start, int End)> day) =>
        day.Count == 0 ? name : $"{name} {string.Join(',', day.Select(window => $"{Clock(window.Start)}-{Clock(window.End)}"))}";

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static List<(int Start, int End)> WindowsOf(Random random)
    {
        int kind = random.Next(6);
        if (kind == 0)
            return [(0, 24 * 60)];
        int[] edges = [.. Enumerable.Range(0, 2 * random.Next(1, 4)).Select(_ => random.Next(2) == 0 ? random.Next(0, 5 * 60) : random.Next(0, (24 * 60) + 1)).Distinct().Order()];
        return [.. edges.Chunk(2).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1]))];
    }
}
