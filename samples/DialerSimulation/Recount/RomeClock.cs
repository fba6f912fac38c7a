namespace DialerSimulation.Recount;

/// <summary>The clock on a wall in Rome, by the rule of the European Union: one hour ahead of UTC, two from the last Sunday of March to that of October, 01:00 UTC.</summary>
internal static class RomeClock
{
    internal static DateTime At(DateTime utc) => utc.AddHours(utc >= ChangeIn(utc.Year, 3) && utc < ChangeIn(utc.Year, 10) ? 2 : 1);

    internal static DateOnly DayAt(DateTime utc) => DateOnly.FromDateTime(At(utc));

    private static DateTime ChangeIn(int year, int month)
    {
        var last = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
