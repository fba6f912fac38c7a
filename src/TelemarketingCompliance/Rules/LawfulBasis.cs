using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The one pure function that resolves register, consents, contracts, requests and directory into the basis of a call, with the law's values in it.</summary>
/// <remarks>
/// Rules that need the basis share one instance: a call resolves it once. Unknown facts count as empty here; the rule that owns the fact
/// blocks for it. Immutable, safe on any thread, allocates nothing.
/// </remarks>
public sealed partial class LawfulBasis
{
    /// <summary>The register whose answers count; null means that none is consulted.</summary>
    public string? Register { get; init; }

    /// <summary>How many days a consent within a contract outlives it against the register, a period by <see cref="DayCount"/>; null where a contract adds nothing to the consents within it.</summary>
    public required LawParameter<int>? ContractGraceDays { get; init; }

    /// <summary>How many hours a person's request is good for at most.</summary>
    public required LawParameter<int> RequestValidHours { get; init; }

    /// <summary>House policy: where the register gives no dates, accept a consent that is later than the first opposed answer, although a renewal since cannot be seen. Default: false.</summary>
    public bool AcceptsConsentAfterFirstListed { get; init; }

    /// <summary>Whether the register knows selective revocations towards one controller. Default: true.</summary>
    public bool HasSelectiveRevocations { get; init; } = true;

    /// <summary>Whether a consent counts whatever the register says, and without asking it: enrolment annuls none. Default: false.</summary>
    public bool ConsentOutranksRegister { get; init; }

    /// <summary>That a consent counts only with the person's signature, on paper or electronic; null where the law asks for none.</summary>
    public LawParameter<bool>? SignedConsent { get; init; }

    /// <summary>House policy, where a signature is asked for: a confirmation through a second message is one. Default: false.</summary>
    public bool AcceptsDoubleOptInAsSigned { get; init; }

    /// <summary>Whether a consent that a third party collected counts although it names no merchandise category. Default: false.</summary>
    public bool AcceptsOmnibusConsent { get; init; }

    /// <summary>Whether the opt-out regime reaches every number, and not only those in the directories. Default: false.</summary>
    public bool OptOutReachesEveryNumber { get; init; }

    /// <summary>How long a business relationship carries calls; null where the law knows none.</summary>
    public BusinessRelationship? Relationship { get; init; }

    /// <summary>Resolves the basis of <paramref name="call"/>; the second time for the same call it is remembered.</summary>
    public ref readonly BasisResolution Resolve(in CallContext call)
    {
        ref BasisResolution resolved = ref call.Resolved;
        if (!ReferenceEquals(resolved.ResolvedBy, this))
        {
            resolved = new BasisResolution(this);
            ResolveRequest(call, ref resolved);
            ResolveRegister(call, ref resolved);
            ResolveDirectory(call, ref resolved);
            if (call.Purpose.IsMarketing())
            {
                ResolveConsents(call, ref resolved);
                ResolveRelationship(call, ref resolved);
            }

            resolved.ResolvedBy = this;
        }

        return ref resolved;
    }

    private static ImmutableArray<T> Known<T>(in CallContext call, FactKey<ImmutableArray<T>> key) =>
        call.Facts.TryGet(key, out ImmutableArray<T> entries) ? entries.IsDefault ? throw new InvalidOperationException($"the fact `{key.Name}` is known and holds no list") : entries : [];

    /// <summary>The earlier of two ends; null means no end.</summary>
    internal static Instant? Earlier(Instant? one, Instant? other) =>
        one is null ? other : other is null ? one : Instant.Min(one.Value, other.Value);

    /// <summary>Whether the call says that it answers a request of the person. A request nobody names carries no call: it is good for one. Who calls asks by calling.</summary>
    internal static bool ReliesOnRequest(CallRequest request) =>
        request.Kind == CallKind.ReturnCall || request.NumberSource == NumberSource.PersonRequest || request.Evidence is { Kind: EvidenceKind.PersonRequest };

    /// <summary>Whether the number called passed to somebody else after <paramref name="time"/>, or perhaps did.</summary>
    internal static bool HolderChangedSince(RecordedTime time, in CallContext call)
    {
        foreach (ConsentEntry entry in Known(call, FactKeys.Consents))
        {
            if (entry.State == ConsentState.Reassigned && entry.Number == call.Request.Callee && !(entry.At is { } changed && time.IsAfter(changed)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the contract is with the person the call is meant for, and not with one who held the number before.</summary>
    internal static bool IsWithCallee(ContractEntry contract, in CallContext call) =>
        contract.SpeaksFor(call.Request) && !(contract.Number is not null && HolderChangedSince(contract.StartedAt, call));

    /// <summary>When the contract ends: as soon as any entry about it says so; null means that it continues.</summary>
    internal static RecordedTime? EndOf(ContractId contract, PartyId controller, ImmutableArray<ContractEntry> contracts)
    {
        RecordedTime? ended = null;
        foreach (ContractEntry entry in contracts)
        {
            if (entry.Contract == contract && entry.Controller == controller && entry.EndedAt is { } end && (ended is null || end.Earliest < ended.Value.Earliest))
                ended = end;
        }

        return ended;
    }

    private void ResolveRequest(in CallContext call, ref BasisResolution resolved)
    {
        if (!ReliesOnRequest(call.Request))
            return;
        string? reliedOn = call.Request.Evidence is { Kind: EvidenceKind.PersonRequest } evidence ? evidence.Reference : null;
        ImmutableArray<PersonRequest> requests = Known(call, FactKeys.Requests);
        foreach (PersonRequest request in requests)
        {
            bool counts = (reliedOn is null || request.Reference == reliedOn)
                && request.MadeAt.Earliest <= call.At && request.SpeaksFor(call.Request) && IsFirst(request, requests) && !HolderChangedSince(request.MadeAt, call);
            if (!counts)
                continue;
            Instant end = RequestEnd(request, requests);
            RequestStatus status =
                IsUsed(request, requests) ? RequestStatus.Used
                : call.At >= end ? RequestStatus.Expired
                : !request.Purposes.Contains(call.Purpose) ? RequestStatus.OtherPurpose
                : RequestStatus.Valid;
            bool better = status > resolved.RequestStatus
                || (status == resolved.RequestStatus && request.MadeAt.Earliest > resolved.Request!.MadeAt.Earliest);
            if (better)
            {
                resolved.RequestStatus = status;
                resolved.Request = request;
                resolved.RequestEndsAt = status == RequestStatus.Valid ? end : null;
            }
        }
    }

    // A second entry about a request does not make it newer.
    private static bool IsFirst(PersonRequest request, ImmutableArray<PersonRequest> requests)
    {
        foreach (PersonRequest other in requests)
        {
            if (other.Reference == request.Reference && other.MadeAt.Earliest < request.MadeAt.Earliest)
                return false;
        }

        return true;
    }

    private static bool IsUsed(PersonRequest request, ImmutableArray<PersonRequest> requests)
    {
        foreach (PersonRequest other in requests)
        {
            if (other.UsedAt is not null && other.Reference == request.Reference)
                return true;
        }

        return false;
    }

    // Entries with one reference are about one request: it counts from the first of them and ends with the earliest.
    private Instant RequestEnd(PersonRequest request, ImmutableArray<PersonRequest> requests)
    {
        Instant end = Instant.MaxValue;
        foreach (PersonRequest other in requests)
        {
            if (other.Reference != request.Reference)
                continue;
            Instant otherEnd = other.MadeAt.Earliest + Duration.FromHours(RequestValidHours.Value);
            end = Instant.Min(end, Earlier(otherEnd, other.ExpiresAt)!.Value);
        }

        return end;
    }

    private void ResolveRegister(in CallContext call, ref BasisResolution resolved)
    {
        if (Register is null || !call.Facts.TryGet(RegisterKey!, out RegisterAnswer? answer))
            return;
        if (answer!.Kind == RegisterAnswerKind.Clear)
        {
            resolved.RegisterClears = true;
        }
        else if (answer.Kind == RegisterAnswerKind.Listed)
        {
            resolved.Revocation = HasSelectiveRevocations ? RevocationInForce(call) : null;
            resolved.RegisterOpposes = resolved.Revocation is null;
            resolved.RegisterClears = resolved.Revocation is not null;
        }
    }

    private SelectiveRevocation? RevocationInForce(in CallContext call)
    {
        SelectiveRevocation? lasting = null;
        foreach (SelectiveRevocation revocation in Known(call, FactKeys.SelectiveRevocations))
        {
            bool inForce = revocation.At.Latest <= call.At && !(revocation.Until <= call.At) && Lifts(revocation, call);
            bool lastsLonger = lasting is null || (lasting.Until is { } until && !(revocation.Until <= until));
            if (inForce && lastsLonger)
                lasting = revocation;
        }

        return lasting;
    }

    /// <summary>Whether the revocation, once in force, lifts the opposition that stands: not one that the number's holder, or another, made later.</summary>
    internal bool Lifts(SelectiveRevocation revocation, in CallContext call) =>
        revocation.Register == Register
        && revocation.Number == call.Request.Callee
        && revocation.SpeaksFor(call.Request)
        && !HolderChangedSince(revocation.At, call)
        && !(call.Facts.TryGet(RegisterKey!, out RegisterAnswer? answer) && answer!.ListedSince is { } since && !revocation.At.IsAfter(since));

    // The newest entry counts. Where an entry that says "unlisted" is not certainly older, the number is unlisted.
    private static void ResolveDirectory(in CallContext call, ref BasisResolution resolved)
    {
        ImmutableArray<DirectoryListing> entries = Known(call, FactKeys.Directory);
        DirectoryListing? newest = null;
        foreach (DirectoryListing entry in entries)
        {
            if (!(entry.IsListed && entry.At.Earliest > call.At) && (newest is null || entry.At.Earliest > newest.At.Earliest))
                newest = entry;
        }

        foreach (DirectoryListing entry in entries)
        {
            if (newest is { IsListed: true } && !entry.IsListed && !entry.At.IsBefore(newest.At))
                newest = entry;
        }

        resolved.Listing = newest is { IsListed: true } && HolderChangedSince(newest.At, call) ? null : newest;
    }

    private FactKey<RegisterAnswer>? RegisterKey => field ??= Register is null ? null : FactKeys.Register(Register);
}
