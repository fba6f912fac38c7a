using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What came of asking for a permit, or of confirming one. Immutable, safe on any thread.</summary>
public sealed class Acquisition
{
    private readonly Explainer explainer;
    private readonly CallFacts facts;
    private readonly Instant at;
    private readonly DecisionFinding? block;
    private CallDecision? decision;

    internal Acquisition(Explainer explainer, CallFacts facts, Instant at, CallPermit permit) =>
        (this.explainer, this.facts, this.at, Permit) = (explainer, facts, at, permit);

    internal Acquisition(Explainer explainer, CallFacts facts, Instant at, DecisionFinding? block) =>
        (this.explainer, this.facts, this.at, this.block) = (explainer, facts, at, block);

    /// <summary>The right to call; null means that the call must not be placed.</summary>
    public CallPermit? Permit { get; }

    /// <summary>The decision, in words and with its law; put together when it is first read, from the facts as they were.</summary>
    public CallDecision Decision => decision ??= block is null ? explainer.Explain(facts, at) : explainer.ExplainBlocked(facts, at, block);

    /// <summary>The permit or the reasons, without the number.</summary>
    public override string ToString() => Permit is null ? Decision.ToString() : $"granted ({Permit})";
}
