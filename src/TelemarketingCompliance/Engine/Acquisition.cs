using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What came of asking for a permit, or of confirming one. Immutable, safe on any thread.</summary>
public sealed class Acquisition
{
    private readonly Explainer explainer;
    private readonly CallFacts facts;
    private readonly Instant at;
    private CallDecision? decision;

    internal Acquisition(Explainer explainer, CallFacts facts, Instant at, CallPermit permit) =>
        (this.explainer, this.facts, this.at, Permit) = (explainer, facts, at, permit);

    internal Acquisition(Explainer explainer, CallFacts facts, Instant at, DecisionFinding? block) =>
        (this.explainer, this.facts, this.at, Block) = (explainer, facts, at, block);

    /// <summary>The right to call; null means that the call must not be placed.</summary>
    public CallPermit? Permit { get; }

    /// <summary>The decision, in words and with its law; put together when it is first read, from the facts as they were.</summary>
    public CallDecision Decision => decision ??= Block is null ? explainer.Explain(facts, at) : explainer.ExplainBlocked(facts, at, Block);

    internal CallRequest Request => facts.Request;

    /// <summary>What blocks beside the rules; null where they alone decided.</summary>
    internal DecisionFinding? Block { get; }

    /// <summary>The rule books that judged the call, without the rest of the decision.</summary>
    internal string Jurisdiction => explainer.JurisdictionOf(facts, at);

    /// <summary>The permit or the reasons, without the number.</summary>
    public override string ToString() => Permit is null ? Decision.ToString() : $"granted ({Permit})";
}
