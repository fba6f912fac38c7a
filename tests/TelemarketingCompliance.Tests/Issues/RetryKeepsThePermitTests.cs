using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A request that is sent again shares one permit with the first try: neither takes the charge from under the other.</summary>
public sealed class RetryKeepsThePermitTests
{
    private InMemoryAttemptStore? store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_retry_that_blocks_does_not_give_back_a_call_that_is_ringing()
    {
        TestWorld? world = null;
        int charges = 0;
        world = Retried().BeforeEachStore(async step =>
        {
            if (step == "charge" && ++charges == 2)
                await world!.Stores.Blacklist.AddAsync([TestWorld.Objection("late", TestWorld.Callee)], Token);
        });
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit ringing = (await engine.ConfirmAsync((await world.AcquireAsync()).Permit!, Token)).Permit!;

        Acquisition retry = await world.AcquireAsync();

        Assert.Contains("blacklist.listed", retry.Decision.Reasons);
        Assert.Equal(AttemptMeasures.All, (await store!.ReadAsync(ringing.Id, Token))!.Counts);
    }

    [Fact]
    public async Task A_first_try_that_fails_late_does_not_take_the_permit_that_the_retry_holds()
    {
        int asked = 0;
        var gate = new TaskCompletionSource();
        TestWorld world = Retried().Limit(1, Duration.FromHours(4)).BeforeEachStore(step => step == nameof(ConsentEntry) && ++asked == 2 ? gate.Task : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();
        Task<Acquisition> first = engine.AcquireAsync(world.Request, Token).AsTask();
        CallPermit held = (await world.AcquireAsync()).Permit!;

        gate.SetException(new IOException());

        Assert.Contains("consent.unavailable", (await first).Decision.Reasons);
        Assert.Equal(AttemptMeasures.All, (await store!.ReadAsync(held.Id, Token))!.Counts);
        Assert.Equal("blocked (host.limit-reached)", (await engine.AcquireAsync(world.Request with { RequestId = "q-2" }, Token)).ToString());
        Assert.NotNull((await engine.ConfirmAsync(held, Token)).Permit);
    }

    [Fact]
    public async Task A_first_try_that_fails_while_nobody_else_holds_its_permit_gives_it_back_and_the_next_try_gets_a_new_one()
    {
        int asked = 0;
        TestWorld world = Retried().Limit(1, Duration.FromHours(4)).BeforeEachStore(step => step == nameof(ConsentEntry) && ++asked == 2 ? throw new IOException() : Task.CompletedTask);

        Assert.Null((await world.AcquireAsync()).Permit);
        Assert.NotNull((await world.AcquireAsync()).Permit);

        Assert.Equal(2, store!.Count);
    }

    [Fact]
    public async Task A_confirm_that_blocks_does_not_take_the_permit_that_a_retry_was_handed_meanwhile()
    {
        int asked = 0;
        var gate = new TaskCompletionSource();
        TestWorld world = Retried().BeforeEachStore(step => step == nameof(ConsentEntry) && ++asked == 3 ? gate.Task : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();
        Task<Acquisition> confirming = engine.ConfirmAsync((await world.AcquireAsync()).Permit!, Token).AsTask();
        CallPermit held = (await world.AcquireAsync()).Permit!;

        gate.SetException(new IOException());

        Assert.Contains("consent.unavailable", (await confirming).Decision.Reasons);
        Assert.Equal(AttemptMeasures.All, (await store!.ReadAsync(held.Id, Token))!.Counts);
        Assert.NotNull((await engine.ConfirmAsync(held, Token)).Permit);
    }

    private TestWorld Retried() => new TestWorld().Granted().Asking(call => call with { RequestId = "q-1" }).AttemptsIn(clock => store = new InMemoryAttemptStore(clock));
}
