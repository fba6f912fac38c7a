using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>Decides calls in batches and counts: every row is permitted, blocked or rejected, and counts once under each of its reasons.</summary>
internal sealed class UsTrialTally(ComplianceEngine engine)
{
    private const int BatchSize = 1024;

    private readonly SortedDictionary<string, int> reasons = new(StringComparer.Ordinal);
    private readonly SortedDictionary<CallBasis, int> bases = [];
    private readonly Dictionary<int, string> verdicts = [];
    private int permitted;
    private int blocked;
    private int rejected;

    internal bool DecideAll(ImmutableArray<CallRequest?> calls, Instant at)
    {
        int[] rows = [.. Enumerable.Range(0, calls.Length).Where(row => calls[row] is not null)];
        rejected = calls.Length - rows.Length;
        var findings = new Finding[engine.MaxFindings];
        foreach (int[] chunk in rows.Chunk(BatchSize))
        {
            // Everything is in memory: no task is ever left waiting.
            FactBatch batch = engine.GatherAsync([.. chunk.Select(row => calls[row]!)], at).AsTask().GetAwaiter().GetResult();
            for (int i = 0; i < chunk.Length; i++)
                Count(chunk[i], engine.Decide(batch[i], at, findings), findings);
        }

        return true;
    }

    internal bool AddsUp(int rows) => permitted + blocked + rejected == rows;

    /// <param name="calls">The calls, row by row.</param>
    /// <param name="examples">How many rows to show of each verdict, so that a person can check them.</param>
    internal void Print(ImmutableArray<CallRequest?> calls, int examples)
    {
        Console.WriteLine(UsTrial.Line("rows", calls.Length));
        Console.WriteLine(UsTrial.Line("permitted", permitted));
        Console.WriteLine(UsTrial.Line("blocked", blocked));
        Console.WriteLine(UsTrial.Line("rejected", rejected));
        Console.WriteLine(UsTrial.Line("permitted + blocked + rejected", permitted + blocked + rejected));
        foreach ((CallBasis basis, int count) in bases)
            Console.WriteLine(UsTrial.Line($"  permitted by {basis}", count));
        foreach ((string reason, int count) in reasons.OrderByDescending(reason => reason.Value))
            Console.WriteLine(UsTrial.Line($"  blocked by {reason}", count));

        // A row of the file, counted from its header, says which number it is.
        foreach (IGrouping<string, int> verdict in verdicts.GroupBy(pair => pair.Value, pair => pair.Key).OrderByDescending(group => group.Count()))
        {
            foreach (int row in verdict.Order().Take(examples))
                Console.WriteLine($"row {row + 1}, {NumberProfile.Of(calls[row]!.Callee)}: {verdict.Key} ({verdict.Count()} rows)");
        }
    }

    private void Count(int row, Verdict verdict, ReadOnlySpan<Finding> findings)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ref readonly Finding finding in findings)
        {
            if (finding is { Kind: FindingKind.Block, Reason: { } reason })
                codes.Add(reason.Code);
        }

        (permitted, blocked) = verdict.IsPermitted ? (permitted + 1, blocked) : (permitted, blocked + 1);
        verdicts[row] = verdict.IsPermitted ? $"permitted by {verdict.Basis}" : $"blocked by {string.Join(", ", codes)}";
        if (verdict.IsPermitted)
            bases[verdict.Basis] = bases.GetValueOrDefault(verdict.Basis) + 1;
        foreach (string code in codes)
            reasons[code] = reasons.GetValueOrDefault(code) + 1;
    }
}
