using NodaTime;

namespace TelemarketingCompliance;

/// <content>Consents: which cover the call, which still count, and what is told of those that do not.</content>
public sealed partial class ReferenceEvaluator
{
    private bool Covers(ConsentEntry grant) =>
        isMarketing
        && grant.State == ConsentState.Granted
        && SpeaksFor(grant)
        && grant.Purposes.Contains(purpose)
        && grant.Channels.HasFlag(Channel)
        && (grant.Categories.IsEmpty || grant.Categories.Contains(sector))
        && !(grant.At?.Earliest > at);

    private CallChannels Channel => isAutomated ? CallChannels.AutomatedCall : CallChannels.OperatorCall;

    private ConsentStatus StatusOf(ConsentEntry grant)
    {
        bool isForeign = grant.Controller != me;
        bool isCollectedByAnother = grant.Collector is { } collector && collector != grant.Controller && collector != dialer;
        (ConsentStatus Status, bool Holds)[] flaws =
        [
            (ConsentStatus.NoTransfer, isForeign && !grant.Recipients.Contains(me)),
            (ConsentStatus.Omnibus, (isForeign || isCollectedByAnother) && grant.Categories.IsEmpty),
            (ConsentStatus.NotProven, grant.Level is EvidenceLevel.None or EvidenceLevel.Log || grant.At is null || grant.TextVersion is null),
            (ConsentStatus.Superseded, consents.Any(entry => entry.Controller == grant.Controller && Objects(entry) && !IsCertainlyBefore(entry.At, grant.At))),
            (ConsentStatus.NumberReassigned, ChangedHandsSince(grant.At)),
            (ConsentStatus.Expired, grant.ExpiresAt <= at),
            (AgainstEnrolment(grant), mayBeAnnulled && !HasContract(grant, law.ContractGraceDays)),
        ];
        return flaws.Where(flaw => flaw.Holds).Select(flaw => flaw.Status).DefaultIfEmpty(ConsentStatus.Valid).First();
    }

    // Enrolment and renewal annul the consents given before them.
    private ConsentStatus AgainstEnrolment(ConsentEntry grant)
    {
        if (grant.At is not { } given || answer is null)
            return ConsentStatus.OrderUnknown;
        if (answer.ListedSince is { } since)
            return IsCertainlyBefore(since, given) ? ConsentStatus.Valid : IsCertainlyBefore(given, since) ? ConsentStatus.RevokedByRegister : ConsentStatus.OrderUnknown;
        if (answer.Kind == RegisterAnswerKind.Clear)
            return given.Earliest > answer.LastListedAt ? ConsentStatus.Valid : ConsentStatus.OrderUnknown;
        return given.Latest < answer.LastClearAt ? ConsentStatus.RevokedByRegister
            : law.AcceptsConsentAfterFirstListed && given.Earliest > answer.FirstListedAt ? ConsentStatus.Valid
            : ConsentStatus.OrderUnknown;
    }

    // A consent given after the contract was over is not one within it.
    private bool HasContract(ConsentEntry grant, int graceDays) =>
        grant.Contract is { } contract && IsRunning(contract, graceDays)
        && !contracts.Where(entry => entry.Contract == contract && entry.EndedAt is not null).OrderBy(entry => entry.EndedAt!.Value.Earliest).Take(1)
            .Any(entry => IsCertainlyBefore(entry.EndedAt, grant.At));

    // A contract is over as soon as one entry about it says so.
    private bool IsRunning(ContractId contract, int graceDays)
    {
        ContractEntry[] entries = [.. contracts.Where(entry => entry.Contract == contract)];
        return entries.Any(entry => entry.StartedAt.Earliest <= at && SpeaksFor(entry) && !(entry.Number is not null && ChangedHandsSince(entry.StartedAt)))
            && entries.All(entry => entry.EndedAt is not { } end || at < end.Earliest + Duration.FromHours(24 * graceDays));
    }

    private bool Objects(ConsentEntry entry) =>
        isMarketing
        && entry.State is ConsentState.Denied or ConsentState.Withdrawn
        && (entry.Purposes.IsEmpty || purpose == CallPurpose.Unknown || entry.Purposes.Contains(purpose))
        && (entry.Channels == CallChannels.None || entry.Channels.HasFlag(Channel))
        && (entry.Categories.IsEmpty || sector == default || entry.Categories.Contains(sector));

    private bool IsLifted(RecordedTime? objected, bool byConsent) =>
        (byConsent && OwnGrants.Any(grant => IsCertainlyBefore(objected, grant.At)))
        || validRequests.Any(request => IsCertainlyBefore(objected, request.MadeAt));

    private IEnumerable<ConsentEntry> OwnGrants => validGrants.Where(grant => grant.Controller == me && (grant.Collector ?? me).Equals(me) || grant.Controller == me && grant.Collector == dialer);

    private string? ConsentReason()
    {
        bool isCarriedOtherwise = !isAutomated
            && (needsNoRegister || contractCarries || (registerOpposes ? bestConsent == ConsentStatus.Missing : isDirectoryListed));
        if (objection is not null)
            return objection.State == ConsentState.Denied ? "consent.denied" : "consent.withdrawn";
        if (bestConsent == ConsentStatus.Valid || isCarriedOtherwise)
            return null;
        return bestConsent switch
        {
            ConsentStatus.NoTransfer => "consent.no-transfer",
            ConsentStatus.Omnibus => "consent.omnibus",
            ConsentStatus.NotProven => "consent.not-proven",
            ConsentStatus.Superseded => SupersededReason(),
            ConsentStatus.NumberReassigned => "consent.number-reassigned",
            ConsentStatus.Expired => "consent.expired",
            ConsentStatus.RevokedByRegister => "consent.revoked-by-register",
            ConsentStatus.OrderUnknown => "consent.order-unknown",
            _ => !isAutomated && registerClears && number.Class == NumberClass.Fixed && IsListingUnknown()
                ? "consent.listing-unknown" : "consent.missing",
        };
    }

    // Of several ended consents and what ended them, the first by id is told.
    private string SupersededReason()
    {
        ConsentEntry grant = consents.First(entry => Covers(entry) && StatusOf(entry) == ConsentStatus.Superseded);
        ConsentEntry ending = consents.First(entry => entry.Controller == grant.Controller && Objects(entry) && !IsCertainlyBefore(entry.At, grant.At));
        return ending.State == ConsentState.Denied ? "consent.denied" : "consent.withdrawn";
    }
}
