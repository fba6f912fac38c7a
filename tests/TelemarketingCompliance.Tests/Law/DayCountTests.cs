using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Law;

/// <summary>A period of N days is <c>[t, t + N × 24 h)</c>, also where clocks change (D.P.R. 26/2022 art. 8 c. 2: fifteen days).</summary>
public sealed class DayCountTests
{
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
}
