using TelemarketingCompliance.Benchmarks.Indexing;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>What the batch of the benchmark is made of: <c>decide</c>. How often each reason blocks, whether engine and chain agree, and what both take in processor time and bytes, also on a busy machine.</summary>
internal static class DecideReport
{
    private const int WarmUps = 60;
    private const int Rounds = 101;

    internal static int Run()
    {
        var workload = new DecideWorkload();
        (int permitted, SortedDictionary<string, int> reasons) = CompareAll(workload);
        Console.WriteLine($"{permitted} of {workload.Batch.Count} calls are permitted; chain and engine agree on every finding");
        foreach ((string code, int count) in reasons)
            Console.WriteLine($"{count,6} {code}");
        Measure(workload);
        return 0;
    }

    /// <summary>Both in turn, so that whatever else the machine does meets both.</summary>
    private static void Measure(DecideWorkload workload)
    {
        var findings = new Finding[workload.Engine.MaxFindings];
        var chain = new List<double>();
        var engine = new List<double>();
        var bytes = (Chain: 0L, Engine: 0L);
        for (int round = 0; round < WarmUps + Rounds; round++)
        {
            (double chains, bytes.Chain) = Round(row => IfChain.Decide(workload.Batch[row], workload.At, null, findings));
            (double engines, bytes.Engine) = Round(row => workload.Engine.Decide(workload.Batch[row], workload.At, findings));
            if (round < WarmUps)
                continue;
            chain.Add(chains);
            engine.Add(engines);
        }

        double[] ratios = [.. engine.Zip(chain, (ours, theirs) => ours / theirs).Order()];
        Console.WriteLine(FormattableString.Invariant($"processor time a call, median of {Rounds} rounds: chain {Median(chain):0} ns, {bytes.Chain} bytes; engine {Median(engine):0} ns, {bytes.Engine} bytes"));
        Console.WriteLine(FormattableString.Invariant($"ratio, round by round: {ratios[Rounds / 2]:0.00} [{ratios[Rounds / 4]:0.00}-{ratios[Rounds * 3 / 4]:0.00}]"));

        (double Nanoseconds, long Bytes) Round(Func<int, Verdict> decide)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            double start = ThreadClock.Nanoseconds();
            for (int row = 0; row < workload.Batch.Count; row++)
                decide(row);
            double end = ThreadClock.Nanoseconds();
            return ((end - start) / workload.Batch.Count, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Compares both on the workload, and on smaller ones in each of which one store does not answer.</summary>
    /// <returns>How many of the workload are permitted, and how often each reason blocks, the others included.</returns>
    internal static (int Permitted, SortedDictionary<string, int> Reasons) CompareAll(DecideWorkload workload)
    {
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (string failing in FailingStores.Names)
            Compare(new DecideWorkload(count: 300, failing), reasons);
        return (Compare(workload, reasons), reasons);
    }

    private static int Compare(DecideWorkload workload, SortedDictionary<string, int> reasons)
    {
        var ours = new Finding[workload.Engine.MaxFindings];
        var theirs = new Finding[workload.Engine.MaxFindings];
        int permitted = 0;
        for (int row = 0; row < workload.Batch.Count; row++)
        {
            Verdict verdict = workload.Engine.Decide(workload.Batch[row], workload.At, ours);
            Verdict chains = IfChain.Decide(workload.Batch[row], workload.At, null, theirs);
            int differs = ours.AsSpan().CommonPrefixLength(theirs);
            if (verdict != chains || differs < ours.Length)
                throw new InvalidOperationException($"row {row}, finding {differs}: the engine says {(differs < ours.Length ? ours[differs] : verdict)}, the chain {(differs < ours.Length ? theirs[differs] : chains)}");
            permitted += verdict.IsPermitted ? 1 : 0;
            foreach (Finding finding in ours)
            {
                if (finding is { Kind: FindingKind.Block, Reason.Code: { } code })
                    reasons[code] = reasons.GetValueOrDefault(code) + 1;
            }
        }

        return permitted;
    }
}
