using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Diagnostics;

/// <summary>Deciding is pure: who listens to instruments and activities hears nothing of it, and it allocates nothing.</summary>
public sealed class DecideListenedTests
{
    [Fact]
    public async Task Deciding_allocates_nothing_and_says_nothing_whoever_listens()
    {
        using var meters = new TestMeters();
        using var activities = new TestActivities();
        TestWorld permitted = new TestWorld().Granted().And(engine => engine.UseMeterFactory(meters));
        TestWorld blocked = new TestWorld().Objected().And(engine => engine.UseMeterFactory(meters));
        (ComplianceEngine Engine, FactBatch Batch)[] calls =
        [
            await GatheredAsync(permitted),
            await GatheredAsync(blocked),
        ];
        meters.Forget();
        int told = activities.Ended.Count;
        var findings = new Finding[Math.Max(calls[0].Engine.MaxFindings, calls[1].Engine.MaxFindings)];
        for (int i = 0; i < 100; i++)
        {
            foreach ((ComplianceEngine engine, FactBatch batch) in calls)
                engine.Decide(batch[0], TestWorld.Now, findings);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Verdict yes = calls[0].Engine.Decide(calls[0].Batch[0], TestWorld.Now, findings);
        Verdict no = calls[1].Engine.Decide(calls[1].Batch[0], TestWorld.Now, findings);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((true, false, 0L), (yes.IsPermitted, no.IsPermitted, allocated));
        Assert.Empty(meters.Measured);
        Assert.Equal(told, activities.Ended.Count);
    }

    private static async Task<(ComplianceEngine Engine, FactBatch Batch)> GatheredAsync(TestWorld world)
    {
        ComplianceEngine engine = await world.EngineAsync();
        return (engine, await engine.GatherAsync([world.Request], TestWorld.Now));
    }
}
