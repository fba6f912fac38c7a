using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>A satisfaction survey without commercial aim and official statistics need their mandate, by reference.</summary>
/// <param name="mandate">That the law leaves such calls outside the rules on marketing.</param>
public sealed class SurveyPurposeRule(LawParameter<bool> mandate) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "purpose-survey";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } = [PurposeReasons.NotEvidenced];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } = [mandate.ToRuleParameter()];

    /// <inheritdoc/>
    public override PurposeSet Covers => [CallPurpose.SatisfactionSurvey, CallPurpose.OfficialStatistics];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Purpose is CallPurpose.SatisfactionSurvey or CallPurpose.OfficialStatistics;

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call) =>
        call.Request.Evidence is { Kind: EvidenceKind.SurveyMandate }
            ? Finding.Establishes(CallBasis.Service)
            : Finding.Block(PurposeReasons.NotEvidenced);

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => mandate.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies) =>
        remedies.ByCaller(RemedyCodes.Mandate, supposed => supposed.With(supposed.Request with { Evidence = new CallEvidence(EvidenceKind.SurveyMandate, "supposed") }));
}
