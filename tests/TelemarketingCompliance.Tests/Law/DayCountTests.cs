using FsCheck.Xunit;
using NodaTime.TimeZones;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Law;

/// <summary>A period of N days is <c>[t, t + N × 24 h)</c>, also where clocks change (D.P.R. 26/2022 art. 8 c. 2: fifteen days); months follow the calendar.</summary>
public sealed class DayCountTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Fact]
    public void Fifteen_days_are_360_hours_also_across_the_change_to_summer_time()
    {
        Instant processed = Instant.FromUtc(2026, 3, 20, 9, 30);

        Assert.Equal(Instant.FromUtc(2026, 4, 4, 9, 30), DayCount.EndOf(processed, 15));
    }

    [Fact]
    public void A_day_without_a_time_counts_from_its_midnight() =>
        Assert.Equal(Instant.FromUtc(2026, 4, 30, 22, 0), DayCount.EndOf(TestWorld.Day(2026, 4, 1), 30));

    [Fact]
    public void No_days_end_at_once() => Assert.Equal(TestWorld.Now, DayCount.EndOf(TestWorld.Now, 0));

    [Fact]
    public void Time_itself_ends_every_period() => Assert.Equal(Instant.MaxValue, DayCount.EndOf(Instant.MaxValue - Duration.FromHours(1), 1));

    [Fact]
    public void A_negative_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => DayCount.EndOf(TestWorld.Now, -1));

    // 47 CFR 64.1200(f)(5): eighteen months after the last purchase, three months after an inquiry.
    [Theory]
    [InlineData("2025-05-20T15:00", 18, "2026-11-20T15:00")]
    [InlineData("2024-08-31T15:00", 18, "2026-02-28T15:00")]
    [InlineData("2022-08-31T15:00", 18, "2024-02-29T15:00")]
    [InlineData("2026-01-31T10:00", 3, "2026-04-30T10:00")]
    [InlineData("2026-08-15T10:00", 3, "2026-11-15T10:00")]
    public void Months_end_on_the_same_day_at_the_same_hour_of_the_clock_or_on_the_last_day_of_a_shorter_month(string start, int months, string end) =>
        Assert.Equal(NewYorkAt(end), DayCount.EndOfMonths(RecordedTime.At(NewYorkAt(start)), months, NewYork));

    [Fact]
    public void Months_from_a_day_without_a_time_count_from_its_midnight() =>
        Assert.Equal(NewYorkAt("2026-11-20T00:00"), DayCount.EndOfMonths(RecordedTime.On(new LocalDate(2025, 5, 20), NewYork), 18, NewYork));

    // Clocks go from 02:00 to 03:00 on 8 March, and from 02:00 back to 01:00 on 1 November 2026.
    [Fact]
    public void A_time_that_clocks_skip_or_repeat_ends_the_months_at_the_earlier_instant()
    {
        Assert.Equal(Instant.FromUtc(2026, 3, 8, 7, 0), DayCount.EndOfMonths(RecordedTime.At(NewYorkAt("2025-12-08T02:30")), 3, NewYork));
        Assert.Equal(Instant.FromUtc(2026, 11, 1, 5, 30), DayCount.EndOfMonths(RecordedTime.At(NewYorkAt("2026-08-01T01:30")), 3, NewYork));
    }

    [Property(MaxTest = 2000, Replay = "20261124,1")]
    public bool Months_end_where_the_zone_data_puts_that_time_of_the_calendar(int minutes, byte months, byte zone)
    {
        DateTimeZone place = DateTimeZoneProviders.Tzdb[DateTimeZoneProviders.Tzdb.Ids[zone % DateTimeZoneProviders.Tzdb.Ids.Count]];
        Instant start = TestWorld.Now + Duration.FromMinutes(minutes % 5_000_000);

        Instant end = DayCount.EndOfMonths(RecordedTime.At(start), months, place);

        ZoneLocalMapping mapping = place.MapLocal(start.InZone(place).LocalDateTime.PlusMonths(months));
        return months == 0 ? end == start : end == (mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant());
    }

    [Fact]
    public void No_months_end_at_once_also_in_an_hour_that_is_lived_twice() =>
        Assert.Equal(Instant.FromUtc(2026, 11, 1, 6, 30), DayCount.EndOfMonths(RecordedTime.At(Instant.FromUtc(2026, 11, 1, 6, 30)), 0, NewYork));

    [Fact]
    public void The_calendar_ends_every_number_of_months() =>
        Assert.Equal(Instant.MaxValue, DayCount.EndOfMonths(RecordedTime.At(TestWorld.Now), int.MaxValue, NewYork));

    [Fact]
    public void A_negative_number_of_months_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DayCount.EndOfMonths(RecordedTime.At(TestWorld.Now), -1, NewYork));

    private static Instant NewYorkAt(string local) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(NewYork).ToInstant();
}
