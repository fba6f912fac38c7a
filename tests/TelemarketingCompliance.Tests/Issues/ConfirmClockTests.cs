using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A store whose clock runs away between acquire and confirm is found out on either side, at every confirm.</summary>
public sealed class ConfirmClockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-540, true)]
    [InlineData(-2.1, true)]
    [InlineData(-2, false)]
    [InlineData(2, false)]
    [InlineData(2.1, true)]
    public async Task A_store_that_is_more_than_two_seconds_apart_at_the_confirm_blocks_it_and_the_attempt_is_given_back(double seconds, bool blocks)
    {
        var stores = new FakeTimeProvider(TestWorld.Now.ToDateTimeOffset());
        InMemoryAttemptStore? store = null;
        TestWorld world = new TestWorld().Granted().By(DialingMode.Preview).AttemptsIn(_ => store = new InMemoryAttemptStore(stores));
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        world.Clock.Advance(TimeSpan.FromMinutes(9));
        stores.SetUtcNow((TestWorld.Now + Duration.FromMinutes(9) + Duration.FromSeconds(seconds)).ToDateTimeOffset());

        Acquisition confirmed = await engine.ConfirmAsync(permit, Token);

        Assert.Equal(blocks ? "blocked (engine.clock-skew)" : null, confirmed.Permit is null ? confirmed.ToString() : null);
        Assert.Equal(blocks, (await store!.ReadAsync(permit.Id, Token))!.IsCancelled);
    }

    [Fact]
    public async Task A_second_confirm_looks_at_the_stores_clock_of_its_own_moment()
    {
        var stores = new FakeTimeProvider(TestWorld.Now.ToDateTimeOffset());
        TestWorld world = new TestWorld().Granted().By(DialingMode.Preview).AttemptsIn(_ => new InMemoryAttemptStore(stores));
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        Assert.NotNull((await engine.ConfirmAsync(permit, Token)).Permit);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("blocked (engine.clock-skew)", (await engine.ConfirmAsync(permit, Token)).ToString());
    }
}
