using DialerSimulation.Recount;

namespace TelemarketingCompliance.EndToEnd.Tests.Dialing;

/// <summary>The recount has a clock and a calendar of its own. They are compared here with others, so that it does not need to know them.</summary>
public sealed class ItalianDaysTests
{
    [Fact]
    public void The_clock_of_Rome_is_that_of_the_zone_data()
    {
        DateTimeZone rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

        for (Instant at = Instant.FromUtc(2020, 1, 1, 0, 0); at < Instant.FromUtc(2031, 1, 1, 0, 0); at += Duration.FromMinutes(30))
            Assert.Equal(at.InZone(rome).LocalDateTime.ToDateTimeUnspecified(), RomeClock.At(at.ToDateTimeUtc()));
    }

    [Fact]
    public void The_holidays_are_those_of_the_law_sheet_from_2026_on()
    {
        HolidayCalendar law = HolidayCalendar.Parse("01-01 01-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26 easter easter+1");

        for (LocalDate day = new(2026, 1, 1); day.Year < 2040; day = day.PlusDays(1))
            Assert.Equal(law.IsHoliday(day) || day.DayOfWeek == IsoDayOfWeek.Sunday, ItalianDays.IsClosed(day.ToDateOnly()));
    }

    [Theory]
    [InlineData(2025, 10, 3, false)]
    [InlineData(2027, 10, 3, false)]
    [InlineData(2026, 12, 7, true)]
    [InlineData(2026, 12, 24, true)]
    [InlineData(2026, 12, 25, false)]
    [InlineData(2026, 11, 28, true)]
    [InlineData(2027, 3, 27, true)]
    [InlineData(2026, 11, 24, false)]
    public void Saturdays_and_eves_are_short(int year, int month, int day, bool isShort) => Assert.Equal(isShort, ItalianDays.IsShort(new DateOnly(year, month, day)));

    [Fact]
    public void The_recount_knows_neither_the_library_nor_its_clock()
    {
        string[] sources = Directory.GetFiles(Path.Combine(Checkout.Root, "samples", "DialerSimulation", "Recount"), "*.cs");

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.DoesNotMatch("TelemarketingCompliance|NodaTime", File.ReadAllText(source)));
    }
}
