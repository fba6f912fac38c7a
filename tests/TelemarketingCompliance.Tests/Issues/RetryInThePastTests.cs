using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A host rule whose block lifted in the past made the decision tell the dialer to call back yesterday.</summary>
public sealed class RetryInThePastTests
{
    private static readonly ReasonCode Pause = new("host.pause", "pause", "pausa");

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task A_call_is_never_put_off_to_an_instant_that_is_not_later(int hours)
    {
        Instant lifts = TestWorld.Now + Duration.FromHours(hours);
        TestWorld world = new TestWorld().Granted().And(engine => engine.AddRule(new TestRule("host")
        {
            Says = (in CallContext call) => call.At >= TestWorld.Now ? Finding.Block(Pause, liftsAt: lifts) : Finding.Pass(),
        }));

        CallDecision decision = await world.AskAsync();

        Assert.Equal("blocked (host.pause)", decision.ToString());
        Assert.Null(decision.RetryAt);
    }
}
