using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>An attempt that was given back and dialed all the same counts for everybody, also for the request that made it.</summary>
public sealed class DialedAfterGivenBackTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("q-1")]
    [InlineData("q-2")]
    public async Task It_stands_in_the_way_of_the_next_call_whatever_its_request_id(string next)
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(4)).Asking(call => call with { RequestId = "q-1" });
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        await engine.CancelAsync(permit.Id, Token);
        Assert.Equal("Recorded (permit.cancelled)", (await engine.CompleteAsync(permit.Id, new CallOutcome { Kind = OutcomeKind.Answered, OccurredAt = TestWorld.Now }, Token)).ToString());

        Acquisition again = await engine.AcquireAsync(world.Request with { RequestId = next }, Token);

        Assert.Equal("blocked (host.limit-reached)", again.ToString());
    }

    [Fact]
    public async Task The_open_attempt_of_the_same_request_stands_in_its_way_as_little_as_before()
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(4)).Asking(call => call with { RequestId = "q-1" });
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        await world.SaysAsync("permitted (Consent)");

        await engine.CompleteAsync(permit.Id, new CallOutcome { Kind = OutcomeKind.NoAnswer, OccurredAt = TestWorld.Now }, Token);

        await world.SaysAsync("blocked (host.limit-reached)");
    }
}
