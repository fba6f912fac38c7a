using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Attempts and permits in memory: exact, bounded, gone with the process. Safe on any thread.</summary>
/// <remarks>
/// Full means blocked: it then refuses to charge and never evicts. What it counts for a campaign is exact to the instant. A batch is charged only if all of it
/// would fit.
/// </remarks>
public sealed class InMemoryAttemptStore : IAttemptStore
{
    private readonly AttemptShards shards = new();
    private readonly ConcurrentDictionary<PermitId, HeldAttempt> byPermit = new();
    private readonly ConcurrentDictionary<(PartyId Processor, string RequestId), HeldAttempt> byRequest = new();
    private readonly ConcurrentDictionary<(PartyId Controller, CampaignId Campaign), CampaignTally> tallies = new();
    private readonly int capacity;
    private volatile TimeProvider time;
    private long held;
    private long charged;

    /// <summary>Creates an empty store.</summary>
    /// <param name="timeProvider">The store's clock: the engine's own, or <c>engine.clock-skew</c> blocks.</param>
    /// <param name="capacity">The most attempts it holds, those given back included; default one million.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    public InMemoryAttemptStore(TimeProvider timeProvider, int capacity = 1_000_000)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        time = timeProvider;
        this.capacity = capacity;
    }

    /// <summary>How many attempts it holds.</summary>
    public int Count => byPermit.Count;

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>> FindAsync(ImmutableArray<AttemptQuery> queries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new ImmutableArray<AttemptRecord>[queries.Length];
        for (int i = 0; i < answers.Length; i++)
        {
            using AttemptShards.Holding holding = shards.Hold(queries[i].Number, queries[i].Subject);
            answers[i] = holding.Find(queries[i]);
        }

        return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(answers));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<CampaignStatistics>> CountAsync(ImmutableArray<CampaignQuery> queries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new CampaignStatistics[queries.Length];
        for (int i = 0; i < answers.Length; i++)
            answers[i] = tallies.TryGetValue((queries[i].Controller, queries[i].Campaign), out CampaignTally? tally) ? tally.Count(queries[i].Processor, time) : new CampaignStatistics();
        return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(answers));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int kept = 0;
        if (Interlocked.Add(ref held, charges.Length) > capacity)
        {
            Interlocked.Add(ref held, -charges.Length);
            throw new StoreFullException($"the store of attempts is full: it holds {byPermit.Count} of {capacity}; nothing was charged");
        }

        try
        {
            var results = new ChargeResult[charges.Length];
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = Charge(charges[i]);
                kept += results[i].Status == ChargeStatus.Charged ? 1 : 0;
            }

            return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(results));
        }
        finally
        {
            Interlocked.Add(ref held, kept - charges.Length);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredAttempt?> ConfirmAsync(PermitId permit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Change(permit, this, static (state, store) =>
            state.ConfirmedAt is null && state.Outcome is null && !state.IsCancelled ? state with { ConfirmedAt = store.Now() } : state);
    }

    /// <inheritdoc/>
    public ValueTask<StoredAttempt?> CancelAsync(PermitId permit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Change(permit, this, static (state, store) =>
        {
            if (state.Outcome is not null || state.IsCancelled)
                return state;
            if (state.Request.RequestId is { } id)
                store.byRequest.TryRemove((state.Request.Campaign.Processor.Id, id), out _);
            return state with { IsCancelled = true };
        });
    }

    /// <inheritdoc/>
    public ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        cancellationToken.ThrowIfCancellationRequested();
        if (!byPermit.TryGetValue(permit, out HeldAttempt? attempt))
            return ValueTask.FromResult(new StoredCompletion(CompletionStatus.UnknownPermit, null));
        lock (attempt)
        {
            StoredAttempt state = attempt.Current;
            if (state.Outcome is null)
            {
                attempt.Tally.Replace(attempt, state with { Outcome = outcome });
                return ValueTask.FromResult(new StoredCompletion(CompletionStatus.Recorded, attempt.Current));
            }

            bool repeated = state.Outcome.IsSameAs(outcome);
            if (!repeated && !state.Conflicts.Any(outcome.IsSameAs))
                attempt.Current = state with { Conflicts = state.Conflicts.Add(outcome) };
            return ValueTask.FromResult(new StoredCompletion(repeated ? CompletionStatus.Repeated : CompletionStatus.Conflict, attempt.Current));
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(byPermit.TryGetValue(permit, out HeldAttempt? attempt) ? attempt.Current : null);
    }

    /// <summary>Puts the store on an engine's clock.</summary>
    internal void UseClock(TimeProvider timeProvider) => time = timeProvider;

    private ChargeResult Charge(AttemptCharge charge)
    {
        CallRequest request = charge.Request;
        PartyId processor = request.Campaign.Processor.Id;
        AttemptQuery query = AttemptQuery.For(request);
        using AttemptShards.Holding holding = shards.Hold(query.Number, query.Subject);
        Instant now = Now();
        if (request.RequestId is not null && byRequest.TryGetValue((processor, request.RequestId), out HeldAttempt? same))
            return Known(same.Current, request, now);

        ImmutableArray<AttemptRecord> earlier = holding.Find(query);
        ChargedCall call = ChargedCall.For(request);
        foreach (ChargeLine line in charge.Lines)
        {
            if (!line.Judge(earlier.AsSpan(), call, now, out _))
                return new ChargeResult { Status = ChargeStatus.Refused, At = now, Seen = earlier };
        }

        Instant end = now + charge.TimeToLive;
        var attempt = new StoredAttempt
        {
            Permit = charge.Permit,
            Request = request,
            ChargedAt = now,
            ExpiresAt = charge.EndsAt < end ? charge.EndsAt.Value : end,
        };
        CampaignTally tally = tallies.GetOrAdd((query.Controller, request.Campaign.Id), static _ => new CampaignTally());
        var added = new HeldAttempt(attempt, Interlocked.Increment(ref charged), tally, tally.PartOf(processor));
        if (!byPermit.TryAdd(charge.Permit, added))
            throw new ArgumentException($"the permit `{charge.Permit}` was charged before", nameof(charge));
        // The same id for another callee may be charged at this very moment under other locks: whoever is first has it.
        if (request.RequestId is not null && !byRequest.TryAdd((processor, request.RequestId), added))
        {
            byPermit.TryRemove(charge.Permit, out _);
            return new ChargeResult { Status = ChargeStatus.Conflict, At = now };
        }

        tally.Add(added);
        holding.Add(added);
        return new ChargeResult { Status = ChargeStatus.Charged, At = now, Attempt = attempt };
    }

    private static ChargeResult Known(StoredAttempt attempt, CallRequest request, Instant now) => attempt.IsFor(request)
        ? new ChargeResult { Status = ChargeStatus.Repeated, At = now, Attempt = attempt }
        : new ChargeResult { Status = ChargeStatus.Conflict, At = now };

    private ValueTask<StoredAttempt?> Change<TState>(PermitId permit, TState context, Func<StoredAttempt, TState, StoredAttempt> change)
    {
        if (!byPermit.TryGetValue(permit, out HeldAttempt? attempt))
            return ValueTask.FromResult<StoredAttempt?>(null);
        lock (attempt)
        {
            StoredAttempt next = change(attempt.Current, context);
            if (!ReferenceEquals(next, attempt.Current))
                attempt.Tally.Replace(attempt, next);
            return ValueTask.FromResult<StoredAttempt?>(next);
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
