namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Deciding allocates nothing, whatever the answer.</summary>
public sealed class AllocationTests
{
    private const int WarmUps = 60;

    [Fact]
    public async Task Deciding_allocates_nothing_whether_permitted_or_blocked_or_short_of_facts()
    {
        var engine = new LawEngine(LawBook.Of(Explained.Law));
        World[] worlds = [.. CallGenerators.World.Sample(600, seed: 20260529)];
        var batches = new FactBatch[worlds.Length];
        for (int i = 0; i < worlds.Length; i++)
            batches[i] = await engine.GatherAsync(worlds[i]);

        (long[] allocated, int permitted) = Measure(engine.Engine, batches);

        Assert.InRange(permitted, worlds.Length / 20, worlds.Length - (worlds.Length / 20));
        Assert.Contains(worlds, world => !world.Unavailable.IsEmpty);
        Assert.All(allocated.Zip(worlds), pair => Assert.True(pair.First == 0, $"{pair.First} bytes for{Environment.NewLine}{pair.Second}"));
    }

    private static (long[] Allocated, int Permitted) Measure(ComplianceEngine engine, FactBatch[] batches)
    {
        var findings = new Finding[engine.MaxFindings];
        var allocated = new long[batches.Length];
        int permitted = 0;
        for (int round = 0; round <= WarmUps; round++)
        {
            permitted = 0;
            for (int i = 0; i < batches.Length; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                Verdict verdict = engine.Decide(batches[i][0], batches[i].At, findings);
                allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
                permitted += verdict.IsPermitted ? 1 : 0;
            }
        }

        return (allocated, permitted);
    }
}
