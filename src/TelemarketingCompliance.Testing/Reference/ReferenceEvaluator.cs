using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Decides one call a second time, plainly: sets of records, and a clause of the law for each reason. Slow, and meant to be read.</summary>
/// <remarks>It knows the rules of <see cref="LawBook"/>: basis, register, consents, contracts, requests, objections, directory, contact lists, purposes and number classes.</remarks>
public sealed partial class ReferenceEvaluator
{
    private readonly World world;
    private readonly LawValues law;
    private readonly CallRequest call;
    private readonly Instant at;
    private readonly PartyId me;
    private readonly PartyId dialer;
    private readonly CallPurpose purpose;
    private readonly Sector sector;
    private readonly NumberProfile number;
    private readonly bool isMarketing;
    private readonly bool isAutomated;
    private readonly bool reliesOnRequest;

    private readonly PersonRequest[] validRequests;
    private readonly string? requestFlaw;
    private readonly ContractEntry[] contracts;
    private readonly RegisterAnswer? answer;
    private readonly bool registerOpposes;
    private readonly bool registerClears;
    private readonly ConsentEntry[] consents;
    private readonly ConsentEntry[] validGrants;
    private readonly ConsentStatus bestConsent;
    private readonly bool contractContinues;
    private readonly bool contractCarries;
    private readonly bool needsNoRegister;
    private readonly bool mayBeAnnulled;
    private readonly ConsentEntry? objection;
    private readonly DirectoryListing[] listings;
    private readonly bool isDirectoryListed;

    private ReferenceEvaluator(World world, LawValues values)
    {
        this.world = world;
        call = world.Call;
        at = world.At;
        law = values.At(at);
        me = call.Campaign.Controller.Id;
        dialer = call.Campaign.Processor.Id;
        purpose = call.Campaign.Purpose;
        sector = call.Campaign.Sector;
        number = Universe.ProfileOf(call.Callee);
        isMarketing = purpose is not (CallPurpose.Service or CallPurpose.SatisfactionSurvey or CallPurpose.OfficialStatistics or CallPurpose.DebtCollection or CallPurpose.Political);
        isAutomated = (call.Mode ?? call.Campaign.Mode) is DialingMode.Unknown or DialingMode.Prerecorded or DialingMode.AiVoice;
        reliesOnRequest = call.NumberSource == NumberSource.PersonRequest || call.Evidence?.Kind == EvidenceKind.PersonRequest;

        consents = Consents();
        (validRequests, requestFlaw) = Requests();
        contracts = OnRecord(world.Contracts, FactKeys.Contracts, entry => entry.Controller == me);
        answer = IsKnown(FactKeys.Register(Universe.Register)) ? world.Register : null;
        bool isRevoked = OnRecord(world.Revocations, FactKeys.SelectiveRevocations, entry => entry.Controller == me).Any(IsInForce);
        registerOpposes = answer?.Kind == RegisterAnswerKind.Listed && !isRevoked;
        registerClears = answer?.Kind == RegisterAnswerKind.Clear || (answer?.Kind == RegisterAnswerKind.Listed && isRevoked);
        mayBeAnnulled = answer is null || answer.Kind == RegisterAnswerKind.Listed || answer.LastListedAt is not null || answer.ListedSince is not null;

        ConsentEntry[] grants = [.. consents.Where(Covers)];
        validGrants = [.. grants.Where(grant => StatusOf(grant) == ConsentStatus.Valid)];
        bestConsent = grants.Select(StatusOf).DefaultIfEmpty(ConsentStatus.Missing).Max();
        contractContinues = validGrants.Any(grant => HasContract(grant, graceDays: 0));
        needsNoRegister = validRequests.Length > 0 || contractContinues;
        contractCarries = contractContinues || (registerOpposes && validGrants.Any(grant => HasContract(grant, law.ContractGraceDays)));
        objection = consents
            .Where(entry => entry.Controller == me && Objects(entry) && !IsLifted(entry.At, byConsent: true))
            .OrderByDescending(entry => entry.At?.Earliest ?? Instant.MinValue)
            .FirstOrDefault();

        listings = OnRecord(world.Directory, FactKeys.Directory, entry => entry.Number == call.Callee);
        DirectoryListing? newest = listings.Where(entry => entry.IsListed && entry.At.Earliest <= at).MaxBy(entry => entry.At.Earliest);
        isDirectoryListed = newest is not null && !ChangedHandsSince(newest.At) && listings.Where(entry => !entry.IsListed).All(entry => entry.At.Latest < newest.At.Earliest);
    }

    /// <summary>Decides the call of a world.</summary>
    public static ReferenceVerdict Evaluate(World world, LawValues values)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(values);
        var reference = new ReferenceEvaluator(world, values);
        bool isCovered = reference.number.Region is { } region && Universe.Regions.Contains(region) && world.At >= Instants.BookStart;
        CallBasis[] bases = isCovered ? [.. reference.Bases()] : [];
        string?[] reasons =
        [
            reference.NumberReason(),
            .. isCovered ? reference.Reasons() : ["jurisdiction.not-covered"],
            bases.Length == 0 ? "basis.none" : null,
        ];
        ImmutableSortedSet<string> blocks = reasons.OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal);
        return new ReferenceVerdict(blocks.IsEmpty, bases.Length == 0 ? null : bases.Min(), blocks);
    }

    private IEnumerable<CallBasis> Bases()
    {
        bool isConsented = isMarketing && validGrants.Length > 0;
        if (validRequests.Length > 0 && IsKnown(FactKeys.Consents))
            yield return CallBasis.Request;
        if (isMarketing && contractCarries)
            yield return CallBasis.Contract;
        if (isConsented && objection is null)
            yield return CallBasis.Consent;
        if (isMarketing && !isAutomated && !needsNoRegister && !contractCarries && !isConsented && registerClears && isDirectoryListed)
            yield return CallBasis.OptOutRegime;
        if (purpose == CallPurpose.Service && IsKnown(FactKeys.Contracts) && IsKnown(FactKeys.Consents) && IsServiceEvidenced())
            yield return CallBasis.Service;
        if (purpose is CallPurpose.SatisfactionSurvey or CallPurpose.OfficialStatistics && call.Evidence?.Kind == EvidenceKind.SurveyMandate)
            yield return CallBasis.Service;
    }

    private string?[] Reasons() =>
    [
        purpose is CallPurpose.Unknown or CallPurpose.DebtCollection or CallPurpose.Political ? "purpose.not-covered" : null,
        EvidenceReason(),
        reliesOnRequest
            ? Known(FactKeys.Requests, "request.unavailable", () => Known(FactKeys.Consents, "consent.unavailable", () => validRequests.Length == 0 ? requestFlaw : null))
            : null,
        isMarketing ? Known(FactKeys.Contracts, "contract.unavailable", () => null) : null,
        isMarketing && !needsNoRegister ? Known(FactKeys.Register(Universe.Register), "register.unavailable", ConsultationReason) : null,
        isMarketing && !needsNoRegister && answer?.Kind == RegisterAnswerKind.Listed ? Known(FactKeys.SelectiveRevocations, "register.revocations-unavailable", OppositionReason) : null,
        isMarketing ? Known(FactKeys.Consents, "consent.unavailable", ConsentReason) : null,
        isMarketing && !isAutomated && !needsNoRegister && !contractCarries && validGrants.Length == 0 && !registerOpposes
            ? Known(FactKeys.Directory, "directory.unavailable", () => null) : null,
        Known(FactKeys.Blacklist, "blacklist.unavailable", BlacklistReason),
        isMarketing && validRequests.Length == 0 && call.NumberSource != NumberSource.PersonRequest ? Known(FactKeys.ContactList, "list.unavailable", ListReason) : null,
    ];

    private string? NumberReason() => number.Class switch
    {
        NumberClass.Unknown => "number.not-in-plan",
        NumberClass.Fixed or NumberClass.Mobile or NumberClass.FixedOrMobile or NumberClass.Voip => null,
        _ => "number.never-dial",
    };

    // Service calls need a contract in force and a case; surveys and statistics their mandate.
    private string? EvidenceReason() => purpose switch
    {
        CallPurpose.Service => Known(
            FactKeys.Contracts, "contract.unavailable", () => Known(FactKeys.Consents, "consent.unavailable", () => IsServiceEvidenced() ? null : "purpose.not-evidenced")),
        CallPurpose.SatisfactionSurvey or CallPurpose.OfficialStatistics => call.Evidence?.Kind == EvidenceKind.SurveyMandate ? null : "purpose.not-evidenced",
        _ => null,
    };

    private bool IsServiceEvidenced() => call.Evidence?.Kind == EvidenceKind.CaseReference && contracts.Any(contract => IsRunning(contract.Contract, graceDays: 0));

    // A permission counts where neither the number nor the person is somebody else's; an objection binds each for itself.
    private bool SpeaksFor(LedgerEntry entry) =>
        (entry.Number is null || entry.Number == call.Callee) && (entry.Subject is null || call.Subject is null || entry.Subject == call.Subject);

    private bool ChangedHandsSince(RecordedTime? time) =>
        consents.Any(entry => entry.State == ConsentState.Reassigned && entry.Number == call.Callee && !IsCertainlyBefore(entry.At, time));

    private bool IsInForce(SelectiveRevocation revocation) =>
        revocation.Register == Universe.Register && revocation.Number == call.Callee && SpeaksFor(revocation)
        && revocation.At.Latest <= at && !(revocation.Until <= at)
        && !ChangedHandsSince(revocation.At)
        && (answer?.ListedSince is not { } since || IsCertainlyBefore(since, revocation.At));

    // What these parties may see; and whoever sees a consent given to another sees what took it back.
    private ConsentEntry[] Consents()
    {
        ConsentEntry[] all = OnRecord(world.Consents, FactKeys.Consents, _ => true);
        ConsentEntry[] visible =
        [
            .. all.Where(entry => entry.Controller == me || entry.Recipients.Contains(me) || entry.State == ConsentState.Reassigned
                || (entry.List is not null && entry.List == call.ContactList)),
        ];
        PartyId[] givenTo = [.. visible.Where(entry => entry.State == ConsentState.Granted).Select(entry => entry.Controller)];
        return [.. all.Where(entry => visible.Contains(entry) || (entry.State is ConsentState.Denied or ConsentState.Withdrawn && givenTo.Contains(entry.Controller)))];
    }

    // Entries with one reference are one request, as old as the oldest of them. Only a call that says it answers a request is carried by one.
    private (PersonRequest[] Valid, string? Flaw) Requests()
    {
        if (!reliesOnRequest)
            return ([], null);
        string? named = call.Evidence?.Kind == EvidenceKind.PersonRequest ? call.Evidence.Reference : null;
        var made =
            from entry in OnRecord(world.Requests, FactKeys.Requests, entry => entry.Controller == me)
            where named is null || entry.Reference == named
            group entry by entry.Reference into entries
            let oldest = entries.Min(entry => entry.MadeAt.Earliest)
            let first = entries.Where(entry => entry.MadeAt.Earliest == oldest && oldest <= at && SpeaksFor(entry) && !ChangedHandsSince(entry.MadeAt)).ToArray()
            where first.Length > 0
            let end = entries.Min(entry => Instant.Min(entry.MadeAt.Earliest + Duration.FromHours(law.RequestValidHours), entry.ExpiresAt ?? Instant.MaxValue))
            let served = first.Where(entry => entry.Purposes.Contains(purpose)).ToArray()
            let flaw = entries.Any(entry => entry.UsedAt is not null) ? "request.used" : at >= end ? "request.expired" : served.Length == 0 ? "request.other-purpose" : null
            select (served, flaw);
        (PersonRequest[] Served, string? Flaw)[] all = [.. made];
        string[] bestFirst = ["request.other-purpose", "request.expired", "request.used"];
        return ([.. all.Where(request => request.Flaw is null).SelectMany(request => request.Served)],
            bestFirst.FirstOrDefault(flaw => all.Any(request => request.Flaw == flaw)) ?? "request.unknown");
    }

    private string? ConsultationReason() =>
        answer!.Kind == RegisterAnswerKind.OtherController || (answer.Kind is RegisterAnswerKind.Clear or RegisterAnswerKind.Listed && answer.Controller != me) ? "register.other-controller"
        : answer.Kind == RegisterAnswerKind.NotAsked || answer.ProcessedAt is not { } processed || processed > at ? "register.not-asked"
        : at >= processed + Duration.FromHours(24 * law.RegisterValidDays) || at >= answer.ValidUntil ? "register.stale"
        : law.ConsultationPerCampaign && processed < call.Campaign.CreatedAt ? "register.not-consulted-for-campaign"
        : null;

    private string? OppositionReason() => registerOpposes && validGrants.Length == 0 ? "register.listed" : null;

    // What was said to the party that dials now may mean that party, and is then not the controller's to lift.
    private bool MayConsentLift(BlacklistEntry entry) => entry.Scope == BlacklistScope.Controller || entry.RecordedBy == me || entry.RecordedBy != dialer;

    private string? BlacklistReason() =>
        OnRecord(world.Blacklist, FactKeys.Blacklist, Binds).Any(entry => !IsLifted(entry.At, byConsent: MayConsentLift(entry))) ? "blacklist.listed" : null;

    private bool Binds(BlacklistEntry entry)
    {
        bool isRecorderInvolved = entry.RecordedBy == me || entry.RecordedBy == dialer;
        bool bindsParties = entry.Scope switch
        {
            BlacklistScope.Controller => entry.Controller == me,
            BlacklistScope.Recorder => isRecorderInvolved,
            _ => isRecorderInvolved || entry.RecorderMandates.IsEmpty || entry.RecorderMandates.Contains(me),
        };
        bool bindsPurpose = entry.NoCallsAtAll || (entry.Purposes.IsEmpty ? isMarketing : purpose == CallPurpose.Unknown || entry.Purposes.Contains(purpose));
        return bindsParties && bindsPurpose;
    }

    private bool IsListingUnknown()
    {
        DirectoryListing? newest = listings.Where(entry => !entry.IsListed || entry.At.Earliest <= at).MaxBy(entry => entry.At.Earliest);
        bool isListed = newest is not null && listings.Where(entry => !entry.IsListed).All(entry => entry.At.Latest < newest.At.Earliest);
        return newest is null || (newest.IsListed && isListed && ChangedHandsSince(newest.At));
    }

    private string? ListReason()
    {
        if (call.NumberSource != NumberSource.ContactList)
            return OwnGrants.Any() ? null : "list.referral-without-consent";
        if (world.List is not { List: { } list, Contains: true } || list.AcquiredAt.Earliest > at)
            return "list.off-list";
        bool isSampled = list.ConsentSampleCheckedAt is { } sampled && sampled.Earliest <= at && !IsCertainlyBefore(sampled, list.AcquiredAt);
        return (list.Supplier is not null && list.SupplyContract is null) || list.Controller != me || !(list.Campaigns.IsEmpty || list.Campaigns.Contains(call.Campaign.Id)) ? "list.not-authorised"
            : list.SupplyEndsAt?.Earliest <= at ? "list.expired"
            : law.SampleChecked && list.Supplier is not null && !isSampled ? "list.sample-missing"
            : null;
    }

    private static bool IsCertainlyBefore(RecordedTime? one, RecordedTime? other) => one?.Latest < other?.Earliest;

    private bool IsKnown(FactKey key) => !world.Unavailable.Contains(key);

    private string? Known(FactKey key, string unavailable, Func<string?> reason) => IsKnown(key) ? reason() : unavailable;

    // Of everything on record: what is about this number or person, and these parties may see. What nobody could read is empty.
    private T[] OnRecord<T>(ImmutableArray<T> entries, FactKey key, Func<T, bool> concerns)
        where T : LedgerEntry =>
        IsKnown(key)
            ? [.. entries.Where(entry => (entry.Number == call.Callee || (call.Subject is not null && entry.Subject == call.Subject)) && concerns(entry)).OrderBy(entry => entry.Id, StringComparer.Ordinal)]
            : [];
}
