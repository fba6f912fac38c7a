using System.Collections.Immutable;
using FsCheck.Xunit;

namespace TelemarketingCompliance.Tests.Frequency;

[Properties(Arbitrary = [typeof(FrequencyArbitraries)], QuietOnSuccess = true)]
public sealed class FrequencyPropertyTests
{
    [Property(MaxTest = 1_000, Replay = "20261124,1")]
    public async Task A_call_is_blocked_by_exactly_the_limits_a_plain_count_finds_reached(FrequencyCase world)
    {
        CallDecision decision = await (await world.WorldAsync()).AskAsync(world.At);

        string[] named = [.. decision.Blocks.SelectMany(block => block.Args).Where(arg => arg.Name.StartsWith("limit", StringComparison.Ordinal)).Select(arg => arg.Value).Order(StringComparer.Ordinal)];
        Assert.Equal(Reached(world, world.At).Select(limit => limit.Name).Order(StringComparer.Ordinal), named);
        Assert.Equal(named.Length == 0, decision.IsPermitted);
    }

    [Property(MaxTest = 600, Replay = "20261124,3")]
    public async Task A_block_lifts_when_it_says_and_not_before(FrequencyCase world)
    {
        // The request must not run out meanwhile: that is another rule's affair.
        world = world with { OnRequest = false };
        FrequencyWorld asked = await world.WorldAsync();
        CallDecision decision = await asked.AskAsync(world.At);
        if (decision.IsPermitted)
            return;

        Instant frees = Assert.Single(decision.Blocks).ChangesAt!.Value;

        Assert.Equal(frees, decision.RetryAt);
        Assert.True(await asked.IsPermittedAsync(frees));
        Assert.False(await asked.IsPermittedAsync(frees - Duration.Epsilon));
        Assert.NotEmpty(Reached(world, frees - Duration.Epsilon));
        Assert.Empty(Reached(world, frees));
    }

    [Property(MaxTest = 600, Replay = "20261124,5")]
    public async Task More_attempts_lift_no_block_and_bring_none_forward(FrequencyCase world, byte seed)
    {
        FrequencyWorld asked = await world.WorldAsync();
        ImmutableArray<AttemptRecord> more = CallGenerators.AttemptHistory(asked.Request, world.At).Sample(1, seed)[0];
        CallDecision before = await asked.AskAsync(world.At);
        CallDecision after = await asked.After([.. world.History, .. more]).AskAsync(world.At);

        Assert.False(after.IsPermitted && !before.IsPermitted);
        if (!before.IsPermitted)
            Assert.True(after.Blocks.Single().ChangesAt >= before.Blocks.Single().ChangesAt);
    }

    [Property(MaxTest = 600, Replay = "20261124,7")]
    public async Task The_lines_it_charges_hold_exactly_where_it_permits(FrequencyCase world)
    {
        FrequencyWorld asked = await world.WorldAsync();
        ImmutableArray<ChargeLine> lines = await asked.LinesAsync(world.At);

        bool hold = lines.All(line => line.Judge(world.History.AsSpan(), ChargedCall.For(asked.Request), world.At, out _));

        Assert.Equal(await asked.IsPermittedAsync(world.At), hold);
    }

    [Property(MaxTest = 300, Replay = "20261124,9")]
    public async Task The_order_of_the_history_changes_nothing(FrequencyCase world)
    {
        FrequencyWorld asked = await world.WorldAsync();
        CallDecision one = await asked.AskAsync(world.At);
        asked.History = [.. world.History.Reverse()];
        CallDecision other = await asked.AskAsync(world.At);

        Assert.Equal(one.Blocks.SelectMany(block => block.Args), other.Blocks.SelectMany(block => block.Args));
    }

    [Fact]
    public void The_generated_cases_block_and_permit_and_skip()
    {
        FrequencyCase[] cases = [.. FrequencyCase.Arbitrary.Generator.Sample(1_000, seed: 20261124)];

        int blocked = cases.Count(world => Reached(world, world.At).Any());
        int skipped = cases.Count(world => world.OnRequest && Reached(world with { OnRequest = false }, world.At).Count() > Reached(world, world.At).Count());

        Assert.InRange(blocked, 200, 800);
        Assert.True(skipped >= 40, $"{skipped} of {cases.Length} cases skip a limit");
    }

    /// <summary>The limits without room, counted the slow way from their definition.</summary>
    private static IEnumerable<FrequencyLimit> Reached(FrequencyCase world, Instant now) =>
        world.Limits.Where(limit => IsReached(limit, world, now, world.Zone) || IsReached(limit, world, now, FrequencyWorld.Rome));

    private static bool IsReached(FrequencyLimit limit, FrequencyCase world, Instant now, DateTimeZone zone)
    {
        AttemptRecord[] counting = [.. world.History.Where(attempt => (attempt.Counts & limit.Counts) != 0)];
        AttemptRecord[] inWindow = [.. counting.Where(attempt => IsIn(limit.Window, InstantOf(attempt, limit), now, zone)).Where(attempt => limit.Scope switch
        {
            AttemptScope.Everyone => true,
            AttemptScope.Controller => attempt.IsSameController,
            AttemptScope.Processor => attempt.IsSameProcessor,
            AttemptScope.Campaign => attempt.IsSameController && attempt.Campaign == FrequencyWorld.Spring,
            _ => attempt.IsSameController && world.OnRequest && attempt.RequestReference == "r-1",
        })];
        bool skipped = limit.SkippedOnceByRequest && world.OnRequest && !counting.Any(attempt => attempt.IsSameController && attempt.RequestReference == "r-1");
        return !skipped && (inWindow.Count(attempt => attempt.IsSameNumber) >= limit.Max || inWindow.Count(attempt => attempt.IsSameSubject) >= limit.Max);
    }

    // What was said was said at the end of the call; a call begins when it is charged.
    private static Instant InstantOf(AttemptRecord attempt, FrequencyLimit limit)
    {
        bool said = new[] { AttemptMeasures.Spoken, AttemptMeasures.Refused, AttemptMeasures.Silent }.Any(measure => attempt.Counts.HasFlag(measure) && limit.Counts.HasFlag(measure));
        return said && attempt.EndedAt is { } ended ? Instant.Max(ended, attempt.At) : attempt.At;
    }

    // By the calendar on the wall, not by instants. An attempt after now, by a clock apart, counts.
    private static bool IsIn(FrequencyWindow window, Instant at, Instant now, DateTimeZone zone) => window.IsRolling
        ? at > now - window.Length
        : at.InZone(zone).Date >= now.InZone(zone).Date.PlusDays(1 - window.Days);
}
