using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

public sealed partial class LawfulBasis
{
    private void ResolveConsents(in CallContext call, ref BasisResolution resolved)
    {
        ImmutableArray<ConsentEntry> entries = Known(call, FactKeys.Consents);
        ImmutableArray<ContractEntry> contracts = Known(call, FactKeys.Contracts);
        foreach (ConsentEntry entry in entries)
        {
            if (entry.State == ConsentState.Granted && entry.SpeaksFor(call.Request) && Covers(entry, call))
                Weigh(call, entry, entries, contracts, ref resolved);
        }

        ResolveObjection(call, entries, ref resolved);
    }

    // Grants name what they cover. Own grants without a category are general; a third party's without one are omnibus, judged later.
    private static bool Covers(ConsentEntry grant, in CallContext call) =>
        grant.Purposes.Contains(call.Purpose)
        && (grant.Channels & ChannelOf(call)) != 0
        && (grant.Categories.IsDefaultOrEmpty || grant.Categories.Contains(call.Request.Campaign.Sector))
        && !(grant.At is { } at && at.Earliest > call.At);

    private static CallChannels ChannelOf(in CallContext call) =>
        call.Request.EffectiveMode.IsAutomated() ? CallChannels.AutomatedCall : CallChannels.OperatorCall;

    private void Weigh(in CallContext call, ConsentEntry grant, ImmutableArray<ConsentEntry> entries, ImmutableArray<ContractEntry> contracts, ref BasisResolution resolved)
    {
        Instant? endsAt = grant.ExpiresAt;
        bool renewalUndetectable = false;
        ContractEntry? contract = ContractOf(call, grant, contracts, out bool continues, out Instant? contractEndsAt);
        ConsentStatus status = StatusBeforeRegister(call, grant, entries, out ConsentEntry? supersededBy);
        if (status == ConsentStatus.Valid && MayBeAnnulled(call))
        {
            status = AgainstRegister(call, grant, out renewalUndetectable);
            if (contract is not null && (status != ConsentStatus.Valid || renewalUndetectable))
            {
                status = ConsentStatus.Valid;
                renewalUndetectable = false;
                endsAt = Earlier(endsAt, contractEndsAt);
            }
        }

        bool surer = resolved.RenewalUndetectable && !renewalUndetectable;
        bool lastsLonger = resolved.RenewalUndetectable == renewalUndetectable && LastsLonger(endsAt, resolved.ConsentEndsAt);
        if (resolved.Consent is null || status > resolved.ConsentStatus || (status == resolved.ConsentStatus && (surer || lastsLonger)))
        {
            resolved.ConsentStatus = status;
            resolved.Consent = grant;
            resolved.ConsentEndsAt = status == ConsentStatus.Valid ? endsAt : null;
            resolved.RenewalUndetectable = renewalUndetectable;
            resolved.SupersededBy = supersededBy;
        }

        if (status == ConsentStatus.Valid)
            NoteValid(call, grant, endsAt, contract, continues, contractEndsAt, ref resolved);
    }

    private static void NoteValid(
        in CallContext call, ConsentEntry grant, Instant? endsAt, ContractEntry? contract, bool continues, Instant? contractEndsAt, ref BasisResolution resolved)
    {
        Sector sector = call.Request.Campaign.Sector;
        bool specific = sector != default && grant.Categories.Contains(sector);
        if (specific && (resolved.SpecificConsent is null || LastsLonger(endsAt, resolved.SpecificConsentEndsAt)))
        {
            resolved.SpecificConsent = grant;
            resolved.SpecificConsentEndsAt = endsAt;
        }

        bool own = grant.Controller == call.Controller && !IsThirdParty(grant, call);
        if (own && (resolved.OwnConsent is null || LastsLonger(endsAt, resolved.OwnConsentEndsAt)))
        {
            resolved.OwnConsent = grant;
            resolved.OwnConsentEndsAt = endsAt;
        }

        if (own && (resolved.NewestOwnConsentAt is null || grant.At!.Value.Earliest > resolved.NewestOwnConsentAt))
        {
            resolved.NewestOwnConsentAt = grant.At!.Value.Earliest;
            resolved.NewestOwnConsentEndsAt = endsAt;
        }

        // An ended contract carries the call only against the register; a clear number is called on the consent itself.
        Instant? carriesUntil = Earlier(contractEndsAt, grant.ExpiresAt);
        bool carries = contract is not null && (continues || resolved.RegisterOpposes);
        bool better = resolved.Contract is null || (continues && !resolved.ContractContinues)
            || (continues == resolved.ContractContinues && LastsLonger(carriesUntil, resolved.ContractEndsAt));
        if (carries && better)
        {
            resolved.Contract = contract;
            resolved.ContractContinues = continues;
            resolved.ContractEndsAt = carriesUntil;
        }
    }

    private static bool LastsLonger(Instant? one, Instant? other) => other is { } end && (one is null || one > end);

    // Who collects for the controller whose calls it dials is its processor, not a third party.
    private static bool IsThirdParty(ConsentEntry grant, in CallContext call) =>
        grant.Collector is { } collector && collector != grant.Controller && collector != call.Request.Campaign.Processor.Id;

    // Enrolment annuls consents for good: an answer that clears the number today does not bring them back, and a register nobody can read may hold one.
    private bool MayBeAnnulled(in CallContext call) =>
        RegisterKey is { } key && !ConsentOutranksRegister
        && (!call.Facts.TryGet(key, out RegisterAnswer? answer) || answer!.Kind == RegisterAnswerKind.Listed || answer.LastListedAt is not null || answer.ListedSince is not null);

    private ConsentStatus StatusBeforeRegister(in CallContext call, ConsentEntry grant, ImmutableArray<ConsentEntry> entries, out ConsentEntry? supersededBy)
    {
        supersededBy = null;
        bool foreign = grant.Controller != call.Controller;
        if (foreign && !grant.Recipients.Contains(call.Controller))
            return ConsentStatus.NoTransfer;
        if (!AcceptsOmnibusConsent && (foreign || IsThirdParty(grant, call)) && grant.Categories.IsDefaultOrEmpty)
            return ConsentStatus.Omnibus;
        if (grant.Level is <= EvidenceLevel.Log or > EvidenceLevel.Recording || grant.At is not { } at || string.IsNullOrWhiteSpace(grant.TextVersion))
            return ConsentStatus.NotProven;
        if (SignedConsent is { Value: true } && !IsSigned(grant.Level))
            return ConsentStatus.NotSigned;

        ConsentStatus status = ConsentStatus.Valid;
        foreach (ConsentEntry entry in entries)
        {
            bool newer = entry.At is { } other && at.IsAfter(other);
            if (newer)
                continue;
            if (entry.Controller == grant.Controller && IsObjection(entry, call))
            {
                supersededBy = entry;
                return ConsentStatus.Superseded;
            }

            if (entry.State == ConsentState.Reassigned && entry.Number == call.Request.Callee)
                status = ConsentStatus.NumberReassigned;
        }

        if (status == ConsentStatus.Valid && grant.ExpiresAt <= call.At)
            status = ConsentStatus.Expired;
        return status;
    }

    private bool IsSigned(EvidenceLevel level) => level == EvidenceLevel.Signature || (AcceptsDoubleOptInAsSigned && level == EvidenceLevel.DoubleOptIn);

    private static bool IsObjection(ConsentEntry entry, in CallContext call) =>
        entry.State is ConsentState.Denied or ConsentState.Withdrawn
        && (entry.Purposes.IsEmpty || !PurposeSet.IsNamed(call.Purpose) || entry.Purposes.Contains(call.Purpose))
        && (entry.Channels == CallChannels.None || (entry.Channels & ChannelOf(call)) != 0)
        && (entry.Categories.IsDefaultOrEmpty || call.Request.Campaign.Sector == default || entry.Categories.Contains(call.Request.Campaign.Sector));

    // Enrolment and renewal annul every earlier consent (L. 5/2018 art. 1 c. 5). Without dates, the answers seen bracket them.
    private ConsentStatus AgainstRegister(in CallContext call, ConsentEntry grant, out bool renewalUndetectable)
    {
        renewalUndetectable = false;
        if (!call.Facts.TryGet(RegisterKey!, out RegisterAnswer? answer))
            return ConsentStatus.OrderUnknown;
        RecordedTime given = grant.At!.Value;
        if (answer.ListedSince is { } since)
            return given.IsAfter(since) ? ConsentStatus.Valid : given.IsBefore(since) ? ConsentStatus.RevokedByRegister : ConsentStatus.OrderUnknown;
        if (answer.Kind == RegisterAnswerKind.Clear)
            return given.Earliest > answer.LastListedAt ? ConsentStatus.Valid : ConsentStatus.OrderUnknown;
        if (answer.LastClearAt is { } clear && given.Latest < clear)
            return ConsentStatus.RevokedByRegister;
        if (AcceptsConsentAfterFirstListed && answer.FirstListedAt is { } listed && given.Earliest > listed)
        {
            renewalUndetectable = true;
            return ConsentStatus.Valid;
        }

        return ConsentStatus.OrderUnknown;
    }

    // A consent given after the contract was over is not one within it.
    private ContractEntry? ContractOf(in CallContext call, ConsentEntry grant, ImmutableArray<ContractEntry> contracts, out bool continues, out Instant? endsAt)
    {
        continues = false;
        endsAt = null;
        if (grant.Contract is not { } id || ContractGraceDays is not { Value: var graceDays })
            return null;
        RecordedTime? ended = EndOf(id, call.Controller, contracts);
        continues = !(ended?.Earliest <= call.At);
        endsAt = ended is { } over ? continues ? over.Earliest : DayCount.EndOf(over, graceDays) : null;
        if (endsAt <= call.At || (ended is { } finished && grant.At is { } given && given.IsAfter(finished)))
            return null;
        foreach (ContractEntry contract in contracts)
        {
            if (contract.Contract == id && contract.Controller == call.Controller && contract.StartedAt.Earliest <= call.At && IsWithCallee(contract, call))
                return contract;
        }

        return null;
    }

    private static void ResolveObjection(in CallContext call, ImmutableArray<ConsentEntry> entries, ref BasisResolution resolved)
    {
        foreach (ConsentEntry entry in entries)
        {
            bool concerns = entry.Controller == call.Controller && IsObjection(entry, call);
            if (!concerns)
                continue;
            if (resolved.Lifts(entry.At, byConsent: true, out Instant? until))
                resolved.ObjectionLiftedUntil = Earlier(resolved.ObjectionLiftedUntil, until);
            else if (resolved.Objection is null || IsNewer(entry.At, resolved.Objection.At))
                resolved.Objection = entry;
        }
    }

    // One without a date counts as the oldest, whatever its place among the entries.
    private static bool IsNewer(RecordedTime? one, RecordedTime? other) =>
        one is { } at && (other is null || at.Earliest > other.Value.Earliest);
}
