using System.Collections.Immutable;
using System.Globalization;

namespace TelemarketingCompliance;

/// <summary>A telephone that nobody answers rings long enough for somebody to get to it. Blocks nothing: it obliges, and finds when the call is over.</summary>
/// <param name="minRingSeconds">For how many seconds at least.</param>
public sealed class RingTimeRule(LawParameter<int> minRingSeconds) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "ring-time";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> ReviewReasons { get; } = [AbandonmentReasons.RingShort];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } = [minRingSeconds.ToRuleParameter()];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => Concerns(call.Request);

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call) => Finding.Pass();

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => minRingSeconds.Law;

    /// <inheritdoc/>
    protected internal override void Oblige(in CallContext call, ObligationList obligations) =>
        obligations.Add(ObligationCodes.LetRing, minRingSeconds.Law, SecondsArg());

    /// <inheritdoc/>
    /// <remarks>Nothing is found where nobody measured: a dialer that does not tell may still have let it ring.</remarks>
    protected internal override void Review(in CompletedCall call, CompletionFindingList findings)
    {
        if (Concerns(call.Request) && call.Outcome is { Kind: OutcomeKind.NoAnswer, RingSeconds: { } seconds } && seconds < minRingSeconds.Value)
            findings.Add(AbandonmentReasons.RingShort, minRingSeconds.Law, SecondsArg(), new FindingArg("seconds", seconds.ToString(CultureInfo.InvariantCulture)));
    }

    private static bool Concerns(CallRequest request) => request.Campaign.Purpose.IsMarketing() && request.IsDialed;

    private FindingArg SecondsArg() => new("minRingSeconds", minRingSeconds.Value.ToString(CultureInfo.InvariantCulture));
}
