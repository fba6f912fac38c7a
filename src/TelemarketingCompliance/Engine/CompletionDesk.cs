using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Closes permits by what really happened. An objection binds before anything can refuse its report.</summary>
internal sealed class CompletionDesk(
    IAttemptStore store, EvaluatorTable table, ILedger<BlacklistEntry> optOuts, ILedger<PersonRequest>? requests, GuardedAttempts guarded, EngineClock clock, EngineTelemetry telemetry)
{
    internal async ValueTask<Completion> CompleteAsync(PermitId id, CallPermit? permit, CallOutcome outcome, CancellationToken cancellationToken)
    {
        Instant now = clock.Now();
        StoredAttempt? read = permit is null ? await ReadAsync(id, cancellationToken).ConfigureAwait(false) : null;
        CallRequest? request = permit?.Request ?? read?.Request;
        Instant? chargedAt = permit?.ChargedAt ?? read?.ChargedAt;
        if (request is not null && outcome.IsObjection)
            await ObjectAsync(ConsequentEntries.Objection(id, request, outcome, chargedAt!.Value, now), cancellationToken).ConfigureAwait(false);
        outcome.Validate();

        var findings = new CompletionFindingList();
        if (request is null)
            return Unknown(id, findings);
        if (outcome.OccurredAt > now + EngineClock.Tolerance)
            return Refused(PermitReasons.OutcomeInFuture, id, outcome, findings);
        if (outcome.OccurredAt < chargedAt - EngineClock.Tolerance)
            return Refused(PermitReasons.OutcomeBeforePermit, id, outcome, findings);

        StoredCompletion stored = await telemetry.TellAsync(
            StoreStepNames.Complete, (store, id, outcome, cancellationToken), static s => s.store.CompleteAsync(s.id, s.outcome, s.cancellationToken), cancellationToken).ConfigureAwait(false);
        if (stored.Attempt is not { } attempt)
            return Unknown(id, findings);
        if (stored.Status == CompletionStatus.Conflict)
            findings.Add(PermitReasons.OutcomeConflict, null, Named(id));
        if (attempt.IsCancelled)
            findings.Add(PermitReasons.Cancelled, null, Named(id));
        else if (attempt.ConfirmedAt is null)
            findings.Add(PermitReasons.NotConfirmed, null, Named(id));
        await RecordRequestsAsync(stored.Status, attempt, outcome, findings, cancellationToken).ConfigureAwait(false);
        await ReviewAsync(attempt, outcome, findings, cancellationToken).ConfigureAwait(false);
        return new Completion { Status = stored.Status, Findings = findings.ToFindings() };
    }

    private ValueTask<StoredAttempt?> ReadAsync(PermitId id, CancellationToken cancellationToken) =>
        telemetry.TellAsync(StoreStepNames.Read, (store, id, cancellationToken), static s => s.store.ReadAsync(s.id, s.cancellationToken), cancellationToken);

    private ValueTask ObjectAsync(BlacklistEntry entry, CancellationToken cancellationToken) =>
        telemetry.TellAsync(StoreStepNames.RecordObjection, (optOuts, entry, cancellationToken), static s => s.optOuts.AddAsync([s.entry], s.cancellationToken), cancellationToken);

    // What is reported in conflict may use a request up, and never makes one: of two reports the one that permits less is believed.
    private async ValueTask RecordRequestsAsync(
        CompletionStatus status, StoredAttempt attempt, CallOutcome outcome, CompletionFindingList findings, CancellationToken cancellationToken)
    {
        PersonRequest? used = ConsequentEntries.UsedRequest(attempt, outcome);
        PersonRequest? agreed = status == CompletionStatus.Conflict ? null : ConsequentEntries.AgreedCallBack(attempt, outcome);
        if (outcome.Kind == OutcomeKind.CallBackAgreed && (agreed is null || requests is null))
            findings.Add(PermitReasons.CallBackNotRecorded, null);
        if (requests is null || (used is null && agreed is null))
            return;
        ImmutableArray<PersonRequest> entries = [.. new[] { used, agreed }.OfType<PersonRequest>()];
        await telemetry.TellAsync(
            StoreStepNames.RecordRequest, (requests, entries, cancellationToken), static s => s.requests.AddAsync(s.entries, s.cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ReviewAsync(StoredAttempt attempt, CallOutcome outcome, CompletionFindingList findings, CancellationToken cancellationToken)
    {
        if (!table.HasReviewers)
            return;
        Evaluator evaluator = table.Find(KnownNumbers.Of(attempt.Request.Callee).Profile.Region, outcome.OccurredAt);
        CampaignStatistics? statistics = null;
        if ((outcome.Counts & AttemptMeasures.Answered) != 0 && evaluator.HasReviewers)
        {
            (_, ImmutableArray<CampaignStatistics> counted) = await guarded
                .AskAsync(StoreStepNames.Count, CampaignQuery.For(attempt.Request), static (s, query, token) => s.CountAsync([query], token), cancellationToken).ConfigureAwait(false);
            statistics = counted.IsDefaultOrEmpty ? null : counted[0];
        }

        evaluator.Review(new CompletedCall(attempt, outcome, statistics), findings);
    }

    private static Completion Unknown(PermitId id, CompletionFindingList findings)
    {
        findings.Add(PermitReasons.Unknown, null, Named(id));
        return new Completion { Status = CompletionStatus.UnknownPermit, Findings = findings.ToFindings() };
    }

    private static Completion Refused(ReasonCode reason, PermitId id, CallOutcome outcome, CompletionFindingList findings)
    {
        var details = new FindingDetails();
        details.Add("permit", id.ToString());
        details.Add("at", outcome.OccurredAt);
        findings.Add(reason, null, details.ToArgs());
        return new Completion { Status = CompletionStatus.Refused, Findings = findings.ToFindings() };
    }

    private static FindingArg Named(PermitId id) => new("permit", id.ToString());
}
