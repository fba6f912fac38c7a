using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Law;

public sealed class RecordedTimeTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 4, 1, 12, 0);

    [Fact]
    public void A_known_instant_is_exact()
    {
        RecordedTime time = RecordedTime.At(Noon);

        Assert.True(time.IsExact);
        Assert.Equal(Noon, time.Earliest);
        Assert.Equal(Noon, time.Latest);
    }

    [Theory]
    [InlineData(2026, 4, 1, 24)]
    [InlineData(2026, 3, 29, 23)] // summer time begins in Rome
    [InlineData(2026, 10, 25, 25)] // and ends
    public void A_day_lasts_from_its_midnight_to_the_next_whatever_the_clocks_do(int year, int month, int day, int hours)
    {
        RecordedTime time = TestWorld.Day(year, month, day);

        Assert.False(time.IsExact);
        Assert.Equal(TestBook.Rome.AtStartOfDay(new LocalDate(year, month, day)).ToInstant(), time.Earliest);
        Assert.Equal(Duration.FromHours(hours), time.Latest + Duration.Epsilon - time.Earliest);
    }

    [Fact]
    public void Consecutive_days_touch_and_are_in_order()
    {
        RecordedTime first = TestWorld.Day(2026, 3, 29);
        RecordedTime next = TestWorld.Day(2026, 3, 30);

        Assert.Equal(next.Earliest, first.Latest + Duration.Epsilon);
        Assert.True(first.IsBefore(next));
        Assert.True(next.IsAfter(first));
    }

    [Fact]
    public void A_day_and_an_instant_within_it_have_no_known_order()
    {
        RecordedTime day = TestWorld.Day(2026, 4, 1);

        Assert.True(day.OrderIsUnknown(RecordedTime.At(day.Earliest)));
        Assert.True(day.OrderIsUnknown(RecordedTime.At(day.Latest)));
        Assert.True(day.IsAfter(RecordedTime.At(day.Earliest - Duration.Epsilon)));
        Assert.True(day.IsBefore(RecordedTime.At(day.Latest + Duration.Epsilon)));
    }

    [Fact]
    public void Equal_times_have_no_known_order()
    {
        Assert.True(RecordedTime.At(Noon).OrderIsUnknown(RecordedTime.At(Noon)));
        Assert.True(TestWorld.Day(2026, 4, 1).OrderIsUnknown(TestWorld.Day(2026, 4, 1)));
    }

    [Fact]
    public void A_day_is_written_with_its_end_excluded_and_an_instant_in_utc()
    {
        Assert.Equal("2026-03-31T22:00:00Z/2026-04-01T22:00:00Z", TestWorld.Day(2026, 4, 1).ToString());
        Assert.Equal("2026-04-01T12:00:00Z", RecordedTime.At(Noon).ToString());
    }

    [Theory]
    [InlineData(2026, 4, 1)]
    [InlineData(2026, 3, 29)]
    [InlineData(2026, 10, 25)]
    public void What_is_written_is_read_back(int year, int month, int day)
    {
        RecordedTime[] times = [TestWorld.Day(year, month, day), RecordedTime.At(Noon + Duration.Epsilon), default];

        Assert.All(times, time => Assert.Equal(time, RecordedTime.Parse(time.ToString())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-04-01")]
    [InlineData("2026-04-01T12:00:00")]
    [InlineData("2026-04-01T12:00:00+02:00")]
    [InlineData("2026-04-02T00:00:00Z/2026-04-01T00:00:00Z")]
    [InlineData("2026-04-01T00:00:00Z/2026-04-01T00:00:00Z")]
    [InlineData("2026-04-01T00:00:00Z/")]
    [InlineData("a/b/c")]
    public void Anything_else_is_refused(string text) => Assert.ThrowsAny<FormatException>(() => RecordedTime.Parse(text));
}
