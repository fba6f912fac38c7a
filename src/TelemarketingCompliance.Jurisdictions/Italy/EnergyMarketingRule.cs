using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Since 19 June 2026 electricity and gas may be offered by telephone only on request or with a specific consent (DL 21/2026).</summary>
/// <remarks>
/// Consent and request must name the campaign's sector. What the act says of existing customers was not found: they are treated like everyone.
/// </remarks>
internal sealed class EnergyMarketingRule(LawfulBasis basis, LawParameter<bool> consentRequired) : CallRule
{
    internal static ImmutableArray<Sector> Sectors { get; } = [Sector.Energy, Sector.Electricity, Sector.Gas];

    public override string Name => "sector-energy";

    public override int Revision => 1;

    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Consents];

    public override ImmutableArray<ReasonCode> Reasons { get; } = [SectorReasons.ConsentRequired];

    public override ImmutableArray<RuleParameter> Parameters { get; } = [consentRequired.ToRuleParameter()];

    public override bool ReadsCallee => false;

    public override bool Applies(in CallContext call) =>
        call.Purpose.IsMarketing() && IsEnergyOrUnknown(call.Request.Campaign.Sector);

    protected override Finding Evaluate(in CallContext call)
    {
        ref readonly BasisResolution resolved = ref basis.Resolve(call);
        if (resolved is { RequestStatus: RequestStatus.Valid, Request: { } request } && request.Categories.Contains(call.Request.Campaign.Sector))
            return Finding.Pass(resolved.RequestEndsAt, evidence: resolved.Request);
        return resolved.SpecificConsent is { } specific
            ? Finding.Pass(resolved.SpecificConsentEndsAt, evidence: specific)
            : Finding.Block(SectorReasons.ConsentRequired, resolved.Consent);
    }

    // A name nobody knows may mean electricity or gas by another word.
    private static bool IsEnergyOrUnknown(Sector sector) => Sectors.Contains(sector) || !sector.IsWellKnown;

    protected override LawReference? LawOf(in CallContext call, in Finding finding) => consentRequired.Law;

    protected override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        if (!call.Request.Campaign.Sector.IsWellKnown)
            remedies.ByCaller(ItalianRemedies.StateSector, supposed => supposed.With(supposed.Request with { Campaign = supposed.Request.Campaign with { Sector = Sector.Other } }));
        remedies.ByPerson(ItalianRemedies.SpecificConsent, supposed => supposed.WithConsent());
        remedies.ByPerson(RemedyCodes.ConsentWithinContract, supposed => supposed.WithConsentWithinContract());
    }
}
