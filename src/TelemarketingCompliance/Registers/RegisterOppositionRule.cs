using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A number that the register opposes is not called, unless a later consent, a contract or a selective revocation lifts it.</summary>
/// <param name="basis">The basis of the call, which knows the exceptions.</param>
/// <param name="opposition">That enrolment bars calls.</param>
public sealed class RegisterOppositionRule(LawfulBasis basis, LawParameter<bool> opposition) : CallRule
{
    private readonly FactKey<RegisterAnswer> key =
        FactKeys.Register(basis.Register ?? throw new ArgumentException("the basis consults no register", nameof(basis)));

    /// <inheritdoc/>
    public override string Name => "register-opposition";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs => basis.HasSelectiveRevocations ? [key, FactKeys.SelectiveRevocations] : [key];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } =
        [RegisterReasons.Listed, .. basis.ConsentOutranksRegister ? [] : new[] { RegisterReasons.RenewalUndetectable }];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } =
    [
        opposition.ToRuleParameter(),
        .. basis.ContractGraceDays is { } graceDays ? new[] { graceDays.ToRuleParameter() } : [],
        basis.ConsentOutranksRegister
            ? new("consentOutranksRegister", "true")
            : new("acceptsConsentAfterFirstListed", basis.AcceptsConsentAfterFirstListed ? "true" : "false"),
    ];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) =>
        call.Purpose.IsMarketing()
        && call.Facts.TryGet(key, out RegisterAnswer? answer) && answer!.Kind == RegisterAnswerKind.Listed
        && !basis.Resolve(call).NeedsNoRegister;

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        ref readonly BasisResolution resolved = ref basis.Resolve(call);
        call.Facts.TryGet(key, out RegisterAnswer? answer);
        if (resolved.Revocation is { } revocation)
            return Finding.Pass(revocation.Until, evidence: revocation);
        if (resolved.ConsentStatus == ConsentStatus.Valid)
            return Finding.Pass(resolved.ConsentEndsAt, resolved.RenewalUndetectable ? RegisterReasons.RenewalUndetectable : null, resolved.Consent);
        return Finding.Block(RegisterReasons.Listed, answer, NextRevocation(call));
    }

    // The opposition lifts by itself when a revocation already made begins to hold.
    private Instant? NextRevocation(in CallContext call)
    {
        Instant? next = null;
        if (!basis.HasSelectiveRevocations)
            return next;
        call.Facts.TryGet(FactKeys.SelectiveRevocations, out ImmutableArray<SelectiveRevocation> revocations);
        foreach (SelectiveRevocation revocation in revocations)
        {
            if (revocation.At.Latest > call.At && !(next <= revocation.At.Latest) && !(revocation.Until <= revocation.At.Latest) && basis.Lifts(revocation, call))
                next = revocation.At.Latest;
        }

        return next;
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) =>
        finding.Reason == RegisterReasons.RenewalUndetectable ? null : opposition.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        remedies.ByPerson(basis.SignedConsent is null ? RemedyCodes.Consent : RemedyCodes.SignedConsent, supposed => supposed.WithConsent());
        remedies.ByPerson(RemedyCodes.ConsentWithinContract, supposed => supposed.WithConsentWithinContract());
        if (basis.HasSelectiveRevocations)
            remedies.ByPerson(RemedyCodes.Revocation, Revoked);
    }

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        details.Add("register", basis.Register!);
        if (finding.Reason == RegisterReasons.RenewalUndetectable && call.Facts.TryGet(key, out RegisterAnswer? answer) && answer!.FirstListedAt is { } firstListedAt)
            details.Add("firstListedAt", firstListedAt);
    }

    private SupposedCall Revoked(SupposedCall supposed) => supposed.WithRecord(FactKeys.SelectiveRevocations, new SelectiveRevocation
    {
        Id = "supposed",
        Number = supposed.Request.Callee,
        Register = basis.Register!,
        Controller = supposed.Request.Campaign.Controller.Id,
        At = RecordedTime.At(supposed.At),
    });
}
