using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Screening;

/// <summary>What gathering, deciding and the verdicts of a call cost in memory: it is what millions of calls make the collector do.</summary>
public sealed class ScreeningAllocationTests
{
    private const int Calls = 1024;

    [Fact]
    public async Task A_call_of_which_nothing_is_on_record_takes_few_bytes() => Assert.InRange(await PerCallAsync(i => i % 3 > 0 && i % 7 > 0), 1, 380);

    // Half of them are decided by themselves, and permitted ones have obligations of their own.
    [Fact]
    public async Task A_call_of_a_mixed_list_takes_more() => Assert.InRange(await PerCallAsync(_ => true), 1, 600);

    private static async Task<long> PerCallAsync(Func<int, bool> isCalled)
    {
        ComplianceEngine engine = await new ScreenedWorld().EngineAsync(2 * Calls);
        ImmutableArray<CallRequest> calls = [.. ScreenedWorld.Calls(2 * Calls).Where((_, i) => isCalled(i)).Take(Calls)];
        var allocated = new List<long>();

        // Between reading and writing nothing waits: both are on the worker's thread. The first batch asks the numbering plans.
        long before = 0;
        await engine.ScreenAsync(
            Enumerable.Range(0, 20).ToAsyncEnumerable(),
            _ =>
            {
                before = GC.GetAllocatedBytesForCurrentThread();
                return calls;
            },
            (_, batch) =>
            {
                allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
                return batch.Count;
            },
            TestWorld.Now,
            new ScreeningOptions { DegreeOfParallelism = 1 },
            TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return allocated.Min() / Calls;
    }

    /// <summary>What takes 85,000 bytes or more lives until a full collection. The widest elements of all arrays of a batch are the questions to the stores.</summary>
    [Fact]
    public void No_array_of_a_batch_is_large_enough_to_outlive_it() =>
        Assert.InRange(Math.Max(Unsafe.SizeOf<AttemptQuery>(), Unsafe.SizeOf<LedgerQuery>()) * new ScreeningOptions().BatchSize, 1, 84_900);
}
