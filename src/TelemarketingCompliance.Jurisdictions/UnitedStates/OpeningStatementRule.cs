using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What is said when a call opens, and what a recorded message offers (47 CFR 64.1200(b), (d)(4); 16 CFR 310.4(d)). Blocks nothing.</summary>
/// <remarks>An unknown mode may be a recorded message.</remarks>
internal sealed class OpeningStatementRule(LawParameter<bool> opening, LawParameter<bool> recordedMessage) : CallRule
{
    public override string Name => "disclosure";

    public override int Revision => 1;

    public override ImmutableArray<RuleParameter> Parameters { get; } = [opening.ToRuleParameter(), recordedMessage.ToRuleParameter()];

    public override bool ReadsCallee => false;

    public override bool Applies(in CallContext call) => call.Purpose.IsMarketing();

    protected override Finding Evaluate(in CallContext call) => Finding.Pass();

    protected override LawReference? LawOf(in CallContext call, in Finding finding) => opening.Law;

    protected override void Oblige(in CallContext call, ObligationList obligations)
    {
        Campaign campaign = call.Request.Campaign;
        obligations.Add(ObligationCodes.SayCaller, opening.Law, new FindingArg("processor", campaign.Processor.Id.ToString()));
        obligations.Add(
            ObligationCodes.SayController, opening.Law,
            new FindingArg("controller", campaign.Controller.Id.ToString()), new FindingArg("purpose", call.Purpose.ToString()));
        obligations.Add(OpeningStatements.SayOffer, opening.Law);
        obligations.Add(OpeningStatements.GiveContact, opening.Law);
        if (call.Request.EffectiveMode.IsAutomated())
            obligations.Add(OpeningStatements.OfferAutomatedOptOut, recordedMessage.Law);
    }
}
