namespace DialerSimulation.Recount;

/// <summary>When the code of conduct lets somebody be called, and the public holidays of Italy, written down by hand.</summary>
internal static class ItalianDays
{
    private static readonly (int Month, int Day)[] Fixed =
        [(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)];

    internal static bool IsClosed(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday || IsHoliday(day);

    /// <summary>A Saturday, or the day before a holiday.</summary>
    internal static bool IsShort(DateOnly day) => !IsClosed(day) && (day.DayOfWeek == DayOfWeek.Saturday || IsHoliday(day.AddDays(1)));

    /// <summary>From when until when a telephone may ring; the same time twice means never.</summary>
    internal static (TimeSpan From, TimeSpan To) Hours(DateOnly day) =>
        IsClosed(day) ? default : IsShort(day) ? (TimeSpan.FromHours(10), TimeSpan.FromHours(19)) : (TimeSpan.FromHours(9), TimeSpan.FromHours(20));

    internal static bool IsHoliday(DateOnly day) =>
        Fixed.Contains((day.Month, day.Day)) || (day is { Month: 10, Day: 4 } && day.Year >= 2026) || day == Easter(day.Year).AddDays(1);

    // Meeus, Jones, Butcher.
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int sum = h + l - (7 * m) + 114;
        return new DateOnly(year, sum / 31, (sum % 31) + 1);
    }
}
