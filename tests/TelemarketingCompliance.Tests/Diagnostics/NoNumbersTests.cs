using System.Diagnostics;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Diagnostics;

/// <summary>By every door, whatever fails and whatever it says: no line of the log, no tag and no error of the engine shows a number, a person, a call or a permit.</summary>
public sealed class NoNumbersTests
{
    private const int Steps = 25;

    private static readonly OutcomeKind[] Outcomes = Enum.GetValues<OutcomeKind>();

    [Property(MaxTest = 300, Replay = "20261124,1", QuietOnSuccess = true)]
    public async Task Nothing_that_operators_read_shows_whom_a_call_concerns(int seed)
    {
        using var log = new TestLog();
        using var meters = new TestMeters();
        using var activities = new TestActivities();
        HostileWorld world = await new HostileWorld(seed, log, meters).FilledAsync();

        (PermitId[] ids, Exception[] errors) = await PlayAsync(world);

        Assert.All(log.Lines, line => Assert.False(HostileWorld.Shows(line.Message, ids), line.Message));
        Assert.All(log.Lines, line => Assert.Null(line.Exception));
        Assert.All(meters.Measured, one => Assert.False(HostileWorld.Shows(one.ToString(), ids), one.ToString()));
        Assert.All(activities.Ended.SelectMany(Texts), text => Assert.False(HostileWorld.Shows(text, ids), text));
        // What a store of the host threw comes back to the host as it is; what the engine throws names ids of permits at most.
        Assert.All(errors.Where(error => !world.Thrown.Contains(error)), error => Assert.False(HostileWorld.Shows(error.ToString(), []), error.ToString()));
    }

    [Fact]
    public async Task The_worlds_fail_in_every_way_and_still_grant_permits()
    {
        using var log = new TestLog();
        using var meters = new TestMeters();
        int granted = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            (PermitId[] permits, _) = await PlayAsync(await new HostileWorld(seed, log, meters).FilledAsync());
            granted += permits.Length;
        }

        Assert.True(granted > 100, $"{granted} permits");
        string[] instruments = [.. meters.Measured.Select(one => one.Instrument).Distinct()];
        Assert.Superset(new HashSet<string> { "telemarketing.source.failures", "telemarketing.rule.failures", "telemarketing.store.failures", "telemarketing.completion.findings" }, instruments.ToHashSet());
        string[] steps = [.. meters.Measured.Where(one => one.Instrument == "telemarketing.store.failures").SelectMany(one => one.Tags).Where(tag => tag.Key == "telemarketing.step").Select(tag => (string)tag.Value!).Distinct()];
        Assert.Equal(["cancel", "charge", "complete", "confirm", "count", "read", "record_objection", "record_request"], steps.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("the source failed for 0612345678")]
    [InlineData("error=+39 0287654321")]
    [InlineData("source=person-4711")]
    [InlineData("the permit 01KB0000000000000000000000 is over")]
    public void A_text_that_shows_any_of_it_is_found(string text) => Assert.True(HostileWorld.Shows(text, [new PermitId("01KB0000000000000000000000")]));

    /// <summary>Goes in and out by every door, at random.</summary>
    /// <returns>The permits that were granted, and what was thrown.</returns>
    internal static async Task<(PermitId[] Permits, Exception[] Errors)> PlayAsync(HostileWorld world)
    {
        var permits = new List<CallPermit>();
        var errors = new List<Exception>();
        for (int i = 0; i < Steps; i++)
        {
            if (await Record.ExceptionAsync(() => StepAsync(world, permits)) is { } error)
                errors.Add(error);
        }

        return ([.. permits.Select(permit => permit.Id)], [.. errors]);
    }

    private static IEnumerable<string?> Texts(Activity activity) =>
    [
        activity.OperationName, activity.DisplayName, activity.StatusDescription,
        .. activity.TagObjects.Select(tag => tag.Value is string[] many ? string.Join(' ', many) : $"{tag.Value}"),
        .. activity.Events.SelectMany(happened => happened.Tags.Select(tag => $"{tag.Value}").Append(happened.Name)),
        .. activity.Baggage.Select(item => item.Value),
    ];

    private static async Task StepAsync(HostileWorld world, List<CallPermit> permits)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        ComplianceEngine engine = world.Engine;
        CallPermit? permit = permits.Count == 0 ? null : permits[world.Random.Next(permits.Count)];
        var outcome = new CallOutcome
        {
            Kind = world.Random.Next(3) == 0 ? OutcomeKind.CallBackAgreed : Outcomes[world.Random.Next(Outcomes.Length)],
            OccurredAt = world.Now + Duration.FromSeconds(world.Random.Next(-5, 5)),
            RingSeconds = world.Random.Next(-1, 5),
            RequestReference = world.Random.Next(2) == 0 ? "case-2357" : null,
        };
        world.LetTimePass();
        switch (world.Random.Next(10))
        {
            case 0:
                _ = (await engine.EvaluateAsync(world.Request, world.Now, token)).ToString();
                break;
            case 1:
                FactBatch batch = await engine.GatherAsync([world.Request], world.Now, token);
                engine.Decide(batch[0], world.Now, new Finding[engine.MaxFindings]);
                engine.Explain(batch[0], world.Now);
                break;
            case 2 or 3 or 4:
                Acquisition one = await engine.AcquireAsync(world.Request with { RequestId = world.Random.Next(2) == 0 ? "queue-0815" : null }, token);
                if (one.Permit is { } granted)
                    permits.Add(granted);
                break;
            case 5:
                foreach (Acquisition answer in await engine.AcquireManyAsync([world.Request, world.Request with { RequestId = null }, world.Request with { RequestId = null }], 2, token))
                {
                    if (answer.Permit is { } another)
                        permits.Add(another);
                }

                break;
            case 6 when permit is not null:
                await engine.ConfirmAsync(permit, token);
                break;
            case 7 when permit is not null:
                await engine.CompleteAsync(permit, outcome, token);
                break;
            case 8 when permit is not null:
                await engine.CompleteAsync(permit.Id, outcome, token);
                await engine.CompleteAsync(permit, outcome, token);
                break;
            case 9 when permit is not null:
                await engine.CancelAsync(permit.Id, token);
                break;
            default:
                await engine.CompleteAsync(PermitId.NewAt(world.Now), outcome, token);
                if (world.Random.Next(6) == 0)
                    await engine.RecordOptOutAsync(TestWorld.Objection($"o-{world.Random.Next()}", world.Request.Callee), token);
                break;
        }
    }
}
