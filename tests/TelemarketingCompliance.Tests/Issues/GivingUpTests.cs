using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>Attempts of which the caller will never hear are given back, also where the store was slower than the caller's patience.</summary>
public sealed class GivingUpTests
{
    private readonly TaskCompletionSource gate = new();
    private InMemoryAttemptStore? store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Giving_up_after_the_store_charged_and_before_it_answered_gives_the_attempt_back_once_it_does()
    {
        using var caller = new CancellationTokenSource();
        TestWorld world = Slow();
        ComplianceEngine engine = await world.EngineAsync();
        Task<Acquisition> acquiring = engine.AcquireAsync(world.Request, caller.Token).AsTask();

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => acquiring);
        Assert.Equal(1, await CountingAsync(world));
        gate.SetResult();

        Assert.Equal(0, await CountingAsync(world));
    }

    [Fact]
    public async Task A_charge_that_came_back_after_the_time_limit_is_given_back()
    {
        TestWorld world = Slow();
        ComplianceEngine engine = await world.EngineAsync();
        Task<Acquisition> acquiring = engine.AcquireAsync(world.Request, Token).AsTask();

        world.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("blocked (permit.store-unavailable)", (await acquiring).ToString());
        gate.SetResult();

        Assert.Equal(0, await CountingAsync(world));
    }

    [Fact]
    public async Task A_store_that_charged_and_then_failed_is_told_to_give_back()
    {
        TestWorld world = Slow();
        ComplianceEngine engine = await world.EngineAsync();
        Task<Acquisition> acquiring = engine.AcquireAsync(world.Request, Token).AsTask();

        gate.SetException(new IOException());

        Assert.Equal("blocked (permit.store-unavailable)", (await acquiring).ToString());
        Assert.Equal(0, await CountingAsync(world));
    }

    [Fact]
    public async Task Giving_up_in_a_later_round_gives_back_what_the_earlier_rounds_granted()
    {
        using var caller = new CancellationTokenSource();
        int charges = 0;
        TestWorld world = new TestWorld().Granted().AttemptsIn(clock => store = new InMemoryAttemptStore(clock)).BeforeEachStore(async step =>
        {
            if (step == "charge" && ++charges == 3)
                await caller.CancelAsync();
        });
        ComplianceEngine engine = await world.EngineAsync();
        CallRequest taken = world.Request with { RequestId = "x" };
        await engine.AcquireAsync(taken, Token);

        // The second candidate is refused under the id that another call holds: the round is short of one.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await engine.AcquireManyAsync([world.Request, taken with { OperatorReserved = true }, world.Request], 2, caller.Token));

        Assert.Equal(1, await CountingAsync(world));
    }

    [Fact]
    public async Task A_retry_keeps_the_permit_that_the_first_try_gave_up_on()
    {
        using var caller = new CancellationTokenSource();
        TestWorld world = Slow().Asking(call => call with { RequestId = "q-1" });
        ComplianceEngine engine = await world.EngineAsync();
        Task<Acquisition> acquiring = engine.AcquireAsync(world.Request, caller.Token).AsTask();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => acquiring);
        Task<Acquisition> retry = engine.AcquireAsync(world.Request, Token).AsTask();

        gate.SetResult();

        CallPermit held = (await retry).Permit!;
        Assert.Equal(AttemptMeasures.All, (await store!.ReadAsync(held.Id, Token))!.Counts);
    }

    private TestWorld Slow() => new TestWorld().Granted().AttemptsIn(clock => new SlowToAnswer(store = new InMemoryAttemptStore(clock), gate.Task));

    private async Task<int> CountingAsync(TestWorld world) => (await store!.FindAsync([AttemptQuery.For(world.Request)], Token))[0].Length;

    /// <summary>Charges at once, whatever the caller thinks of it meanwhile, and answers late.</summary>
    private sealed class SlowToAnswer(IAttemptStore inner, Task gate) : DelegatingAttempts(inner)
    {
        public override async ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken)
        {
            ImmutableArray<ChargeResult> results = await base.ChargeAsync(charges, CancellationToken.None);
            await gate;
            return results;
        }
    }
}
