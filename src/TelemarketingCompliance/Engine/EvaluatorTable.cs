using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Finds the evaluator for a region at an instant: all rule books that cover the region, all rules of the host, all rules every call has.</summary>
internal sealed class EvaluatorTable
{
    [ThreadStatic]
    private static Finding[]? scratch;

    private readonly FrozenDictionary<string, ImmutableArray<Evaluator>> byRegion;
    private readonly Evaluator uncovered;

    internal EvaluatorTable(ImmutableArray<RuleBook> books, ImmutableArray<CallRule> common, FactLayout layout, Action<CallRule, Exception> ruleFailed)
    {
        var coveredFrom = books.SelectMany(book => book.Regions.Select(region => (Region: region, book.Editions[0].From)))
            .GroupBy(start => start.Region, StringComparer.Ordinal)
            .ToFrozenDictionary(starts => starts.Key, starts => starts.Min(start => start.From), StringComparer.Ordinal);
        uncovered = new Evaluator(new RuleBookEdition(Instant.MinValue, null, RuleBookEdition.CheckNames([.. common, new NotCoveredRule(coveredFrom)])), "", DateTimeZone.Utc, layout, ruleFailed);
        byRegion = books.SelectMany(book => book.Regions).Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(region => region, region => EvaluatorsOf(region), StringComparer.Ordinal);
        MaxFindings = byRegion.Values.SelectMany(evaluators => evaluators).Append(uncovered).Max(evaluator => evaluator.FindingCount);
        ReadsCallee = byRegion.Values.SelectMany(evaluators => evaluators).Append(uncovered).Any(evaluator => evaluator.ReadsCallee);
        HasReviewers = byRegion.Values.SelectMany(evaluators => evaluators).Append(uncovered).Any(evaluator => evaluator.HasReviewers);

        ImmutableArray<Evaluator> EvaluatorsOf(string region)
        {
            RuleBook[] covering = [.. books.Where(book => book.Regions.Contains(region))];
            Instant[] starts = [.. covering.SelectMany(book => book.Editions).Select(edition => edition.From).Distinct().Order()];
            string name = string.Join("+", covering.Select(book => book.Name));
            foreach (RuleBookEdition edition in covering.SelectMany(book => book.Editions))
                RuleBookEdition.CheckNames([.. common, .. edition.Rules]);
            return starts.Select((start, i) => new Evaluator(
                Edition(start, i + 1 < starts.Length ? starts[i + 1] : null, [.. common, .. covering.SelectMany(book => book.At(start)?.Rules ?? [])]),
                name, covering[0].Zone, layout, ruleFailed)).ToImmutableArray();
        }
    }

    internal IEnumerable<(string Region, ImmutableArray<Evaluator> Evaluators)> All =>
        byRegion.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    internal int MaxFindings { get; }

    /// <summary>Whether any rule may look at the callee itself: then calls of which the same is known may be answered differently.</summary>
    internal bool ReadsCallee { get; }

    /// <summary>The editions that judge calls at an instant, by rule books and the first characters of their versions.</summary>
    internal string EditionsInForce(Instant at) => string.Join(", ", byRegion.Keys
        .Select(region => Find(region, at))
        .Where(evaluator => evaluator != uncovered)
        .Select(evaluator => $"{evaluator.Jurisdiction} {evaluator.Edition.Version[..12]}")
        .Distinct()
        .Order(StringComparer.Ordinal));

    /// <summary>Whether any rule has anything to say of calls that are over.</summary>
    internal bool HasReviewers { get; }

    /// <summary>Room for the findings of one decision, this thread's own until its next one.</summary>
    internal Span<Finding> Scratch()
    {
        if (scratch is null || scratch.Length < MaxFindings)
            scratch = new Finding[MaxFindings];
        return scratch;
    }

    internal Evaluator Find(string? region, Instant at)
    {
        if (region is null || !byRegion.TryGetValue(region, out ImmutableArray<Evaluator> evaluators))
            return uncovered;
        for (int i = evaluators.Length - 1; i >= 0; i--)
        {
            if (evaluators[i].Edition.From <= at)
                return evaluators[i];
        }

        return uncovered;
    }

    private static RuleBookEdition Edition(Instant from, Instant? to, ImmutableArray<CallRule> rules)
    {
        PurposeSet covered = rules.Aggregate(default(PurposeSet), (set, rule) => set.Union(rule.Covers));
        return new RuleBookEdition(from, to, rules.Add(new PurposeCoverageRule(covered)));
    }
}
