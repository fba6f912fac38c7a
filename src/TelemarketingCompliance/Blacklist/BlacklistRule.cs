using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>
/// Who objected is not called. A newer, specific, proven consent given to this controller lifts an objection for marketing, unless it is aimed at the
/// processor itself; a newer request of the person lifts it for that one call.
/// </summary>
/// <param name="basis">The basis of the call, which knows what is newer.</param>
/// <param name="objection">That an objection is absolute.</param>
public sealed class BlacklistRule(LawfulBasis basis, LawParameter<bool> objection) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "blacklist";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Blacklist];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } = [BlacklistReasons.Listed];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } = [objection.ToRuleParameter()];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        call.Facts.TryGet(FactKeys.Blacklist, out ImmutableArray<BlacklistEntry> entries);
        if (entries.IsEmpty)
            return Finding.Pass();
        ref readonly BasisResolution resolved = ref basis.Resolve(call);
        Instant? liftedUntil = null;
        foreach (BlacklistEntry entry in entries)
        {
            if (!entry.Concerns(call.Purpose))
                continue;
            if (!resolved.Lifts(entry.At, byConsent: MayConsentLift(entry, call), out Instant? until))
                return Finding.Block(BlacklistReasons.Listed, entry);
            liftedUntil = LawfulBasis.Earlier(liftedUntil, until);
        }

        return Finding.Pass(liftedUntil);
    }

    // "Never again from you", said to the processor that dials now, is not the controller's to lift; where the scope is unknown, that may have been meant.
    private static bool MayConsentLift(BlacklistEntry entry, in CallContext call) =>
        entry.Scope == BlacklistScope.Controller || entry.RecordedBy == call.Controller || entry.RecordedBy != call.Request.Campaign.Processor.Id;

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => objection.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        if (finding.Evidence is not BlacklistEntry { At: not null } entry)
        {
            remedies.ByNobody(RemedyCodes.ObjectionUndated);
            return;
        }

        if (call.Purpose.IsMarketing() && MayConsentLift(entry, call))
        {
            remedies.ByPerson(RemedyCodes.ObjectionByConsent, supposed => supposed.WithConsent());
            remedies.ByPerson(RemedyCodes.ObjectionByConsent, supposed => supposed.WithConsentWithinContract());
        }

        remedies.ByPerson(RemedyCodes.ObjectionByRequest, supposed => supposed.WithRequest());
    }

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Evidence is BlacklistEntry entry)
            details.Add("entry", entry.Id);
    }
}
