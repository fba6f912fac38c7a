using BenchmarkDotNet.Attributes;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>Deciding from gathered facts: the engine against a hand-written chain that writes the same findings. One operation is one call.</summary>
[MemoryDiagnoser]
public class DecideBenchmarks
{
    private readonly DecideWorkload workload = new();
    private Finding[] findings = [];

    [GlobalSetup]
    public void Setup()
    {
        findings = new Finding[workload.Engine.MaxFindings];
        (int permitted, _) = DecideReport.CompareAll(workload);
        Console.WriteLine($"// {permitted} of {workload.Batch.Count} calls are permitted; chain and engine agree on every finding");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = FactBatch.MaxCount)]
    public int IfChainDecide()
    {
        int permitted = 0;
        for (int row = 0; row < workload.Batch.Count; row++)
            permitted += IfChain.Decide(workload.Batch[row], workload.At, null, findings).IsPermitted ? 1 : 0;
        return permitted;
    }

    [Benchmark(OperationsPerInvoke = FactBatch.MaxCount)]
    public int EngineDecide()
    {
        int permitted = 0;
        for (int row = 0; row < workload.Batch.Count; row++)
            permitted += workload.Engine.Decide(workload.Batch[row], workload.At, findings).IsPermitted ? 1 : 0;
        return permitted;
    }
}
