using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Marketing calls need a consent, unless a request, a contract or the opt-out regime carries them; automated calls always need one. A refusal binds in any case.</summary>
/// <param name="basis">The basis of the call, which weighs the entries.</param>
/// <param name="automated">That automated calls need prior consent, also to companies.</param>
/// <param name="unlisted">That operator calls to numbers outside the directories need prior consent; null where the opt-out regime reaches every number.</param>
/// <param name="proof">What makes a consent proven.</param>
/// <param name="annulment">That enrolment in the register annuls earlier consents; null where it annuls none.</param>
/// <param name="thirdParty">What a consent collected by a third party must name.</param>
/// <param name="objection">That a refusal or withdrawal binds.</param>
public sealed class ConsentRule(
    LawfulBasis basis, LawParameter<bool> automated, LawParameter<bool>? unlisted, LawParameter<bool> proof, LawParameter<bool>? annulment, LawParameter<bool> thirdParty,
    LawParameter<bool> objection) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "consent";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Consents];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } =
    [
        ConsentReasons.Missing, ConsentReasons.Denied, ConsentReasons.Withdrawn, ConsentReasons.Expired, ConsentReasons.NotProven, ConsentReasons.NoTransfer,
        ConsentReasons.NumberReassigned,
        .. basis.AcceptsOmnibusConsent ? [] : new[] { ConsentReasons.Omnibus },
        .. annulment is null ? [] : new[] { ConsentReasons.RevokedByRegister, ConsentReasons.OrderUnknown },
        .. unlisted is null ? [] : new[] { ConsentReasons.ListingUnknown },
        .. basis.SignedConsent is null ? [] : new[] { ConsentReasons.NotSigned },
    ];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } =
    [
        .. new[] { automated, unlisted, proof, annulment, thirdParty, objection, basis.SignedConsent }.OfType<LawParameter<bool>>().Select(parameter => parameter.ToRuleParameter()),
        .. basis.AcceptsDoubleOptInAsSigned ? new[] { new RuleParameter("acceptsDoubleOptInAsSigned", "true") } : [],
        .. basis.AcceptsOmnibusConsent ? new[] { new RuleParameter("acceptsOmnibusConsent", "true") } : [],
    ];

    /// <inheritdoc/>
    public override PurposeSet Covers => PurposeSet.Marketing;

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) => call.Purpose.IsMarketing();

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        ref readonly BasisResolution resolved = ref basis.Resolve(call);
        if (resolved.Objection is { } refusal)
            return Finding.Block(refusal.State == ConsentState.Denied ? ConsentReasons.Denied : ConsentReasons.Withdrawn, refusal);
        if (resolved.ConsentStatus == ConsentStatus.Valid)
            return Finding.Establishes(CallBasis.Consent, LawfulBasis.Earlier(resolved.ConsentEndsAt, resolved.ObjectionLiftedUntil), resolved.Consent);
        if (!call.Request.EffectiveMode.IsAutomated() && IsCarriedOtherwise(resolved))
            return resolved.ObjectionLiftedUntil is { } until ? Finding.Pass(until) : Finding.NotApplicable;
        return Finding.Block(ReasonOf(call, resolved), resolved.SupersededBy ?? resolved.Consent);
    }

    /// <inheritdoc/>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding) =>
        finding.Reason == ConsentReasons.NotProven ? proof.Law
        : finding.Reason == ConsentReasons.RevokedByRegister || finding.Reason == ConsentReasons.OrderUnknown ? annulment?.Law
        : finding.Reason == ConsentReasons.Omnibus || finding.Reason == ConsentReasons.NoTransfer ? thirdParty.Law
        : finding.Reason == ConsentReasons.Denied || finding.Reason == ConsentReasons.Withdrawn ? objection.Law
        : call.Request.EffectiveMode.IsAutomated() ? automated.Law
        : basis.SignedConsent?.Law ?? unlisted?.Law;

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        ReasonCode reason = finding.Reason!;
        if (reason == ConsentReasons.Denied || reason == ConsentReasons.Withdrawn)
        {
            ProposeAgainstObjection(finding, remedies);
            return;
        }

        if (reason == ConsentReasons.ListingUnknown)
            remedies.ByCaller(RemedyCodes.Listing, WithListing);
        if (reason == ConsentReasons.NotProven && finding.Evidence is ConsentEntry { At: not null } consent)
            remedies.ByCaller(RemedyCodes.ProveConsent, supposed => WithProof(supposed, consent), new FindingArg("consent", consent.Id));
        remedies.ByPerson(basis.SignedConsent is null ? RemedyCodes.Consent : RemedyCodes.SignedConsent, supposed => supposed.WithConsent());
        remedies.ByPerson(RemedyCodes.ConsentWithinContract, supposed => supposed.WithConsentWithinContract());
    }

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Evidence is not ConsentEntry consent)
            return;
        details.Add("consent", consent.Id);
        if (finding.Reason == ConsentReasons.Expired && consent.ExpiresAt is { } expiredAt)
            details.Add("expiredAt", expiredAt);
        if (finding.Reason == ConsentReasons.NotProven)
            details.Add("lacks", LacksOf(consent));
        if (finding.Reason == ConsentReasons.NotSigned)
            details.Add("proof", $"proof:{consent.Level}");
    }

    // Where the register opposes and no consent was ever given, the register's own block says all there is to say.
    private static bool IsCarriedOtherwise(in BasisResolution resolved) =>
        resolved.NeedsNoRegister || (resolved.RegisterOpposes ? resolved.ConsentStatus == ConsentStatus.Missing : resolved.IsUnderOptOut);

    private static ReasonCode ReasonOf(in CallContext call, in BasisResolution resolved) => resolved.ConsentStatus switch
    {
        ConsentStatus.NoTransfer => ConsentReasons.NoTransfer,
        ConsentStatus.Omnibus => ConsentReasons.Omnibus,
        ConsentStatus.NotProven => ConsentReasons.NotProven,
        ConsentStatus.NotSigned => ConsentReasons.NotSigned,
        ConsentStatus.Superseded => resolved.SupersededBy is { State: ConsentState.Denied } ? ConsentReasons.Denied : ConsentReasons.Withdrawn,
        ConsentStatus.NumberReassigned => ConsentReasons.NumberReassigned,
        ConsentStatus.Expired => ConsentReasons.Expired,
        ConsentStatus.RevokedByRegister => ConsentReasons.RevokedByRegister,
        ConsentStatus.OrderUnknown => ConsentReasons.OrderUnknown,
        _ => IsClearUncheckedLandline(call, resolved) ? ConsentReasons.ListingUnknown : ConsentReasons.Missing,
    };

    private static bool IsClearUncheckedLandline(in CallContext call, in BasisResolution resolved) =>
        !call.Request.EffectiveMode.IsAutomated() && resolved is { RegisterClears: true, Listing: null }
        && call.Facts.TryGet(FactKeys.Number, out NumberProfile number) && number.Class == NumberClass.Fixed;

    private static string LacksOf(ConsentEntry consent) =>
        consent.Level <= EvidenceLevel.Log ? $"lacks:evidence-{consent.Level.ToString().ToLowerInvariant()}"
        : consent.At is null ? "lacks:instant"
        : "lacks:text-version";

    private static void ProposeAgainstObjection(in Finding finding, RemedyList remedies)
    {
        if (finding.Evidence is not ConsentEntry { At: not null })
        {
            remedies.ByNobody(RemedyCodes.ObjectionUndated);
            return;
        }

        remedies.ByPerson(RemedyCodes.ObjectionByConsent, supposed => supposed.WithConsent());
        remedies.ByPerson(RemedyCodes.ObjectionByConsent, supposed => supposed.WithConsentWithinContract());
        remedies.ByPerson(RemedyCodes.ObjectionByRequest, supposed => supposed.WithRequest());
    }

    private static SupposedCall WithListing(SupposedCall supposed) => supposed.WithRecord(FactKeys.Directory, new DirectoryListing
    {
        Id = "supposed",
        Number = supposed.Request.Callee,
        IsListed = true,
        Directory = "supposed",
        At = RecordedTime.At(supposed.At),
    });

    private static SupposedCall WithProof(SupposedCall supposed, ConsentEntry consent)
    {
        supposed.Facts.TryGet(FactKeys.Consents, out ImmutableArray<ConsentEntry> entries);
        ConsentEntry proven = consent with { Level = EvidenceLevel.Signature, TextVersion = consent.TextVersion ?? "supposed" };
        return supposed.With(FactKeys.Consents, [.. entries.Select(entry => entry.Id == consent.Id ? proven : entry)]);
    }
}
