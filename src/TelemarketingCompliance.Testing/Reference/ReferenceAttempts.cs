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
    public ValueTask<StoredConfirmation> ConfirmAsync(PermitId permit, CancellationToken cancellationToken) => Answer(() => Confirm(permit), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken) =>
        Answer<ImmutableArray<StoredAttempt?>>(() => [.. returns.Select(Cancel)], cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Answer(() => Complete(permit, outcome), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask RecordPastAsync(ImmutableArray<StoredAttempt> attempts, CancellationToken cancellationToken) =>
        await Answer(() => TakeOver(attempts), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken) => Answer(() => Change(permit, attempt => attempt), cancellationToken);

    private ValueTask<T> Answer<T>(Func<T> answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
            return ValueTask.FromResult(answer());
    }

    // In the order of their charge; what was taken over stands before the first that was charged later.
    private ImmutableArray<AttemptRecord> Find(AttemptQuery query)
    {
        List<StoredAttempt> found = [.. attempts.Where(attempt => !attempt.IsPast && query.Includes(attempt))];
        foreach (StoredAttempt past in attempts.Where(attempt => attempt.IsPast && query.Includes(attempt)))
        {
            int later = found.FindIndex(other => other.ChargedAt > past.ChargedAt);
            found.Insert(later < 0 ? found.Count : later, past);
        }

        return [.. found.Select(attempt => attempt.ShownTo(query))];
    }

    // One after the other; where one cannot be, everything is as it was before.
    private int TakeOver(ImmutableArray<StoredAttempt> past)
    {
        foreach (StoredAttempt attempt in past)
            attempt.ValidatePast(Now);
        StoredAttempt[] before = [.. attempts];
        foreach (StoredAttempt attempt in past.Where(attempt => !attempts.Any(attempt.IsSamePast)))
        {
            if (attempts.Any(other => other.Permit == attempt.Permit || (!other.IsCancelled && !attempt.IsCancelled && IsUnderIdOf(other, attempt.Request))))
            {
                attempts.Clear();
                attempts.AddRange(before);
                throw new ArgumentException($"another attempt stands under the permit, or holds the request id, of the past attempt `{attempt.Permit}`", nameof(past));
            }

            attempts.Add(attempt with { IsPast = true });
        }

        return attempts.Count - before.Length;
    }

    private ChargeResult Charge(AttemptCharge charge)
    {
        CallRequest request = charge.Request;
        Instant now = Now;
        if (attempts.Any(attempt => attempt.Permit == charge.Permit))
            throw new ArgumentException($"the permit `{charge.Permit}` was charged before", nameof(charge));
        if (attempts.FirstOrDefault(attempt => !attempt.IsCancelled && IsUnderIdOf(attempt, request)) is { } same)
        {
            return same.IsFor(request)
                ? new ChargeResult { Status = ChargeStatus.Repeated, At = now, Attempt = Change(same.Permit, HandedOut) }
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

    private static bool IsOpen(StoredAttempt attempt) => attempt is { Outcome: null, IsCancelled: false };

    private static StoredAttempt HandedOut(StoredAttempt attempt) => IsOpen(attempt) ? attempt with { HandedOut = attempt.HandedOut + 1 } : attempt;

    private StoredConfirmation Confirm(PermitId permit)
    {
        bool marks = Change(permit, attempt => attempt) is { ConfirmedAt: null } before && IsOpen(before);
        return new StoredConfirmation(Now, marks, Change(permit, attempt => HandedOut(marks ? attempt with { ConfirmedAt = Now } : attempt)));
    }

    private StoredAttempt? Cancel(AttemptReturn returned) => Change(
        returned.Permit, attempt => IsOpen(attempt) && (returned.HandedOut ?? attempt.HandedOut) == attempt.HandedOut ? attempt with { IsCancelled = true } : attempt);

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
        StoredAttempt[] dialed = [.. attempts.Where(attempt => IsDialed(attempt, now) && CampaignQuery.For(attempt.Request) is var asked && asked.Controller == query.Controller && asked.Campaign == query.Campaign)];
        return new CampaignStatistics
        {
            Whole = Count(dialed, now),
            OfProcessor = Count(dialed.Where(attempt => attempt.Request.Campaign.Processor.Id == query.Processor), now),
            Last30Days = Count(dialed.Where(attempt => now - attempt.ChargedAt < Month), now),
        };
    }

    // Confirmed, or reported; or of a permit that is long over, and nobody said that it was not dialed.
    private static bool IsDialed(StoredAttempt attempt, Instant now) =>
        attempt.Outcome is not null || (!attempt.IsCancelled && (attempt.ConfirmedAt is not null || (IsEarlier(attempt, now) && attempt.ExpiresAt <= now)));

    private static bool IsEarlier(StoredAttempt attempt, Instant now) => now - attempt.ChargedAt > Grace;

    private static CampaignCounts Count(IEnumerable<StoredAttempt> dialed, Instant now)
    {
        StoredAttempt[] all = [.. dialed];
        StoredAttempt[] silent = [.. all.Where(attempt => Reports(attempt).Any(report => report.Counts.HasFlag(AttemptMeasures.Silent)))];
        StoredAttempt[] machines = [.. all.Where(attempt => Reports(attempt).Any(report => report.Kind == OutcomeKind.Machine))];
        StoredAttempt[] byPerson = [.. all.Where(attempt => attempt.Outcome is not null && Reports(attempt).All(IsByPerson))];
        return new CampaignCounts
        {
            Dialed = all.Length,
            DialedEarlier = all.Count(attempt => IsEarlier(attempt, now)),
            Missing = all.Count(attempt => IsEarlier(attempt, now) && attempt.Outcome is null),
            Answered = byPerson.Union(silent).Count(),
            Silent = silent.Length,
            Machine = machines.Length,
            Estimated = machines.Except(silent).Sum(ShareOfPeople),
        };
    }

    private static IEnumerable<CallOutcome> Reports(StoredAttempt attempt) => attempt.Outcome is { } outcome ? attempt.Conflicts.Prepend(outcome) : [];

    private static bool IsByPerson(CallOutcome report) => report.Counts.HasFlag(AttemptMeasures.Answered) && report.Kind is not (OutcomeKind.Machine or OutcomeKind.Fax);

    // What is measured counts in whole millionths, rounded up; what is not may all have been people, unless an operator listened.
    private static decimal ShareOfPeople(StoredAttempt attempt) => attempt.Request.Campaign.AnsweringMachineDetection switch
    {
        { IsUsed: false } => 0,
        { FalsePositiveRate: { } rate and >= 0 and <= 1, MeasuredOn: { } day } when day <= attempt.ChargedAt.InUtc().Date => decimal.Ceiling(rate * 1_000_000) / 1_000_000,
        null when attempt.Request.EffectiveMode is DialingMode.Manual or DialingMode.Preview => 0,
        _ => 1,
    };
}
