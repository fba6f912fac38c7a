using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A store of attempts as plainly as it can be written: one list, one lock, and the words of <see cref="IAttemptStore"/>. Slow, and meant to be compared with. Safe on any thread.</summary>
/// <param name="time">The store's clock.</param>
public sealed class ReferenceAttempts(TimeProvider time) : IAttemptStore
{
    private static readonly Duration Grace = Duration.FromMinutes(10);
    private static readonly Duration Month = Duration.FromDays(30);

    private readonly Lock gate = new();
    private readonly List<StoredAttempt> attempts = [];

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>> FindAsync(ImmutableArray<AttemptQuery> queries, CancellationToken cancellationToken) =>
        Answer<ImmutableArray<ImmutableArray<AttemptRecord>>>(() => [.. queries.Select(query => Find(query))], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<CampaignStatistics>> CountAsync(ImmutableArray<CampaignQuery> queries, CancellationToken cancellationToken) =>
        Answer<ImmutableArray<CampaignStatistics>>(() => [.. queries.Select(query => Count(query))], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken) =>
        Answer<ImmutableArray<ChargeResult>>(() => [.. charges.Select(Charge)], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredAttempt?> ConfirmAsync(PermitId permit, CancellationToken cancellationToken) =>
        Answer(() => Change(permit, attempt => attempt is { ConfirmedAt: null, Outcome: null, IsCancelled: false } ? attempt with { ConfirmedAt = Now } : attempt), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredAttempt?> CancelAsync(PermitId permit, CancellationToken cancellationToken) =>
        Answer(() => Change(permit, attempt => attempt.Outcome is null ? attempt with { IsCancelled = true } : attempt), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Answer(() => Complete(permit, outcome), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask RecordPastAsync(ImmutableArray<StoredAttempt> attempts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            foreach (StoredAttempt past in attempts)
                past.ValidatePast(Now);
            StoredAttempt[] added = [.. attempts.DistinctBy(past => past.Permit).Where(past => !this.attempts.Any(past.IsSamePast))];
            foreach (StoredAttempt past in added)
            {
                if (this.attempts.Concat(added).Any(other => other != past && (other.Permit == past.Permit || (!other.IsCancelled && IsUnderIdOf(other, past.Request)))))
                    throw new ArgumentException($"another attempt stands under the permit `{past.Permit}` or holds its request id", nameof(attempts));
            }

            this.attempts.AddRange(added);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken) => Answer(() => Change(permit, attempt => attempt), cancellationToken);

    private ValueTask<T> Answer<T>(Func<T> answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
            return ValueTask.FromResult(answer());
    }

    private ImmutableArray<AttemptRecord> Find(AttemptQuery query) => [.. attempts.Where(query.Includes).OrderBy(attempt => attempt.ChargedAt).Select(attempt => attempt.ShownTo(query))];

    private ChargeResult Charge(AttemptCharge charge)
    {
        CallRequest request = charge.Request;
        Instant now = Now;
        if (attempts.Any(attempt => attempt.Permit == charge.Permit))
            throw new ArgumentException($"the permit `{charge.Permit}` was charged before", nameof(charge));
        if (attempts.FirstOrDefault(attempt => !attempt.IsCancelled && IsUnderIdOf(attempt, request)) is { } same)
        {
            return same.IsFor(request)
                ? new ChargeResult { Status = ChargeStatus.Repeated, At = now, Attempt = same }
                : new ChargeResult { Status = ChargeStatus.Conflict, At = now };
        }

        ImmutableArray<AttemptRecord> seen = Find(AttemptQuery.For(request));
        if (charge.Lines.Any(line => !line.Judge(seen.AsSpan(), ChargedCall.For(request), now, out _)))
            return new ChargeResult { Status = ChargeStatus.Refused, At = now, Seen = seen };
        Instant end = now + charge.TimeToLive;
        var charged = new StoredAttempt { Permit = charge.Permit, Request = request, ChargedAt = now, ExpiresAt = charge.EndsAt < end ? charge.EndsAt.Value : end };
        attempts.Add(charged);
        return new ChargeResult { Status = ChargeStatus.Charged, At = now, Attempt = charged };
    }

    private static bool IsUnderIdOf(StoredAttempt attempt, CallRequest request) =>
        request.RequestId is { } id && attempt.Request.RequestId == id && attempt.Request.Campaign.Processor.Id == request.Campaign.Processor.Id;

    private StoredCompletion Complete(PermitId permit, CallOutcome outcome)
    {
        if (Change(permit, attempt => attempt) is not { } before)
            return new StoredCompletion(CompletionStatus.UnknownPermit, null);
        if (before.Outcome is null)
            return new StoredCompletion(CompletionStatus.Recorded, Change(permit, attempt => attempt with { Outcome = outcome }));
        if (before.Outcome.IsSameAs(outcome))
            return new StoredCompletion(CompletionStatus.Repeated, before);
        return new StoredCompletion(
            CompletionStatus.Conflict, Change(permit, attempt => attempt.Conflicts.Any(outcome.IsSameAs) ? attempt : attempt with { Conflicts = attempt.Conflicts.Add(outcome) }));
    }

    private StoredAttempt? Change(PermitId permit, Func<StoredAttempt, StoredAttempt> change)
    {
        int at = attempts.FindIndex(attempt => attempt.Permit == permit);
        return at < 0 ? null : attempts[at] = change(attempts[at]);
    }

    private CampaignStatistics Count(CampaignQuery query)
    {
        Instant now = Now;
        StoredAttempt[] dialed = [.. attempts.Where(attempt => attempt.IsDialed && CampaignQuery.For(attempt.Request) is var asked && asked.Controller == query.Controller && asked.Campaign == query.Campaign)];
        return new CampaignStatistics
        {
            Whole = Count(dialed, now),
            OfProcessor = Count(dialed.Where(attempt => attempt.Request.Campaign.Processor.Id == query.Processor), now),
            Last30Days = Count(dialed.Where(attempt => now - attempt.ChargedAt < Month), now),
        };
    }

    private static CampaignCounts Count(IEnumerable<StoredAttempt> dialed, Instant now)
    {
        StoredAttempt[] all = [.. dialed];
        StoredAttempt[] earlier = [.. all.Where(attempt => now - attempt.ChargedAt > Grace)];
        CallOutcome[] outcomes = [.. all.Select(attempt => attempt.Outcome).OfType<CallOutcome>()];
        return new CampaignCounts
        {
            Dialed = all.Length,
            DialedEarlier = earlier.Length,
            Missing = earlier.Count(attempt => attempt.Outcome is null),
            Answered = outcomes.Count(outcome => outcome.Counts.HasFlag(AttemptMeasures.Answered) && outcome.Kind is not (OutcomeKind.Machine or OutcomeKind.Fax)),
            Silent = outcomes.Count(outcome => outcome.Counts.HasFlag(AttemptMeasures.Silent)),
            Machine = outcomes.Count(outcome => outcome.Kind == OutcomeKind.Machine),
        };
    }
}
