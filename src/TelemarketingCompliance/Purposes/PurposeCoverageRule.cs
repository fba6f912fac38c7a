using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Blocks a purpose that no rule of the edition covers. Every edition has it.</summary>
internal sealed class PurposeCoverageRule(PurposeSet covered) : CallRule
{
    public override string Name => "purpose-coverage";

    public override int Revision => 1;

    public override ImmutableArray<ReasonCode> Reasons { get; } = [PurposeReasons.NotCovered];

    public override ImmutableArray<RuleParameter> Parameters { get; } = [new("covered", covered.ToString())];

    public override bool ReadsCallee => false;

    protected internal override Finding Evaluate(in CallContext call) =>
        covered.Contains(call.Purpose) ? Finding.Pass() : Finding.Block(PurposeReasons.NotCovered);

    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        if (!PurposeSet.IsNamed(call.Purpose))
        {
            foreach (CallPurpose purpose in covered)
                remedies.ByCaller(RemedyCodes.StatePurpose, supposed => supposed.With(supposed.Request with { Campaign = supposed.Request.Campaign with { Purpose = purpose } }));
        }

        remedies.ByCaller(RemedyCodes.OwnRule, null, new FindingArg("purpose", call.Purpose.ToString()));
    }

    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details) =>
        details.Add("purpose", call.Purpose.ToString());
}
