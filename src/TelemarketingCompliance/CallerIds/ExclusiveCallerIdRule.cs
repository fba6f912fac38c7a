using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>In some sectors the number presented must identify the controller: it is assigned to it, and nobody else may present it.</summary>
/// <param name="exclusive">That the number identifies one party alone.</param>
/// <param name="sectors">The sectors that ask it; a sector nobody knows may be one of them.</param>
public sealed class ExclusiveCallerIdRule(LawParameter<bool> exclusive, ImmutableArray<Sector> sectors) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "caller-id-exclusive";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.CallerIdRecords];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } = [CallerIdReasons.NotExclusive];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } = [exclusive.ToRuleParameter(), new("sectors", string.Join(", ", sectors), exclusive.Law)];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) =>
        call.Purpose.IsMarketing() && call.Request is { IsDialed: true, PresentsCallerId: true } && (!call.Request.Campaign.Sector.IsWellKnown || sectors.Contains(call.Request.Campaign.Sector));

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        var history = new CallerIdHistory(call);
        CallerIdRecord? assignment = history.Find(CallerIdEvent.Assigned, call.Controller, out Instant? assignmentChangesAt);
        bool shared = history.IsUsedByOthers(call.Controller, out Instant? othersChangeAt);
        if (assignment is not null && !shared)
            return Finding.Pass(assignmentChangesAt < othersChangeAt ? assignmentChangesAt : othersChangeAt ?? assignmentChangesAt, evidence: assignment);
        bool forGood = (assignment is null && assignmentChangesAt is null) || (shared && othersChangeAt is null);
        Instant? liftsAt = assignment is not null ? othersChangeAt : !shared ? assignmentChangesAt : Later(assignmentChangesAt, othersChangeAt);
        return Finding.Block(CallerIdReasons.NotExclusive, assignment, forGood ? null : liftsAt);
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => exclusive.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies) =>
        remedies.ByCaller(RemedyCodes.Assign, SupposedCallerId.AssignAlone, new FindingArg("controller", call.Controller.ToString()));

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Kind == FindingKind.Block)
            details.Add("controller", call.Controller.ToString());
    }

    private static Instant? Later(Instant? one, Instant? other) => one > other ? one : other;
}
