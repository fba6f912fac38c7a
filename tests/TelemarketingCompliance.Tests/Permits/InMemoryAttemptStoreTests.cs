using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Permits;

/// <summary>What the store in memory promises beyond its interface; the rest is in the conformance cases.</summary>
public sealed class InMemoryAttemptStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Full_refuses_the_whole_charge_and_keeps_what_it_has()
    {
        var clock = new ManualClock(TestWorld.Now);
        var small = new InMemoryAttemptStore(clock, capacity: 2);
        await small.ChargeAsync([Charge()], Token);

        StoreFullException refused = await Assert.ThrowsAsync<StoreFullException>(async () => await small.ChargeAsync([Charge(), Charge()], Token));

        Assert.Contains("1 of 2", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, small.Count);
        await small.ChargeAsync([Charge()], Token);
        Assert.Equal(2, small.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryAttemptStore(clock, 0));
    }

    private static AttemptCharge Charge() =>
        new() { Permit = PermitId.NewAt(TestWorld.Now), Request = TestWorld.FirstRequest, TimeToLive = Duration.FromMinutes(1), Lines = [] };
}
