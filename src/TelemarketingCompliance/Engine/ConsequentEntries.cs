using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What an outcome writes into the ledgers: an objection, a request that was answered, a request to be called again. The same report gives the same entries.</summary>
internal static class ConsequentEntries
{
    /// <remarks>
    /// An instant that cannot be the outcome's is not believed: a later one makes the objection newer, and less can lift it. On a call that is not marketing the
    /// person objected to just that as well.
    /// </remarks>
    internal static BlacklistEntry Objection(PermitId permit, CallRequest request, CallOutcome outcome, Instant chargedAt, Instant now)
    {
        Instant at = outcome.OccurredAt > now || outcome.OccurredAt < chargedAt ? now : outcome.OccurredAt;
        CallPurpose purpose = request.Campaign.Purpose;
        string reason = outcome.Kind == OutcomeKind.OptedOut ? "opted-out" : "outcome-unknown";
        return new BlacklistEntry
        {
            Id = $"{permit}-{at.ToUnixTimeTicks()}-{reason}",
            Number = request.Callee,
            Subject = request.Subject,
            Scope = BlacklistScope.Controller,
            Controller = request.Campaign.Controller.Id,
            RecordedBy = request.Campaign.Processor.Id,
            Purposes = purpose.IsMarketing() || !PurposeSet.IsNamed(purpose) ? default : PurposeSet.Marketing.Union([purpose]),
            At = RecordedTime.At(at),
            Actor = "dialer",
            Channel = "call",
            Reason = reason,
        };
    }

    /// <summary>The request the call relied on, once a conversation answered it.</summary>
    internal static PersonRequest? UsedRequest(StoredAttempt attempt, CallOutcome outcome)
    {
        if (ChargedCall.For(attempt.Request).RequestReference is not { } reference || (outcome.Counts & AttemptMeasures.Spoken) == 0 || !PurposeSet.IsNamed(attempt.Request.Campaign.Purpose))
            return null;
        return Request(attempt, outcome, $"{attempt.Permit}-{outcome.OccurredAt.ToUnixTimeTicks()}-used", reference) with { UsedAt = RecordedTime.At(outcome.OccurredAt) };
    }

    /// <summary>The request that an agreed call-back makes; null where none was agreed or it cannot be one.</summary>
    internal static PersonRequest? AgreedCallBack(StoredAttempt attempt, CallOutcome outcome)
    {
        string reference = outcome.RequestReference ?? attempt.Permit.ToString();
        bool isNew = reference != ChargedCall.For(attempt.Request).RequestReference;
        if (outcome.Kind != OutcomeKind.CallBackAgreed || !isNew || !PurposeSet.IsNamed(attempt.Request.Campaign.Purpose))
            return null;
        return Request(attempt, outcome, $"{attempt.Permit}-call-back", reference);
    }

    private static PersonRequest Request(StoredAttempt attempt, CallOutcome outcome, string id, string reference)
    {
        Campaign campaign = attempt.Request.Campaign;
        return new PersonRequest
        {
            Id = id,
            Number = attempt.Request.Callee,
            Subject = attempt.Request.Subject,
            Reference = reference,
            Controller = campaign.Controller.Id,
            Purposes = [campaign.Purpose],
            Categories = campaign.Sector == default ? [] : [campaign.Sector],
            MadeAt = RecordedTime.At(outcome.OccurredAt),
        };
    }
}
