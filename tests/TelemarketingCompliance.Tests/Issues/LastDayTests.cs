namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A period longer than time itself overflowed instead of ending at the last instant.</summary>
public sealed class LastDayTests
{
    [Theory]
    [InlineData(10_000_000)]
    [InlineData(int.MaxValue)]
    public void A_period_longer_than_time_ends_with_it(int days) =>
        Assert.Equal(Instant.MaxValue, DayCount.EndOf(Instant.FromUtc(2026, 5, 20, 10, 0), days));
}
