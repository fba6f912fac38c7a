namespace TelemarketingCompliance.Tests.Law;

public sealed class LocalDaysTests
{
    private static readonly LocalDate First = new(2020, 1, 1);
    private static readonly LocalDate Last = new(2030, 12, 31);

    [Fact]
    public void A_day_begins_where_the_zone_data_says_in_every_zone_around_every_change_of_clocks() => Assert.All(DateTimeZoneProviders.Tzdb.Ids, id =>
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
        foreach (LocalDate date in ChangesOf(zone).SelectMany(change => Enumerable.Range(-2, 5).Select(change.PlusDays)).Append(First).Distinct())
        {
            Instant start = LocalDays.StartOf(date, zone);

            Assert.Equal(zone.AtStartOfDay(date).ToInstant(), start);
            Assert.Equal(date, LocalDays.DateOf(start, zone));
            Assert.Equal(date.PlusDays(-1), LocalDays.DateOf(start - Duration.Epsilon, zone));
        }
    });

    [Theory]
    [InlineData("Europe/Rome", 2026, 3, 29, 23)]
    [InlineData("Europe/Rome", 2026, 10, 25, 25)]
    [InlineData("Europe/Rome", 2026, 10, 26, 24)]
    [InlineData("Australia/Lord_Howe", 2026, 4, 5, 24.5)]
    public void A_day_is_as_long_as_its_clocks_say(string zone, int year, int month, int day, double hours)
    {
        DateTimeZone place = DateTimeZoneProviders.Tzdb[zone];
        LocalDate date = new(year, month, day);

        Assert.Equal(hours, (LocalDays.StartOf(date.PlusDays(1), place) - LocalDays.StartOf(date, place)).TotalHours);
    }

    [Fact]
    public void A_day_that_a_place_left_out_is_empty()
    {
        DateTimeZone samoa = DateTimeZoneProviders.Tzdb["Pacific/Apia"];

        Assert.Equal(LocalDays.StartOf(new LocalDate(2011, 12, 31), samoa), LocalDays.StartOf(new LocalDate(2011, 12, 30), samoa));
        Assert.Equal(new LocalDate(2011, 12, 31), LocalDays.DateOf(LocalDays.StartOf(new LocalDate(2011, 12, 30), samoa), samoa));
    }

    [Fact]
    public void The_hour_that_a_place_has_twice_around_midnight_is_the_new_days()
    {
        // Havana: at 01:00 of Sunday, 1 November 2026, clocks go back to 00:00. Asuncion did so at 00:00, back to 23:00 of the day before.
        DateTimeZone asuncion = DateTimeZoneProviders.Tzdb["America/Asuncion"];
        Instant midnight = asuncion.AtStartOfDay(new LocalDate(2024, 3, 24)).ToInstant();

        Assert.Equal(new LocalDate(2024, 3, 24), LocalDays.DateOf(midnight, asuncion));
        Assert.Equal(25, (midnight - LocalDays.StartOf(new LocalDate(2024, 3, 23), asuncion)).TotalHours);
    }

    private static IEnumerable<LocalDate> ChangesOf(DateTimeZone zone) =>
        from interval in zone.GetZoneIntervals(zone.AtStartOfDay(First).ToInstant(), zone.AtStartOfDay(Last).ToInstant())
        where interval.HasStart && interval.Start > zone.AtStartOfDay(First).ToInstant()
        select interval.Start.InZone(zone).Date;
}
