using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;
using static TelemarketingCompliance.Tests.Frequency.FrequencyWorld;

namespace TelemarketingCompliance.Tests.Frequency;

public sealed class FrequencyRuleTests
{
    private static readonly FrequencyLimit Gap = Limit("gap", 1, AttemptMeasures.Rang, Hours(4));
    private static readonly FrequencyLimit Daily = Limit("a-day", 2, AttemptMeasures.Rang, FrequencyWindow.CalendarDays(1));
    private static readonly FrequencyLimit Talk = Limit("talk", 1, AttemptMeasures.Spoken, Days(30));
    private static readonly FrequencyLimit CoolOff = Limit("cool-off", 1, AttemptMeasures.Refused, Days(30));
    private static readonly FrequencyLimit Technical = Limit("technical", 3, AttemptMeasures.Technical, FrequencyWindow.CalendarDays(1));
    private static readonly Duration Tick = Duration.Epsilon;

    [Fact]
    public async Task Nobody_who_was_never_called_is_called_too_often() => Assert.True(await new FrequencyWorld(Gap, Daily, Talk).IsPermittedAsync(Now));

    [Fact]
    public async Task An_attempt_leaves_a_rolling_window_exactly_its_length_later()
    {
        FrequencyWorld world = new FrequencyWorld(Gap).After(Attempt(Now));

        Assert.False(await world.IsPermittedAsync(Now + Duration.FromHours(4) - Tick));
        Assert.True(await world.IsPermittedAsync(Now + Duration.FromHours(4)));
        Assert.Equal(Now + Duration.FromHours(4), (await world.AskAsync(Now)).RetryAt);
    }

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-11-24", 24)]
    public async Task A_calendar_day_is_as_long_as_it_is_on_the_clocks_of_the_place(string date, int hours)
    {
        Instant midnight = Rome.AtStartOfDay(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value).ToInstant();
        Instant next = midnight + Duration.FromHours(hours);
        FrequencyWorld world = new FrequencyWorld(Daily).After(Attempt(midnight), Attempt(midnight + Duration.FromMinutes(150)));

        Assert.False(await world.IsPermittedAsync(next - Tick));
        Assert.True(await world.IsPermittedAsync(next));
        Assert.Equal(next, (await world.AskAsync(midnight + Duration.FromHours(9))).RetryAt);
        Assert.True(await world.After(Attempt(midnight - Tick), Attempt(midnight)).IsPermittedAsync(next - Tick));
    }

    [Fact]
    public async Task Of_several_places_each_must_have_room()
    {
        FrequencyWorld world = new FrequencyWorld(Daily).After(Attempt(Local(2026, 11, 24, 0, 5)), Attempt(Local(2026, 11, 24, 9)));
        world.Request = world.Request with { Place = new CalleePlace { Zone = DateTimeZoneProviders.Tzdb["America/New_York"] } };

        Assert.Equal(Local(2026, 11, 25, 0), (await world.AskAsync(Now)).RetryAt);
        world.After(Attempt(Local(2026, 11, 24, 9)), Attempt(Local(2026, 11, 24, 10)));
        Assert.Equal(Local(2026, 11, 25, 6), (await world.AskAsync(Now)).RetryAt);
        Assert.Equal(2, (await world.LinesAsync(Now)).Length);
    }

    [Fact]
    public async Task Several_calendar_days_free_at_the_midnight_at_which_enough_of_them_have_left()
    {
        FrequencyWorld world = new FrequencyWorld(Daily with { Window = FrequencyWindow.CalendarDays(7) }).After(Attempt(Now - Duration.FromDays(3)), Attempt(Now - Duration.FromDays(5)));

        Assert.Equal(Local(2026, 11, 26, 0), (await world.AskAsync(Now)).RetryAt);
        Assert.False(await world.IsPermittedAsync(Local(2026, 11, 26, 0) - Tick));
    }

    [Fact]
    public async Task Number_and_person_are_counted_each_for_itself()
    {
        AttemptRecord otherNumber = Attempt(Now - Duration.FromHours(9)) with { IsSameNumber = false };
        AttemptRecord otherPerson = Attempt(Now - Duration.FromHours(8)) with { IsSameSubject = false };
        FrequencyWorld world = new FrequencyWorld(Daily).After(otherNumber, otherPerson);

        Assert.True(await world.IsPermittedAsync(Now));
        Assert.False(await world.After(otherNumber, otherNumber).IsPermittedAsync(Now));
        Assert.False(await world.After(otherPerson, otherPerson).IsPermittedAsync(Now));
    }

    [Theory]
    [InlineData(AttemptScope.Controller, true, false, false, false)]
    [InlineData(AttemptScope.Processor, false, true, false, false)]
    [InlineData(AttemptScope.Campaign, true, false, true, false)]
    [InlineData(AttemptScope.Everyone, false, false, false, false)]
    [InlineData(AttemptScope.Request, true, false, false, true)]
    public async Task A_scope_says_whose_attempts_count(AttemptScope scope, bool controller, bool processor, bool campaign, bool request)
    {
        FrequencyWorld world = await new FrequencyWorld(Gap with { Scope = scope }).OnRequestAsync(Now - Duration.FromHours(8));
        AttemptRecord own = Attempt(Now - Duration.FromHours(1)) with { RequestReference = "r-1" };
        AttemptRecord needed = own with { IsSameController = controller, IsSameProcessor = processor, Campaign = campaign ? Spring : null, RequestReference = request ? "r-1" : null };

        Assert.False(await world.After(own).IsPermittedAsync(Now));
        Assert.False(await world.After(needed).IsPermittedAsync(Now));
        Assert.True(scope == AttemptScope.Everyone || await world.After(own with { IsSameController = !controller, IsSameProcessor = !processor }).IsPermittedAsync(Now) == (controller || processor));
        Assert.True(!campaign || await world.After(own with { Campaign = new CampaignId("autumn") }).IsPermittedAsync(Now));
        Assert.True(!request || await world.After(own with { RequestReference = "r-2" }).IsPermittedAsync(Now));
    }

    [Fact]
    public async Task A_busy_line_is_a_technical_attempt_and_no_ring()
    {
        FrequencyWorld world = new(Gap, Daily, Technical);
        AttemptRecord[] busy = [.. Enumerable.Range(1, 3).Select(minutes => Attempt(Now - Duration.FromMinutes(minutes), OutcomeKind.Busy))];

        Assert.True(await world.After(busy[..2]).IsPermittedAsync(Now));
        Assert.Equal("technical", (await Limits(world.After(busy))).Single());
        Assert.Equal(Local(2026, 11, 25, 0), (await world.AskAsync(Now)).RetryAt);
        Assert.Equal("gap", (await Limits(world.After(busy[0], Attempt(Now - Duration.FromSeconds(1), OutcomeKind.Answered)))).Single());
    }

    [Fact]
    public async Task An_attempt_in_flight_counts_as_everything_and_one_that_never_rang_is_refunded()
    {
        FrequencyWorld world = new(Gap, Talk, CoolOff);

        Assert.Equal(["cool-off", "gap", "talk"], (await Limits(world.After(Attempt(Now, null)))).Order(StringComparer.Ordinal));
        Assert.Empty(await Limits(world.After(Attempt(Now, OutcomeKind.NeverRang))));
    }

    [Fact]
    public async Task A_request_skips_what_may_be_skipped_until_an_attempt_that_counts_was_made_for_it()
    {
        FrequencyWorld world = await new FrequencyWorld(Gap with { SkippedOnceByRequest = true }, CoolOff).OnRequestAsync(Now - Duration.FromHours(2));
        AttemptRecord before = Attempt(Now - Duration.FromHours(3));
        AttemptRecord busy = Attempt(Now - Duration.FromMinutes(9), OutcomeKind.Busy) with { RequestReference = "r-1" };
        AttemptRecord ringing = busy with { At = Now - Duration.FromMinutes(8), Counts = CallOutcome.CountsOf(OutcomeKind.NoAnswer) };

        Assert.True(await world.After(before).IsPermittedAsync(Now));
        Assert.True(await world.After(before, busy).IsPermittedAsync(Now));
        Assert.Equal("gap", (await Limits(world.After(before, busy, ringing))).Single());
        Assert.Equal("cool-off", (await Limits(world.After(Attempt(Now - Duration.FromHours(5), OutcomeKind.Refused)))).Single());
        Assert.Equal("gap", (await Limits(world.After(before, ringing with { At = Now - Duration.FromHours(20) }))).Single());
    }

    [Fact]
    public async Task A_request_that_is_over_or_not_named_skips_nothing()
    {
        FrequencyWorld world = await new FrequencyWorld(Gap with { SkippedOnceByRequest = true }).OnRequestAsync(Now - Duration.FromHours(72));
        world.After(Attempt(Now - Duration.FromHours(1)));

        Assert.False(await world.IsPermittedAsync(Now));
        Assert.True(await world.IsPermittedAsync(Now - Tick));
        world.Request = world.Request with { Evidence = null, NumberSource = NumberSource.PersonRequest };
        Assert.False(await world.IsPermittedAsync(Now - Tick));
    }

    [Fact]
    public async Task A_block_names_every_limit_that_is_reached_and_lifts_when_the_last_of_them_frees()
    {
        FrequencyWorld world = new FrequencyWorld(Gap, Daily, Talk with { Law = TestBook.Law("31") }, CoolOff)
            .After(Attempt(Now - Duration.FromHours(2), OutcomeKind.Spoken), Attempt(Now - Duration.FromHours(1)));

        DecisionFinding block = Assert.Single((await world.AskAsync(Now)).Blocks);

        Assert.Equal(FrequencyReasons.LimitReached, block.Reason);
        Assert.Equal(Now - Duration.FromHours(2) + Duration.FromDays(30), block.ChangesAt);
        Assert.Equal(TestBook.Law("31"), block.Law);
        Assert.Equal(
            "limit=talk count=1 max=1 window=PT720H freesAt=2026-12-24T07:30:00Z limit2=a-day count2=2 max2=2 window2=P1D freesAt2=2026-11-24T23:00:00Z limit3=gap count3=2 max3=1 window3=PT4H freesAt3=2026-11-24T12:30:00Z",
            string.Join(' ', block.Args.Select(arg => $"{arg.Name}={arg.Value}")));
        Assert.Contains("`talk` is reached: 1 attempts of at most 1 in PT720H count; it frees at 2026-12-24 08:30:00", (await world.AskAsync(Now)).ToText(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CallKind.Continued)]
    [InlineData(CallKind.ReturnCall)]
    public async Task A_conversation_that_is_not_dialed_is_not_judged(CallKind kind)
    {
        FrequencyWorld world = new FrequencyWorld(Gap).After(Attempt(Now));
        world.Request = world.Request with { Kind = kind };

        Assert.True(await world.IsPermittedAsync(Now));
    }

    [Fact]
    public async Task Service_calls_are_not_judged()
    {
        FrequencyWorld world = new FrequencyWorld(Gap).After(Attempt(Now));
        world.Request = world.Request with { Campaign = world.Request.Campaign with { Purpose = CallPurpose.Service } };

        Assert.True(await world.IsPermittedAsync(Now));
    }

    [Fact]
    public async Task What_is_judged_is_charged_line_by_line()
    {
        FrequencyWorld world = await new FrequencyWorld(Gap with { SkippedOnceByRequest = true }, Daily, Talk).OnRequestAsync(Now - Duration.FromHours(1));

        ImmutableArray<ChargeLine> lines = await world.LinesAsync(Now);

        Assert.Equal(
            [
                new ChargeLine("gap", AttemptMeasures.Rang, AttemptScope.Controller, Duration.FromHours(4), null, 1, "r-1"),
                new ChargeLine("a-day", AttemptMeasures.Rang, AttemptScope.Controller, null, new Interval(Local(2026, 11, 24, 0), Local(2026, 11, 25, 0)), 2),
                new ChargeLine("talk", AttemptMeasures.Spoken, AttemptScope.Controller, Duration.FromDays(30), null, 1),
            ],
            lines);
    }

    [Fact]
    public void A_line_for_one_day_holds_on_no_other()
    {
        var line = new ChargeLine("a-day", AttemptMeasures.Rang, AttemptScope.Controller, null, new Interval(Local(2026, 11, 24, 0), Local(2026, 11, 25, 0)), 2);
        var call = new ChargedCall(Spring, null);

        Assert.True(line.Judge([], call, Local(2026, 11, 24, 23, 59, 59), out _));
        Assert.False(line.Judge([], call, Local(2026, 11, 25, 0), out Instant? freesAt));
        Assert.Null(freesAt);
    }

    [Fact]
    public async Task Attempts_that_cannot_be_read_block()
    {
        FrequencyWorld world = new(Gap) { History = default };
        var findings = new Finding[world.Room];

        Verdict verdict = world.Decide(await world.GatherAsync(Now), Now, findings);

        Assert.False(verdict.IsPermitted);
        Assert.Contains(findings, finding => finding.Reason?.Code == "engine.rule-failed");
    }

    [Fact]
    public async Task Judging_a_hundred_attempts_allocates_nothing()
    {
        FrequencyWorld world = new FrequencyWorld(Gap with { SkippedOnceByRequest = true }, Daily, Talk, CoolOff, Technical, Limit("many", 90, AttemptMeasures.Rang, Days(14)))
            .After(Enumerable.Range(0, 100).Select(i => Attempt(Now - Duration.FromMinutes(i * 7), (OutcomeKind)(i % 15))));
        FactBatch batch = await world.GatherAsync(Now);
        var findings = new Finding[world.Room];
        for (int i = 0; i < 100; i++)
            world.Decide(batch, Now, findings);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Verdict verdict = world.Decide(batch, Now, findings);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.False(verdict.IsPermitted);
        Assert.Equal(0, allocated);
    }

    private static async Task<ImmutableArray<string>> Limits(FrequencyWorld world) =>
        [.. (await world.AskAsync(Now)).Blocks.SelectMany(finding => finding.Args).Where(arg => arg.Name.StartsWith("limit", StringComparison.Ordinal)).Select(arg => arg.Value)];
}
