using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>Why a call is blocked, for three readers, and what would change that.</summary>
internal static class Why
{
    internal static async Task TellAsync(ComplianceEngine engine, CallRequest request, Instant at, TextWriter output, CancellationToken cancellationToken)
    {
        FactBatch facts = await engine.GatherAsync([request], at, cancellationToken);
        CallDecision decision = engine.Explain(facts[0], at);

        output.WriteLine(decision.ToText(Language.English, Voice.Agent));
        foreach (Remedy remedy in engine.Remedies(facts[0], at))
            output.WriteLine($"  {remedy.Reason} ({remedy.Kind}): {remedy.ToText(Language.English)}{(remedy.IsVerified ? "" : " (not verified)")}");
    }

    /// <summary>What still blocks when one block is lifted.</summary>
    internal static IEnumerable<string> Remaining(ComplianceEngine engine, Remedy remedy)
    {
        if (remedy.Supposed is not { } supposed)
            return [];
        CallDecision then = engine.Explain(supposed.Facts, supposed.At);
        return then.Reasons;
    }
}

/// <summary>A host's rule that says what lifts its block.</summary>
internal sealed class TrainedOperatorRule : CallRule
{
    private static readonly ReasonCode NoOperator = new(
        "training.no-operator", "nobody who is trained for this campaign is free", "nessuno formato per questa campagna è libero");

    private static readonly ReasonCode Reserve = new(
        "training.reserve", "hold an operator free who is trained for the campaign", "riservare un operatore formato per la campagna");

    public override string Name => "training";

    public override int Revision => 1;

    public override ImmutableArray<ReasonCode> Reasons { get; } = [NoOperator];

    protected override Finding Evaluate(in CallContext call) => call.Request.OperatorReserved ? Finding.Pass() : Finding.Block(NoOperator);

    protected override void Propose(in CallContext call, in Finding finding, RemedyList remedies) =>
        remedies.ByCaller(Reserve, supposed => supposed.With(supposed.Request with { OperatorReserved = true }));
}
