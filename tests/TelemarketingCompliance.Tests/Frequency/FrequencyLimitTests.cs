using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;
using static TelemarketingCompliance.Tests.Frequency.FrequencyWorld;

namespace TelemarketingCompliance.Tests.Frequency;

public sealed class FrequencyLimitTests
{
    private static readonly FrequencyLimit Good = Limit("rings", 2, AttemptMeasures.Rang, Hours(4));

    [Fact]
    public void A_limit_of_zero_is_refused_by_name() => Refused(Good with { Max = 0 }, "at most 0 attempts would forbid every call");

    [Fact]
    public void A_window_of_nothing_is_refused_by_name()
    {
        Refused(Good with { Window = FrequencyWindow.Rolling(Duration.Zero) }, "its window");
        Refused(Good with { Window = FrequencyWindow.Rolling(-Duration.FromHours(1)) }, "its window");
        Refused(Good with { Window = FrequencyWindow.Rolling(Duration.FromDays(36_526)) }, "its window");
        Refused(Good with { Window = FrequencyWindow.CalendarDays(0) }, "its window");
        Refused(Good with { Window = FrequencyWindow.CalendarDays(367) }, "its window");
        Refused(Good with { Window = default }, "its window");
    }

    [Fact]
    public void A_limit_that_counts_nothing_or_something_unknown_is_refused_by_name()
    {
        Refused(Good with { Counts = AttemptMeasures.None }, "nothing that can be counted");
        Refused(Good with { Counts = (AttemptMeasures)1024 }, "nothing that can be counted");
        Refused(Good with { Scope = (AttemptScope)9 }, "no scope");
    }

    [Fact]
    public void A_request_cannot_skip_the_limit_of_its_own_attempts() => Refused(Good with { Scope = AttemptScope.Request, SkippedOnceByRequest = true }, "a request cannot skip");

    [Fact]
    public void A_name_is_one_word_of_printable_characters() => Assert.Throws<ArgumentException>(() => Good with { Name = "two words" });

    [Fact]
    public void Two_limits_of_one_name_are_refused() => RefusedTogether("rings", "two limits have this name", Good, Good with { Window = Hours(9), Max = 3 });

    [Fact]
    public void A_limit_that_another_always_reaches_first_is_refused()
    {
        RefusedTogether("more", "because `rings` is at least as strict", Good, Good with { Name = "more", Max = 3 });
        RefusedTogether("shorter", "because `rings` is at least as strict", Good, Good with { Name = "shorter", Window = Hours(3) });
        RefusedTogether("rings", "because `twin` is at least as strict", Good, Good with { Name = "twin" });
        RefusedTogether("a-day", "because `two-days` is at least as strict", Good with { Name = "a-day", Window = FrequencyWindow.CalendarDays(1) }, Good with { Name = "two-days", Window = FrequencyWindow.CalendarDays(2) });
    }

    [Fact]
    public void Limits_that_differ_in_what_they_count_or_can_bind_alone_stand_together()
    {
        Stand(Good, Good with { Name = "longer", Max = 3, Window = Days(1) });
        Stand(Good, Good with { Name = "answers", Counts = AttemptMeasures.Answered });
        Stand(Good, Good with { Name = "campaign", Scope = AttemptScope.Campaign });
        Stand(Good, Good with { Name = "day", Window = FrequencyWindow.CalendarDays(1) });
        Stand(Good with { SkippedOnceByRequest = true }, Good with { Name = "also-for-requests", Max = 3 });
    }

    [Fact]
    public void A_rule_without_limits_is_refused() => Assert.Throws<ArgumentException>(() => Stand());

    [Fact]
    public void Parameters_say_each_limit_in_full_so_that_the_edition_changes_with_it()
    {
        FrequencyLimit skipped = Good with { Name = "talk", Counts = AttemptMeasures.Spoken, Scope = AttemptScope.Processor, SkippedOnceByRequest = true, Law = TestBook.Law("30") };

        RuleParameter[] parameters = [.. Stand(Good, skipped, Good with { Name = "day", Window = FrequencyWindow.CalendarDays(2) }).Parameters];

        Assert.Equal(
            [
                new("rings", "2 of Rang in PT4H per Controller"),
                new("talk", "2 of Spoken in PT4H per Processor, skipped once by a request", TestBook.Law("30")),
                new("day", "2 of Rang in P2D per Controller"),
                new("zone", "Europe/Rome"),
            ],
            parameters);
    }

    [Theory]
    [InlineData(4 * 3600, "PT4H")]
    [InlineData(14 * 86400, "PT336H")]
    [InlineData(90, "PT1M30S")]
    [InlineData(0.5, "PT500000000n")]
    public void Windows_print_exactly(double seconds, string text) => Assert.Equal(text, FrequencyWindow.Rolling(Duration.FromSeconds(seconds)).ToString());

    private static FrequencyRule Stand(params ImmutableArray<FrequencyLimit> limits) => new FrequencyWorld(limits).Rule;

    private static void Refused(FrequencyLimit limit, string problem) => RefusedTogether("rings", problem, limit);

    private static void RefusedTogether(string name, string problem, params ImmutableArray<FrequencyLimit> limits)
    {
        FrequencyLimitException error = Assert.Throws<FrequencyLimitException>(() => Stand(limits));

        Assert.Equal(name, error.Limit);
        Assert.StartsWith($"the limit `{name}`: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
