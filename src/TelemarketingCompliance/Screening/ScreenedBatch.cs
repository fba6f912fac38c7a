using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Calls that were screened together, with their verdicts, in order. Immutable, safe on any thread.</summary>
public sealed class ScreenedBatch
{
    private readonly ImmutableArray<FactBatch> facts;
    private readonly ScreenedVerdict[] verdicts;
    private readonly Explainer explainer;
    private ScreeningCounts? counts;

    /// <param name="requests">The calls.</param>
    /// <param name="facts">Their facts, in batches of one size; the last may be smaller.</param>
    /// <param name="verdicts">One for each call.</param>
    /// <param name="explainer">Tells more.</param>
    internal ScreenedBatch(ImmutableArray<CallRequest> requests, ImmutableArray<FactBatch> facts, ScreenedVerdict[] verdicts, Explainer explainer)
    {
        Requests = requests;
        this.facts = facts;
        this.verdicts = verdicts;
        this.explainer = explainer;
    }

    /// <summary>The calls.</summary>
    public ImmutableArray<CallRequest> Requests { get; }

    /// <summary>How many calls there are; none where a piece has none.</summary>
    public int Count => verdicts.Length;

    /// <summary>How many of them are permitted and blocked, and by what; counted when it is first asked for.</summary>
    public ScreeningCounts Counts => counts ??= ScreeningCounts.Of(verdicts);

    /// <summary>One call and its verdict.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ScreenedCall this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
            return new ScreenedCall(this, row);
        }
    }

    internal ScreenedVerdict VerdictOf(int row) => verdicts[row];

    internal CallDecision Explain(int row)
    {
        (int batch, int place) = Math.DivRem(row, facts[0].Count);
        return explainer.Explain(facts[batch][place], facts[batch].At);
    }
}
