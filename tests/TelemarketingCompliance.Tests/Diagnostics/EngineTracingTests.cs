using System.Diagnostics;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Diagnostics;

/// <summary>What is told of a call on its way: only what keeps a caller waiting has an activity of its own.</summary>
public sealed class EngineTracingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_evaluation_shows_its_gathering_and_says_what_was_decided()
    {
        TestWorld permitted = new TestWorld().Granted();
        TestWorld blocked = new TestWorld().Objected().Granted();
        using var activities = new TestActivities();

        await (await permitted.EngineAsync()).EvaluateAsync(permitted.Request, TestWorld.Now, Token);
        await (await blocked.EngineAsync()).EvaluateAsync(blocked.Request, TestWorld.Now, Token);

        Assert.Equal(
            [
                "gather in evaluate: calls=1", "evaluate: verdict=permitted jurisdiction=TEST basis=consent",
                "gather in evaluate: calls=1", "evaluate: verdict=blocked jurisdiction=TEST reasons=blacklist.listed",
            ],
            activities.Said);
    }

    [Fact]
    public async Task A_permit_shows_each_of_its_steps()
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        using var activities = new TestActivities();

        CallPermit permit = (await world.AcquireAsync()).Permit!;
        await engine.ConfirmAsync(permit, Token);
        await engine.CompleteAsync(permit, new CallOutcome { Kind = OutcomeKind.NoAnswer, OccurredAt = TestWorld.Now }, Token);
        await engine.CancelAsync(permit.Id, Token);
        await engine.AcquireManyAsync([world.Request, world.Request], 1, Token);

        Assert.Equal(
            [
                "gather in acquire: calls=1", "gather in acquire: calls=1", "acquire: calls=1 permits=1 verdict=permitted jurisdiction=TEST basis=consent",
                "gather in confirm: calls=1", "confirm: verdict=permitted jurisdiction=TEST basis=consent",
                "complete: outcome=no_answer completion=recorded",
                "cancel:",
                "gather in acquire: calls=2", "gather in acquire: calls=1", "acquire: calls=2 permits=1",
            ],
            activities.Said);
    }

    [Fact]
    public async Task A_source_and_a_store_have_an_activity_where_they_keep_the_caller_waiting()
    {
        var gate = new TaskCompletionSource();
        TestWorld world = new TestWorld().Granted().BeforeEachStore(step => step is nameof(ContractEntry) or "charge" ? gate.Task : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();
        using var activities = new TestActivities();

        Task<Acquisition> acquiring = engine.AcquireAsync(world.Request, Token).AsTask();
        gate.SetResult();
        await acquiring;

        // The charge came after the gate had opened.
        Assert.Equal(["source in gather: source=contract.entries", "gather in acquire: calls=1", "gather in acquire: calls=1"], activities.Said[..^1]);
    }

    [Fact]
    public async Task A_store_that_keeps_the_caller_waiting_has_an_activity()
    {
        var gate = new TaskCompletionSource();
        TestWorld world = new TestWorld().Granted().BeforeEachStore(step => step == "charge" ? gate.Task : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();
        using var activities = new TestActivities();

        Task<Acquisition> acquiring = engine.AcquireAsync(world.Request, Token).AsTask();
        gate.SetResult();
        await acquiring;

        Assert.Equal(["gather in acquire: calls=1", "store in acquire: step=charge", "gather in acquire: calls=1"], activities.Said[..^1]);
    }

    [Fact]
    public async Task What_fails_says_so_by_the_type_of_the_failure_alone()
    {
        TestWorld world = new TestWorld().Granted().BeforeEachStore(async step =>
        {
            await Task.Yield();
            if (step is "charge" or "read")
                throw new IOException("+390612345678");
        });
        ComplianceEngine engine = await world.EngineAsync();
        using var activities = new TestActivities();

        await world.AcquireAsync();
        await Assert.ThrowsAsync<IOException>(async () => await engine.CompleteAsync(PermitId.NewAt(TestWorld.Now), new CallOutcome { Kind = OutcomeKind.Busy, OccurredAt = TestWorld.Now }, Token).AsTask());

        Activity[] failed = [.. activities.Ended.Where(activity => activity.Status == ActivityStatusCode.Error)];
        Assert.Equal(["telemarketing.store", "telemarketing.complete"], failed.Select(activity => activity.OperationName));
        Assert.All(failed, activity => Assert.Equal("System.IO.IOException", activity.GetTagItem("error.type")));
        Assert.All(failed, activity => Assert.Null(activity.StatusDescription));
        Assert.All(failed, activity => Assert.Empty(activity.Events));
    }

    [Fact]
    public async Task An_engine_of_several_is_named()
    {
        ComplianceEngine engine = new ComplianceEngines().Add("acme", _ => { });
        using var activities = new TestActivities();

        await engine.EvaluateAsync(TestWorld.FirstRequest, TestWorld.Now, Token);

        Assert.Equal("evaluate: engine=acme verdict=blocked jurisdiction=none reasons=jurisdiction.not-covered,basis.none", activities.Said[^1]);
    }

    [Fact]
    public async Task The_callers_own_activity_is_current_again_afterwards()
    {
        TestWorld world = new TestWorld().Granted();
        using var activities = new TestActivities();
        Activity? before = Activity.Current;

        await world.AcquireAsync();

        Assert.NotNull(before);
        Assert.Same(before, Activity.Current);
    }
}
