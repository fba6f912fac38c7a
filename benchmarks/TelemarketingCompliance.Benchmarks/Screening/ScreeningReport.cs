using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TelemarketingCompliance.Benchmarks.Indexing;

namespace TelemarketingCompliance.Benchmarks.Screening;

/// <summary>
/// What a row of a list costs, stage by stage and end to end in memory, against <see cref="NaivePipeline"/> in the same run: <c>screening [ROWS] [ROUNDS]</c>. One
/// row in five is written as people write numbers; a consultation of five million numbers, a million consents, 200,000 objections. Both must judge every row alike.
/// </summary>
internal sealed class ScreeningReport
{
    private const int PieceSize = 1024;
    private const int NaiveRows = 200_000;

    private readonly ScreeningWorkload world;
    private readonly ComplianceEngine engine;
    private readonly CallRequest template;
    private readonly string[][] pieces;
    private readonly NaivePipeline naive;

    private ScreeningReport(int rows)
    {
        world = new ScreeningWorkload(rows);
        engine = world.Italy();
        template = world.Requests[0];
        pieces = [.. Enumerable.Range(0, rows).Select(world.TextOf).Chunk(PieceSize)];
        naive = new NaivePipeline(pieces.Select((_, i) => Gather(Read(i))), template, ScreeningWorkload.At, engine.MaxFindings);
    }

    internal static int Run(string[] args)
    {
        int rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        int rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        var report = new ScreeningReport(rows);
        Console.WriteLine($"{rows:N0} rows, {report.CompareVerdicts():N0} of them permitted; naive and engine give the same codes for the first {Math.Min(rows, NaiveRows):N0}");
        for (int round = 0; round < rounds; round++)
            report.Measure(rows);
        return 0;
    }

    // Prints nanoseconds a row: elapsed, and processor time of all threads.
    private void Measure(int rows)
    {
        int compared = Math.Min(rows, NaiveRows);
        double naiveTime = Time(compared, "naive", () => pieces.SelectMany(piece => piece).Take(compared).Sum(text => naive.Decide(text).IsPermitted ? 1 : 0), 0);
        Time(rows, "read", () => Enumerable.Range(0, pieces.Length).Sum(i => Read(i).Length), naiveTime);
        ImmutableArray<CallRequest>[] requests = [.. Enumerable.Range(0, pieces.Length).Select(Read)];
        FactBatch[] facts = new FactBatch[requests.Length];
        Time(rows, "gather", () => Fill(facts, i => Gather(requests[i])), naiveTime);
        Time(rows, "decide", () => facts.Sum(Decide), naiveTime);
        Time(rows, "screen, one processor", () => ScreenAsync(1).GetAwaiter().GetResult(), naiveTime);
        Time(rows, "screen, all processors", () => ScreenAsync(Environment.ProcessorCount).GetAwaiter().GetResult(), naiveTime);
        Console.WriteLine();
    }

    private static double Time(int rows, string name, Func<long> work, double naiveTime)
    {
        GC.Collect();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long started = Stopwatch.GetTimestamp();
        work();
        double elapsed = Stopwatch.GetElapsedTime(started).TotalNanoseconds / rows;
        double used = (Environment.CpuUsage.TotalTime - processor).TotalNanoseconds / rows;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-24} {elapsed,8:F0} ns a row, {used,6:F0} ns of processors, {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / rows,5} B{(naiveTime > 0 ? $", {naiveTime / elapsed,6:F1} × naive" : "")}"));
        return elapsed;
    }

    private long CompareVerdicts()
    {
        var findings = new Finding[engine.MaxFindings];
        long permitted = 0;
        int compared = 0;
        for (int i = 0; i < pieces.Length; i++)
        {
            FactBatch facts = Gather(Read(i));
            for (int row = 0; row < facts.Count; row++)
            {
                Verdict ours = engine.Decide(facts[row], ScreeningWorkload.At, findings);
                permitted += ours.IsPermitted ? 1 : 0;
                if (compared++ < NaiveRows && (naive.Decide(pieces[i][row]).IsPermitted != ours.IsPermitted || !Codes(findings).SequenceEqual(Codes(naive.Findings))))
                    throw new InvalidOperationException($"row {compared}: the naive pipeline and the engine differ");
            }
        }

        return permitted;
    }

    private static IEnumerable<(FindingKind, ReasonCode?)> Codes(ReadOnlySpan<Finding> findings) => [.. findings.ToArray().Select(finding => (finding.Kind, finding.Reason))];

    private static long Fill(FactBatch[] facts, Func<int, FactBatch> gather)
    {
        for (int i = 0; i < facts.Length; i++)
            facts[i] = gather(i);
        return facts.Length;
    }

    private ImmutableArray<CallRequest> Read(int piece) => Read(pieces[piece]);

    private ImmutableArray<CallRequest> Read(string[] texts)
    {
        var requests = ImmutableArray.CreateBuilder<CallRequest>(texts.Length);
        foreach (string text in texts)
            requests.Add(template with { Callee = E164Number.Parse(text, "IT") });
        return requests.MoveToImmutable();
    }

    private FactBatch Gather(ImmutableArray<CallRequest> requests) => engine.GatherAsync(requests, ScreeningWorkload.At).AsTask().GetAwaiter().GetResult();

    private long Decide(FactBatch facts)
    {
        var findings = new Finding[engine.MaxFindings];
        long permitted = 0;
        for (int row = 0; row < facts.Count; row++)
            permitted += engine.Decide(facts[row], ScreeningWorkload.At, findings).IsPermitted ? 1 : 0;
        return permitted;
    }

    private async Task<long> ScreenAsync(int processors)
    {
        long permitted = 0;
        IAsyncEnumerable<long> counts = engine.ScreenAsync(
            pieces.ToAsyncEnumerable(), Read, (_, batch) => batch.Counts.Permitted, ScreeningWorkload.At, new ScreeningOptions { DegreeOfParallelism = processors });
        await foreach (long count in counts)
            permitted += count;
        return permitted;
    }
}
