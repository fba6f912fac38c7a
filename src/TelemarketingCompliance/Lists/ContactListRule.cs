using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A number comes from a list that the controller authorised, with its provenance; who was merely suggested needs an own consent.</summary>
/// <param name="basis">The basis of the call: a request needs no list.</param>
/// <param name="authorised">That numbers come from lists the controller authorised.</param>
/// <param name="referral">That suggested numbers need their own consent.</param>
/// <param name="sample">That the consents of acquired lists are checked by sample; null where nothing asks it.</param>
public sealed class ContactListRule(LawfulBasis basis, LawParameter<bool> authorised, LawParameter<bool> referral, LawParameter<bool>? sample) : CallRule
{
    /// <inheritdoc/>
    public override string Name => "contact-list";

    /// <inheritdoc/>
    public override int Revision => 1;

    /// <inheritdoc/>
    public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.ContactList];

    /// <inheritdoc/>
    public override ImmutableArray<ReasonCode> Reasons { get; } =
        [ListReasons.OffList, ListReasons.ReferralWithoutConsent, ListReasons.NotAuthorised, ListReasons.Expired, ListReasons.SampleMissing];

    /// <inheritdoc/>
    public override ImmutableArray<RuleParameter> Parameters { get; } =
        [authorised.ToRuleParameter(), referral.ToRuleParameter(), .. sample is null ? [] : new[] { sample.ToRuleParameter() }];

    /// <inheritdoc/>
    public override bool ReadsCallee => false;

    /// <inheritdoc/>
    public override bool Applies(in CallContext call) =>
        call.Purpose.IsMarketing()
        && call.Request.NumberSource != NumberSource.PersonRequest
        && basis.Resolve(call).RequestStatus != RequestStatus.Valid;

    /// <inheritdoc/>
    protected internal override Finding Evaluate(in CallContext call)
    {
        if (call.Request.NumberSource != NumberSource.ContactList)
            return EvaluateReferral(call);
        call.Facts.TryGet(FactKeys.ContactList, out ContactListAnswer? answer);
        if (answer is not { List: { } list, Contains: true } || list.AcquiredAt.Earliest > call.At)
            return Finding.Block(ListReasons.OffList);
        bool unsupplied = list.Supplier is not null && string.IsNullOrWhiteSpace(list.SupplyContract);
        if (unsupplied || list.Controller != call.Controller || !(list.Campaigns.IsDefaultOrEmpty || list.Campaigns.Contains(call.Request.Campaign.Id)))
            return Finding.Block(ListReasons.NotAuthorised, list);
        Instant? endsAt = list.SupplyEndsAt?.Earliest;
        if (endsAt <= call.At)
            return Finding.Block(ListReasons.Expired, list);
        bool sampled = list.ConsentSampleCheckedAt is { } checkedAt && checkedAt.Earliest <= call.At && !checkedAt.IsBefore(list.AcquiredAt);
        if (sample is { Value: true } && list.Supplier is not null && !sampled)
            return Finding.Block(ListReasons.SampleMissing, list);
        return Finding.Pass(endsAt, evidence: list);
    }

    /// <summary>The check of samples binds adherents of the code of conduct, or whoever contracts with one; for others it is house policy.</summary>
    protected internal override LawReference? LawOf(in CallContext call, in Finding finding)
    {
        if (finding.Reason == ListReasons.ReferralWithoutConsent)
            return referral.Law;
        if (finding.Reason != ListReasons.SampleMissing)
            return authorised.Law;
        Campaign campaign = call.Request.Campaign;
        bool adheres = campaign.Controller.AdheresToCodeOfConduct == true || campaign.Processor.AdheresToCodeOfConduct == true;
        return adheres ? sample!.Law : sample!.Law.AsHousePolicy();
    }

    /// <inheritdoc/>
    protected internal override void Propose(in CallContext call, in Finding finding, RemedyList remedies)
    {
        ReasonCode reason = finding.Reason!;
        FindingArg[] args = finding.Evidence is ContactList found ? [new FindingArg("list", found.Id.ToString())] : [];
        if (reason == ListReasons.ReferralWithoutConsent)
        {
            if (call.Request.NumberSource == NumberSource.Unknown)
                remedies.ByCaller(RemedyCodes.NameList, Named);
            remedies.ByPerson(RemedyCodes.Consent, supposed => supposed.WithConsent());
            remedies.ByPerson(RemedyCodes.ConsentWithinContract, supposed => supposed.WithConsentWithinContract());
        }
        else if (reason == ListReasons.OffList)
        {
            remedies.ByCaller(RemedyCodes.NameList, Named);
        }
        else
        {
            if (reason == ListReasons.NotAuthorised)
                remedies.ByCaller(RemedyCodes.AuthoriseList, supposed => Change(supposed, Authorised), [.. args]);
            else if (reason == ListReasons.Expired)
                remedies.ByCaller(RemedyCodes.RenewSupply, supposed => Change(supposed, Renewed), [.. args]);
            else
                remedies.ByCaller(RemedyCodes.CheckSample, supposed => Change(supposed, Sampled), [.. args]);
            remedies.ByCaller(RemedyCodes.ListInOrder, supposed => Change(Change(Change(supposed, Authorised), Renewed), Sampled), [.. args]);
        }
    }

    /// <inheritdoc/>
    protected internal override void Detail(in CallContext call, in Finding finding, FindingDetails details)
    {
        if (finding.Evidence is not ContactList list)
            return;
        details.Add("list", list.Id.ToString());
        if (finding.Reason == ListReasons.Expired && list.SupplyEndsAt is { } end)
            details.Add("endedAt", end.Earliest);
    }

    private Finding EvaluateReferral(in CallContext call)
    {
        ref readonly BasisResolution resolved = ref basis.Resolve(call);
        return resolved.OwnConsent is { } own ? Finding.Pass(resolved.OwnConsentEndsAt, evidence: own) : Finding.Block(ListReasons.ReferralWithoutConsent);
    }

    private static SupposedCall Named(SupposedCall supposed)
    {
        ContactListId id = supposed.Request.ContactList ?? new ContactListId("supposed");
        var list = new ContactList { Id = id, Controller = supposed.Request.Campaign.Controller.Id, AcquiredAt = RecordedTime.At(supposed.At) };
        return supposed
            .With(supposed.Request with { NumberSource = NumberSource.ContactList, ContactList = id })
            .With(FactKeys.ContactList, new ContactListAnswer(list, Contains: true));
    }

    private static SupposedCall Change(SupposedCall supposed, Func<ContactList, SupposedCall, ContactList> change) =>
        supposed.Facts.TryGet(FactKeys.ContactList, out ContactListAnswer? answer) && answer.List is { } list
            ? supposed.With(FactKeys.ContactList, answer with { List = change(list, supposed) })
            : supposed;

    private static ContactList Authorised(ContactList list, SupposedCall supposed) => list with
    {
        Controller = supposed.Request.Campaign.Controller.Id,
        Campaigns = [],
        SupplyContract = list.Supplier is null || !string.IsNullOrWhiteSpace(list.SupplyContract) ? list.SupplyContract : "supposed",
    };

    private static ContactList Renewed(ContactList list, SupposedCall supposed) => list with { SupplyEndsAt = null };

    private static ContactList Sampled(ContactList list, SupposedCall supposed) => list with { ConsentSampleCheckedAt = RecordedTime.At(supposed.At) };
}
