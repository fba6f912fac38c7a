using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Attempts and permits in tables: each charge is one transaction that writes from its beginning, so that nobody judges what somebody else is changing. Safe on any thread.</summary>
internal sealed class SqliteAttempts(StoreFile file, TimeProvider time, LookupBudget budget) : IAttemptStore, IHasPresence, IDisposable
{
    private readonly Presence presence = new(file, AttemptTable.Name, budget, new NumbersAndPersons(AttemptTable.Name));

    public Presence Presence => presence;

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>> FindAsync(ImmutableArray<AttemptQuery> queries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new ImmutableArray<AttemptRecord>[queries.Length];
        using (StoreFile.Reading reading = file.Read())
        {
            if (queries.Length < Presence.BulkCount || presence.TryLook(reading.Connection) is not { } look)
            {
                for (int i = 0; i < answers.Length; i++)
                    answers[i] = LookUp(reading.Connection, queries[i]);
            }
            else
            {
                using (look)
                    Find(reading.Connection, look.Map, queries, answers);
            }
        }

        return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(answers));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<CampaignStatistics>> CountAsync(ImmutableArray<CampaignQuery> queries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new CampaignStatistics[queries.Length];
        using (StoreFile.Reading reading = file.Read())
        {
            for (int i = 0; i < answers.Length; i++)
                answers[i] = CampaignTotals.Count(reading.Connection, queries[i], Now());
        }

        return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(answers));
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (AttemptCharge charge in charges)
            Check(charge.Permit, charge.Request);
        var results = new ChargeResult[charges.Length];
        using (StoreFile.Writing writing = await file.WriteAsync(cancellationToken).ConfigureAwait(false))
        {
            var totals = new CampaignTotals();
            for (int i = 0; i < results.Length; i++)
                results[i] = Charge(writing.Connection, charges[i], totals);
            totals.Write(writing.Connection);
            writing.Commit();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredConfirmation> ConfirmAsync(PermitId permit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using StoreFile.Writing writing = await file.WriteAsync(cancellationToken).ConfigureAwait(false);
        Instant now = Now();
        AttemptRow? row = AttemptTable.FindByPermit(writing.Connection, permit);
        if (row is not { Attempt: { Outcome: null, IsCancelled: false } open })
            return new StoredConfirmation(now, false, row?.Attempt);
        StoredAttempt confirmed = open with { ConfirmedAt = open.ConfirmedAt ?? now, HandedOut = open.HandedOut + 1 };
        Replace(writing, row, confirmed);
        return new StoredConfirmation(now, open.ConfirmedAt is null, confirmed);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var attempts = new StoredAttempt?[returns.Length];
        using (StoreFile.Writing writing = await file.WriteAsync(cancellationToken).ConfigureAwait(false))
        {
            var totals = new CampaignTotals();
            for (int i = 0; i < attempts.Length; i++)
                attempts[i] = GiveBack(writing.Connection, returns[i], totals);
            totals.Write(writing.Connection);
            writing.Commit();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(attempts);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        cancellationToken.ThrowIfCancellationRequested();
        using StoreFile.Writing writing = await file.WriteAsync(cancellationToken).ConfigureAwait(false);
        if (AttemptTable.FindByPermit(writing.Connection, permit) is not { } row)
            return new StoredCompletion(CompletionStatus.UnknownPermit, null);
        StoredAttempt attempt = row.Attempt;
        if (outcome.IsSameAs(attempt.Outcome))
            return new StoredCompletion(CompletionStatus.Repeated, attempt);
        CompletionStatus status = attempt.Outcome is null ? CompletionStatus.Recorded : CompletionStatus.Conflict;
        if (attempt.Conflicts.Any(outcome.IsSameAs))
            return new StoredCompletion(status, attempt);
        attempt = attempt.Outcome is null ? attempt with { Outcome = outcome } : attempt with { Conflicts = attempt.Conflicts.Add(outcome) };
        Replace(writing, row, attempt);
        return new StoredCompletion(status, attempt);
    }

    /// <inheritdoc/>
    public async ValueTask RecordPastAsync(ImmutableArray<StoredAttempt> attempts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Instant now = Now();
        foreach (StoredAttempt attempt in attempts)
            CheckPast(attempt, now);
        using StoreFile.Writing writing = await file.WriteAsync(cancellationToken).ConfigureAwait(false);
        var totals = new CampaignTotals();
        foreach (StoredAttempt attempt in attempts)
        {
            if (TryTakeOver(writing.Connection, attempt, totals, batch: null) || AttemptTable.FindByPermit(writing.Connection, attempt.Permit) is { } held && attempt.IsSamePast(held.Attempt))
                continue;
            throw new ArgumentException($"another attempt stands under the permit, or holds the request id, of the past attempt `{attempt.Permit}`; nothing was taken over");
        }

        totals.Write(writing.Connection);
        writing.Commit();
    }

    /// <inheritdoc/>
    public ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using StoreFile.Reading reading = file.Read();
        return ValueTask.FromResult(AttemptTable.FindByPermit(reading.Connection, permit)?.Attempt);
    }

    public void Dispose() => presence.Dispose();

    /// <summary>Checks an attempt of the past.</summary>
    internal static void CheckPast(StoredAttempt attempt, Instant now)
    {
        attempt.ValidatePast(now);
        Check(attempt.Permit, attempt.Request);
    }

    /// <summary>Adds an attempt of the past; false where another one stands in its way, which may be the same.</summary>
    internal static bool TryTakeOver(Connection connection, StoredAttempt attempt, CampaignTotals totals, long? batch)
    {
        StoredAttempt past = attempt with { IsPast = true };
        long part = CampaignTotals.PartOf(connection, past.Request.Campaign);
        if (!AttemptTable.TryAdd(connection, past, part, batch))
            return false;
        totals.Replace(part, null, past);
        return true;
    }

    // Ids that name nothing could be written and never be read back.
    private static void Check(PermitId permit, CallRequest request)
    {
        Campaign campaign = request.Campaign;
        if (permit == default || request.Callee.IsDefault || campaign.Id == default || campaign.Controller.Id == default || campaign.Processor.Id == default
            || request.Subject == default(SubjectId) || request.ContactList == default(ContactListId))
            throw new ArgumentException($"the attempt `{permit}` names no permit, callee, campaign, controller, processor, person or list: `default` is none of them");
    }

    private static ImmutableArray<AttemptRecord> LookUp(Connection connection, in AttemptQuery query)
    {
        List<StoredAttempt> found = [];
        AttemptTable.LookUp(connection, query.Number, query.Subject, found);
        return query.Select(CollectionsMarshal.AsSpan(found));
    }

    private static void Find(Connection connection, RowMap map, ImmutableArray<AttemptQuery> queries, ImmutableArray<AttemptRecord>[] answers)
    {
        List<StoredAttempt> found = [];
        Span<uint> rows = stackalloc uint[2 * RowMap.MaxRows];
        for (int i = 0; i < answers.Length; i++)
        {
            int count = map.Find(queries[i].Number, queries[i].Subject, rows);
            if (count == RowMap.Many)
                answers[i] = LookUp(connection, queries[i]);
            else if (count == 0)
                answers[i] = [];
            else
            {
                found.Clear();
                AttemptTable.ReadRows(connection, rows[..count], found);
                answers[i] = queries[i].Select(CollectionsMarshal.AsSpan(found));
            }
        }
    }

    private ChargeResult Charge(Connection connection, AttemptCharge charge, CampaignTotals totals)
    {
        CallRequest request = charge.Request;
        Instant now = Now();
        if (request.RequestId is { } id && AttemptTable.FindByRequest(connection, request.Campaign.Processor.Id, id) is { } same)
            return HandOut(connection, same, request, now);

        ImmutableArray<AttemptRecord> earlier = LookUp(connection, AttemptQuery.For(request));
        ChargedCall call = ChargedCall.For(request);
        foreach (ChargeLine line in charge.Lines)
        {
            if (!line.Judge(earlier.AsSpan(), call, now, out _))
                return new ChargeResult { Status = ChargeStatus.Refused, At = now, Seen = earlier };
        }

        Instant end = now + charge.TimeToLive;
        var attempt = new StoredAttempt { Permit = charge.Permit, Request = request, ChargedAt = now, ExpiresAt = charge.EndsAt < end ? charge.EndsAt.Value : end };
        long part = CampaignTotals.PartOf(connection, request.Campaign);
        if (!AttemptTable.TryAdd(connection, attempt, part, batch: null))
            throw new ArgumentException($"the permit `{charge.Permit}` was charged before; nothing was charged");
        totals.Replace(part, null, attempt);
        return new ChargeResult { Status = ChargeStatus.Charged, At = now, Attempt = attempt };
    }

    /// <summary>The attempt that holds the request's id, handed out once more while it is open.</summary>
    private static ChargeResult HandOut(Connection connection, AttemptRow row, CallRequest request, Instant now)
    {
        StoredAttempt attempt = row.Attempt;
        if (!attempt.IsFor(request))
            return new ChargeResult { Status = ChargeStatus.Conflict, At = now };
        if (attempt.Outcome is null)
        {
            attempt = attempt with { HandedOut = attempt.HandedOut + 1 };
            AttemptTable.Replace(connection, row.Seq, row.Attempt, attempt);
        }

        return new ChargeResult { Status = ChargeStatus.Repeated, At = now, Attempt = attempt };
    }

    private static StoredAttempt? GiveBack(Connection connection, in AttemptReturn returned, CampaignTotals totals)
    {
        AttemptRow? row = AttemptTable.FindByPermit(connection, returned.Permit);
        if (row is not { Attempt: { Outcome: null, IsCancelled: false } open } || (returned.HandedOut ?? open.HandedOut) != open.HandedOut)
            return row?.Attempt;
        StoredAttempt cancelled = open with { IsCancelled = true };
        AttemptTable.Replace(connection, row.Seq, open, cancelled);
        totals.Replace(row.Part, open, cancelled);
        return cancelled;
    }

    private static void Replace(in StoreFile.Writing writing, AttemptRow row, StoredAttempt next)
    {
        AttemptTable.Replace(writing.Connection, row.Seq, row.Attempt, next);
        var totals = new CampaignTotals();
        totals.Replace(row.Part, row.Attempt, next);
        totals.Write(writing.Connection);
        writing.Commit();
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
