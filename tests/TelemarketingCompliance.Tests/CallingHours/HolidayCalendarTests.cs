namespace TelemarketingCompliance.Tests.CallingHours;

public sealed class HolidayCalendarTests
{
    [Theory]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    [InlineData("2030-04-21")]
    [InlineData("2285-03-22")]
    [InlineData("2038-04-25")]
    public void Easter_falls_on_its_known_days(string date)
    {
        LocalDate expected = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;

        Assert.Equal(expected, HolidayCalendar.EasterSunday(expected.Year));
        Assert.True(HolidayCalendar.Parse("easter+1").IsHoliday(expected.PlusDays(1)));
        Assert.False(HolidayCalendar.Parse("easter+1").IsHoliday(expected));
    }

    /// <summary>Gauss's way, with tables of moons, independent of the one in the product.</summary>
    [Fact]
    public void Easter_agrees_with_the_tables_of_the_church_for_six_centuries()
    {
        for (int year = 1900; year < 2500; year++)
        {
            int golden = (year % 19) + 1, century = (year / 100) + 1;
            int solar = (3 * century / 4) - 12, lunar = (((8 * century) + 5) / 25) - 5;
            int sunday = (5 * year / 4) - solar - 10;
            int epact = ((11 * golden) + 20 + lunar - solar) % 30;
            epact += epact == 24 || (epact == 25 && golden > 11) ? 1 : 0;
            int moon = epact > 23 ? 74 - epact : 44 - epact;
            int day = moon + 7 - ((sunday + moon) % 7);

            Assert.Equal(new LocalDate(year, 3, 1).PlusDays(day - 1), HolidayCalendar.EasterSunday(year));
        }
    }

    [Theory]
    [InlineData("25-12")]
    [InlineData("02-30")]
    [InlineData("easter1")]
    [InlineData("easter+90")]
    [InlineData("christmas")]
    public void What_is_no_holiday_is_refused_by_name(string word) =>
        Assert.Equal($"`{word}` names no holiday: say `12-25` or `easter+1`", Assert.Throws<FormatException>(() => HolidayCalendar.Parse($"01-01 {word}")).Message);

    [Fact]
    public void The_calendar_is_written_as_it_was_read() => Assert.Equal(HoursBench.Holidays, HolidayCalendar.Parse(HoursBench.Holidays).ToString());
}
