using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Law;

public sealed class LawSeriesTests
{
    private static readonly LawSeries<int> Days = Series((2022, 15, true), (2024, 10, true), (2026, 0, false), (2027, 20, true));

    [Fact]
    public void Before_its_first_day_there_is_no_value() => Assert.False(Days.TryAt(Midnight(2022) - Duration.Epsilon, out _));

    [Theory]
    [InlineData(2022, 15)]
    [InlineData(2024, 10)]
    [InlineData(2027, 20)]
    public void A_value_holds_from_midnight_in_the_zone_of_the_law(int year, int value)
    {
        Assert.True(Days.TryAt(Midnight(year), out LawValue<int>? found));
        Assert.Equal(value, found.Value);
    }

    [Fact]
    public void The_next_value_ends_the_one_before()
    {
        Assert.True(Days.TryAt(Midnight(2024) - Duration.Epsilon, out LawValue<int>? found));
        Assert.Equal(15, found.Value);
    }

    [Fact]
    public void A_law_no_longer_in_force_has_no_value_until_it_returns()
    {
        Assert.False(Days.TryAt(Midnight(2026), out _));
        Assert.False(Days.TryAt(Midnight(2027) - Duration.Epsilon, out _));
    }

    [Fact]
    public void Its_changes_are_the_midnights_of_the_zone() =>
        Assert.Equal([Midnight(2022), Midnight(2024), Midnight(2026), Midnight(2027)], Days.Changes);

    [Theory]
    [InlineData(2024, 2022)]
    [InlineData(2024, 2024)]
    public void Dates_that_are_not_ascending_are_refused_by_name_and_date(int first, int second)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Series((first, 1, true), (second, 2, true)));

        Assert.StartsWith($"the parameter `validDays` has dates that are not ascending: {second}-01-01 follows {first}-01-01", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_without_values_is_refused() => Assert.Contains("`validDays` has no value", Assert.Throws<ArgumentException>(() => Series()).Message, StringComparison.Ordinal);

    private static Instant Midnight(int year) => Instant.FromUtc(year - 1, 12, 31, 23, 0);

    private static LawSeries<int> Series(params (int Year, int Value, bool InForce)[] values) => new(
        "validDays", values.Select(value => new LawValue<int>(new LocalDate(value.Year, 1, 1), value.Value, TestBook.Law("1"), value.InForce)).ToImmutableArray(), TestBook.Rome);
}
