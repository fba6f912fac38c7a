using FsCheck;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>A store answers like a plain list, and a permit never outlives its reasons. That no limit is exceeded under any interleaving: <see cref="LimitRaceTests"/>.</summary>
public sealed class LimitLawTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 300, Arbitrary = [typeof(CallArbitraries)], QuietOnSuccess = true)]
    public async Task One_thread_answers_like_the_plain_list(AttemptSequence sequence)
    {
        var clock = new ManualClock(TestWorld.Now);

        await sequence.RunAsync(new InMemoryAttemptStore(clock), clock, Token);
    }

    [Property(MaxTest = 100)]
    public void A_permit_ends_with_the_earliest_of_its_reasons_and_confirms_exactly_until_then(PositiveInt consent, PositiveInt waited)
    {
        Duration consentLasts = Duration.FromSeconds(consent.Get % 120 + 1);
        Duration waits = Duration.FromSeconds(waited.Get % 130);
        TestWorld world = new TestWorld().Granted(entry => entry with { ExpiresAt = TestWorld.Now + consentLasts });
        ComplianceEngine engine = world.EngineAsync().GetAwaiter().GetResult();
        CallPermit permit = world.AcquireAsync().GetAwaiter().GetResult().Permit!;
        Assert.Equal(TestWorld.Now + Duration.Min(consentLasts, Duration.FromSeconds(60)), permit.ExpiresAt);

        world.Clock.Advance(waits.ToTimeSpan());
        Acquisition confirmed = engine.ConfirmAsync(permit, Token).AsTask().GetAwaiter().GetResult();

        Assert.Equal(TestWorld.Now + waits < permit.ExpiresAt, confirmed.Permit is not null);
        Assert.Equal(TestWorld.Now + waits >= permit.ExpiresAt, confirmed.Decision.Reasons.Contains("permit.expired"));
    }
}
