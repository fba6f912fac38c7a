using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The processor declared the number it presents, and the controller authorised it for the campaign. Who dials for itself authorises by declaring.</summary>
/// <param name="declared">That the numbers of calls are declared; in Italy in the register of communication operators.</param>
/// <param name="authorised">That the controller authorises them.</param>
public sealed class DeclaredCallerIdRule(LawParameter<bool> declared, LawParameter<bool> authorised) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "caller-id-declared";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.CallerIdRecords];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } = [CallerIdReasons.NotDeclared];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } = [declared.ToRuleParameter(), authorised.ToRuleParameter()];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Request is { IsDialed: true, PresentsCallerId: true };

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        var history = new CallerIdHistory(call);
        PartyId processor = call.Request.Campaign.Processor.Id;
        CallerIdRecord? declaration = history.Find(CallerIdEvent.Declared, processor, out Instant? changesAt);
        if (declaration is null)
            return Finding.Block(CallerIdReasons.NotDeclared, liftsAt: changesAt);
        if (processor == call.Controller)
            return Finding.Pass(changesAt, evidence: declaration);
        CallerIdRecord? authorisation = history.Find(CallerIdEvent.Authorised, call.Controller, out Instant? authorisationChangesAt);
        if (authorisation is null)
            return Finding.Block(CallerIdReasons.NotDeclared, declaration, authorisationChangesAt);
        return Finding.Pass(authorisationChangesAt < changesAt ? authorisationChangesAt : changesAt ?? authorisationChangesAt, evidence: declaration);
    }

    /// <summary>A block that has evidence has the declaration, and lacks the authorisation.</summary>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => LacksAuthorisation(finding) ? authorised.Law : declared.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        FindingArg[] args = [new("processor", call.Request.Campaign.Processor.Id.ToString()), new("controller", call.Controller.ToString())];
        if (LacksAuthorisation(finding))
        {
            remedies.ByCaller(RemedyCodes.Authorise, SupposedCallerId.Authorise, [.. args]);
            return;
        }

        remedies.ByCaller(RemedyCodes.Declare, SupposedCallerId.Declare, [.. args]);
        remedies.ByCaller(RemedyCodes.DeclareAndAuthorise, supposed => SupposedCallerId.Authorise(SupposedCallerId.Declare(supposed)), [.. args]);
    }

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Kind != FindingKind.Block)
            return;
        details.Add("processor", call.Request.Campaign.Processor.Id.ToString());
        details.Add("controller", call.Controller.ToString());
        details.Add("missing", LacksAuthorisation(finding) ? "caller-id:not-authorised" : "caller-id:not-declared");
    }

    private static bool LacksAuthorisation(in Finding finding) => finding is { Kind: FindingKind.Block, Evidence: not null };
}
