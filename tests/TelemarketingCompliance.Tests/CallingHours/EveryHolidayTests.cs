using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallingHours;

/// <summary>The eve, the day and the day after of each Italian holiday from 28 September 2024 to the end of 2028.</summary>
public sealed class EveryHolidayTests
{
    private static readonly HoursBench Before2026 = new(HoursBench.Rule(HoursBench.CodeHours, holidays: HoursBench.Holidays.Replace("10-04 ", "", StringComparison.Ordinal)));
    private static readonly HoursBench Since2026 = new(HoursBench.Code());

    /// <summary>Written out by hand, Easter Mondays included, so that no computed calendar is compared with itself.</summary>
    public static TheoryData<string> Holidays =>
    [
        "2024-11-01", "2024-12-08", "2024-12-25", "2024-12-26",
        "2025-01-01", "2025-01-06", "2025-04-20", "2025-04-21", "2025-04-25", "2025-05-01", "2025-06-02", "2025-08-15", "2025-11-01", "2025-12-08", "2025-12-25", "2025-12-26",
        "2026-01-01", "2026-01-06", "2026-04-05", "2026-04-06", "2026-04-25", "2026-05-01", "2026-06-02", "2026-08-15", "2026-10-04", "2026-11-01", "2026-12-08", "2026-12-25", "2026-12-26",
        "2027-01-01", "2027-01-06", "2027-03-28", "2027-03-29", "2027-04-25", "2027-05-01", "2027-06-02", "2027-08-15", "2027-10-04", "2027-11-01", "2027-12-08", "2027-12-25", "2027-12-26",
        "2028-01-01", "2028-01-06", "2028-04-16", "2028-04-17", "2028-04-25", "2028-05-01", "2028-06-02", "2028-08-15", "2028-10-04", "2028-11-01", "2028-12-08", "2028-12-25", "2028-12-26",
    ];

    private static HashSet<LocalDate> All { get; } = [.. Holidays.Select(row => Date(row.Data))];

    [Theory]
    [MemberData(nameof(Holidays))]
    public void Its_eve_the_holiday_and_the_day_after_have_their_hours(string holiday)
    {
        LocalDate day = Date(holiday);

        Assert.Equal(("hours.holiday", "hours.holiday", "hours.holiday", "hours.holiday"), HoursOn(day));
        Assert.Equal(Expected(day.PlusDays(-1)), HoursOn(day.PlusDays(-1)));
        Assert.Equal(Expected(day.PlusDays(1)), HoursOn(day.PlusDays(1)));
    }

    [Fact]
    public void No_other_day_has_the_hours_of_a_holiday()
    {
        for (LocalDate day = new(2024, 9, 28); day.Year < 2029; day = day.PlusDays(1))
            Assert.Equal(Expected(day), HoursOn(day));
    }

    // At 09:30, at 10:00, at 18:59 and at 19:30.
    private static (string, string, string, string) HoursOn(LocalDate day)
    {
        HoursBench bench = day.Year < 2026 ? Before2026 : Since2026;
        return (Say(9, 30), Say(10, 0), Say(18, 59), Say(19, 30));

        string Say(int hour, int minute) => HoursBench.Word(bench.Ask(HoursBench.To(TestWorld.Callee), HoursBench.Rome.AtStrictly(day.At(new LocalTime(hour, minute))).ToInstant()));
    }

    private static (string, string, string, string) Expected(LocalDate day) =>
        All.Contains(day) || day.DayOfWeek == IsoDayOfWeek.Sunday ? ("hours.holiday", "hours.holiday", "hours.holiday", "hours.holiday")
        // 1 January 2029, the day after the last of the list.
        : day.DayOfWeek == IsoDayOfWeek.Saturday || All.Contains(day.PlusDays(1)) || day == new LocalDate(2028, 12, 31) ? ("hours.closed", "open", "open", "hours.closed")
        : ("open", "open", "open", "open");

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
