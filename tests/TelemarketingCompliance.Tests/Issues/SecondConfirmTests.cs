using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A permit whose confirm was granted may be ringing: no later confirm takes its charge away.</summary>
public sealed class SecondConfirmTests
{
    private InMemoryAttemptStore? store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(-1.5)]
    public async Task A_confirm_that_blocks_after_one_that_was_granted_gives_nothing_back_whatever_the_stores_clock(double seconds)
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(4)).AttemptsIn(_ => StoreOff(seconds));
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        Assert.NotNull((await engine.ConfirmAsync(permit, Token)).Permit);
        await engine.RecordOptOutAsync(TestWorld.Objection("late", TestWorld.Callee), Token);

        Acquisition second = await engine.ConfirmAsync(permit, Token);

        Assert.Contains("blacklist.listed", second.Decision.Reasons);
        Assert.Equal(AttemptMeasures.All, await CountsAsync(permit));
    }

    [Fact]
    public async Task Under_a_limit_of_one_a_source_that_fails_at_a_second_confirm_makes_no_room_for_a_second_call()
    {
        int asked = 0;
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(4)).AttemptsIn(_ => StoreOff(1.5))
            .BeforeEachStore(step => step == nameof(ConsentEntry) && ++asked == 4 ? throw new IOException() : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        Assert.NotNull((await engine.ConfirmAsync(permit, Token)).Permit);
        world.Clock.Advance(TimeSpan.FromSeconds(1));

        Acquisition second = await engine.ConfirmAsync(permit, Token);

        Assert.Contains("consent.unavailable", second.Decision.Reasons);
        Assert.Equal("blocked (host.limit-reached)", (await world.AcquireAsync()).ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_confirms_side_by_side_the_one_that_blocks_takes_nothing_from_the_one_that_is_granted(bool firstBlocks)
    {
        // Acquiring asks twice for objections; the third and the fourth question are those of the two confirms.
        var gates = new TaskCompletionSource[] { new(), new() };
        int asked = 0;
        TestWorld world = new TestWorld().Granted().AttemptsIn(_ => StoreOff(0)).BeforeEachStore(step =>
            step == nameof(BlacklistEntry) && ++asked > 2 ? gates[asked - 3].Task : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        Task<Acquisition> first = engine.ConfirmAsync(permit, Token).AsTask();
        Task<Acquisition> second = engine.ConfirmAsync(permit, Token).AsTask();

        gates[firstBlocks ? 1 : 0].SetResult();
        Acquisition granted = await (firstBlocks ? second : first);
        await engine.RecordOptOutAsync(TestWorld.Objection("late", TestWorld.Callee), Token);
        gates[firstBlocks ? 0 : 1].SetResult();
        Acquisition blocked = await (firstBlocks ? first : second);

        Assert.NotNull(granted.Permit);
        Assert.Contains("blacklist.listed", blocked.Decision.Reasons);
        Assert.Equal(AttemptMeasures.All, await CountsAsync(permit));
    }

    private InMemoryAttemptStore StoreOff(double seconds) =>
        store = new InMemoryAttemptStore(new FakeTimeProvider((TestWorld.Now + Duration.FromSeconds(seconds)).ToDateTimeOffset()));

    private async Task<AttemptMeasures> CountsAsync(CallPermit permit) => (await store!.ReadAsync(permit.Id, Token))!.Counts;
}
