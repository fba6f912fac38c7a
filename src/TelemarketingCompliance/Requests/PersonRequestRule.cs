using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>A person who asked for the call may be called, for what was asked, in time, once.</summary>
/// <remarks>The consent ledger knows whether the number changed hands since the person asked.</remarks>
/// <param name="basis">The basis of the call, which weighs the requests.</param>
public sealed class PersonRequestRule(LawfulBasis basis) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "person-request";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Requests, FactKeys.Consents];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } =
        [RequestReasons.Expired, RequestReasons.Used, RequestReasons.OtherPurpose, RequestReasons.Unknown];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } = [basis.RequestValidHours.ToRuleParameter()];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => LawfulBasis.ReliesOnRequest(call.Request);

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        ref readonly BasisResolution resolved = ref basis.Resolve(call);
        if (resolved.RequestStatus == RequestStatus.Valid)
            return Finding.Establishes(CallBasis.Request, resolved.RequestEndsAt, resolved.Request);
        ReasonCode reason = resolved.RequestStatus switch
        {
            RequestStatus.Used => RequestReasons.Used,
            RequestStatus.Expired => RequestReasons.Expired,
            RequestStatus.OtherPurpose => RequestReasons.OtherPurpose,
            _ => RequestReasons.Unknown,
        };
        return Finding.Block(reason, resolved.Request);
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) => basis.RequestValidHours.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        if (finding.Reason == RequestReasons.Unknown)
            remedies.ByCaller(RemedyCodes.RecordRequest, supposed => supposed.WithRequest());
        else
            remedies.ByPerson(RemedyCodes.NewRequest, supposed => supposed.WithRequest());
    }
}
