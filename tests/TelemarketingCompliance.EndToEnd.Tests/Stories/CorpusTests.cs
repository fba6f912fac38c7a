using System.Reflection;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>Every story of the corpus ends as the law says.</summary>
public sealed class CorpusTests
{
    /// <summary>
    /// No story can bring a rule to throw, and Italy is a place with one clock; nor does one tell of stores and clocks that fail, of two nodes at once, of ids of
    /// requests and of batches. Tests of the engine and of the rule show what happens then.
    /// </summary>
    private static readonly string[] ReasonsWithoutStory =
    [
        "engine.rule-failed", "engine.clock-skew", "hours.place-unknown", "permit.charge-refused", "permit.enough-granted", "permit.request-conflict", "permit.store-unavailable", "permit.unknown",
    ];

    /// <summary>Found when a call is over, or a warning.</summary>
    private static readonly string[] NoBlocks =
        ["abandonment.cut-late", "abandonment.rate-exceeded", "abandonment.ring-short", "disclosure.country-missing", "register.renewal-undetectable"];

    /// <summary>A number that is never called, places of which nobody knows the right one: no fact lifts these.</summary>
    private static readonly string[] WithoutVerifiedRemedy = ["hours.no-common-hour", "number.never-dial", "number.not-in-plan"];

    /// <summary>A period that counts from the 00:00 of a date ends at midnight, when no call centre is open.</summary>
    private static readonly string[] StoriesAskedAtMidnight = ["S14-contract-ended-date-only", "S15-register-answer-date-only"];

    public static IEnumerable<TheoryDataRow<string>> Stories =>
        CorpusFolder.All.Select(entry => new TheoryDataRow<string>(entry.Name) { TestDisplayName = entry.Story.Title });

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Every_question_of_the_story_is_answered_as_the_law_says(string name)
    {
        Story story = CorpusFolder.Story(name);

        IReadOnlyList<StoryAnswer> answers = await StoryPlayer.PlayAsync(story, TestContext.Current.CancellationToken);

        string report = StoryReport.Of(story, answers);
        Assert.True(report.Length == 0, report);
    }

    [Fact]
    public void Every_reason_code_occurs_in_a_story()
    {
        HashSet<string> told = [.. CorpusFolder.All
            .SelectMany(entry => entry.Story.Steps).Select(step => step.Expect).OfType<StoryExpectation>()
            .SelectMany(expected => expected.Reasons.Concat(expected.Warnings))
            .Concat(CorpusFolder.All.SelectMany(entry => entry.Story.Steps).SelectMany(step => step.Ended?.Findings ?? []))];

        string[] known = [.. KnownReasons().Distinct().Order(StringComparer.Ordinal)];

        // Stories decide and complete; what can befall a permit in between is told by the tests of permits.
        Assert.Empty(known.Where(code => !code.StartsWith("permit.", StringComparison.Ordinal)).Except(told).Except(ReasonsWithoutStory));
        Assert.Empty(told.Except(known));
        Assert.Empty(ReasonsWithoutStory.Except(known));
    }

    [Fact]
    public async Task Every_blocking_reason_has_a_remedy_that_is_verified_in_a_story_or_is_none_of_the_callers()
    {
        var verified = new HashSet<string>(StringComparer.Ordinal);
        var unverified = new HashSet<string>(StringComparer.Ordinal);
        foreach ((_, Story story) in CorpusFolder.All)
        {
            foreach (StoryRemedy remedy in (await StoryPlayer.PlayAsync(story, TestContext.Current.CancellationToken)).SelectMany(answer => answer.Remedies))
                (remedy.Remedy.IsVerified ? verified : unverified).Add(remedy.Remedy.Reason.Code);
        }

        string[] blocking = [.. KnownReasons().Where(code => !code.StartsWith("permit.", StringComparison.Ordinal)).Except(ReasonsWithoutStory).Except(NoBlocks)];
        Assert.Empty(blocking.Except(verified).Except(unverified));
        Assert.Equal(WithoutVerifiedRemedy, unverified.Except(verified).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_story_tells_its_number_its_law_and_what_happens() => Assert.Empty(
        from entry in CorpusFolder.All
        let story = entry.Story
        let number = entry.Name.Split('-')[0]
        where story.Law.Length == 0
            || string.Concat(story.Text).Length < 40
            || (number is ['S', >= '0' and <= '9', ..] && !(story.Title.StartsWith($"{number}: ", StringComparison.Ordinal) || story.Title.StartsWith($"{number}, ", StringComparison.Ordinal)))
            || CorpusFolder.All.Count(other => other.Story.Title == story.Title) > 1
        select entry.Name);

    [Fact]
    public void Every_question_falls_in_open_hours_so_that_rules_about_hours_change_no_other_story() => Assert.Empty(
        from entry in CorpusFolder.All
        where !StoriesAskedAtMidnight.Contains(entry.Name) && !entry.Name.Contains("calling-hours", StringComparison.Ordinal)
        from step in entry.Story.Steps
        where step.AdvanceTo is { } at && !IsOpen(at, entry.Story.Times)
        select $"{entry.Name}: {entry.Story.Times.Show(step.AdvanceTo)}");

    [Theory]
    [InlineData("2026-04-14T11:00", true)]
    [InlineData("2026-04-14T17:00", false)]
    [InlineData("2026-04-14T09:59:59", false)]
    [InlineData("2026-04-12T11:00", false)]
    [InlineData("2026-04-06T11:00", false)]
    [InlineData("2026-04-30T11:00", false)]
    [InlineData("2026-06-20T11:00", true)]
    public void Open_hours_end_at_five_and_know_Sundays_holidays_and_their_eves(string at, bool expected) =>
        Assert.Equal(expected, IsOpen(LocalTimes.Italian.Read(at).Earliest, LocalTimes.Italian));

    /// <summary>From noon to five in New York it is 9 to 14 in Los Angeles, on every day of the week: open wherever on the continent a story plays.</summary>
    private static bool IsOpen(Instant at, LocalTimes times)
    {
        LocalDateTime local = at.InZone(times.Zone).LocalDateTime;
        return times == LocalTimes.American ? local.Hour is >= 12 and < 17 : IsOpenInItaly(local);
    }

    /// <summary>10:00 to 17:00 on a day that is neither a Sunday nor a holiday nor, but for Saturdays, the eve of one: open by every rule known.</summary>
    private static bool IsOpenInItaly(LocalDateTime at) =>
        at.Hour is >= 10 and < 17
        && !IsClosed(at.Date)
        && (at.DayOfWeek == IsoDayOfWeek.Saturday || !IsClosed(at.Date.PlusDays(1)));

    private static bool IsClosed(LocalDate day) =>
        day.DayOfWeek == IsoDayOfWeek.Sunday
        || day == new LocalDate(2026, 4, 6)
        || (day.Month, day.Day) is (1, 1) or (1, 6) or (4, 25) or (5, 1) or (6, 2) or (8, 15) or (10, 4) or (11, 1) or (12, 8) or (12, 25) or (12, 26);

    private static IEnumerable<string> KnownReasons() =>
        from assembly in new[] { typeof(ComplianceEngine).Assembly, typeof(ItalyOptions).Assembly }
        from type in assembly.GetExportedTypes()
        where type.Name.EndsWith("Reasons", StringComparison.Ordinal)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static)
        where property.PropertyType == typeof(ReasonCode)
        select ((ReasonCode)property.GetValue(null)!).Code;
}
