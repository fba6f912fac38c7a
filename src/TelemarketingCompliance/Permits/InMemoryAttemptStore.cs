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
public sealed partial class InMemoryAttemptStore : IAttemptStore
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
        int room = MakeRoom(charges);
        try
        {
            var results = new ChargeResult[charges.Length];
            for (int i = 0; i < results.Length; i++)
                results[i] = Charge(charges[i], ref room);
            return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(results));
        }
        finally
        {
            Interlocked.Add(ref held, -room);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredConfirmation> ConfirmAsync(PermitId permit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!byPermit.TryGetValue(permit, out HeldAttempt? attempt))
            return ValueTask.FromResult(new StoredConfirmation(Now(), false, null));
        lock (attempt)
        {
            StoredAttempt state = attempt.Current;
            Instant now = Now();
            bool isOpen = state.Outcome is null && !state.IsCancelled;
            if (isOpen)
                attempt.Tally.Replace(attempt, state with { ConfirmedAt = state.ConfirmedAt ?? now, HandedOut = state.HandedOut + 1 });
            return ValueTask.FromResult(new StoredConfirmation(now, isOpen && state.ConfirmedAt is null, attempt.Current));
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var attempts = new StoredAttempt?[returns.Length];
        for (int i = 0; i < attempts.Length; i++)
            attempts[i] = byPermit.TryGetValue(returns[i].Permit, out HeldAttempt? attempt) ? GiveBack(attempt, returns[i].HandedOut) : null;
        return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(attempts));
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
                attempt.Tally.Replace(attempt, state with { Conflicts = state.Conflicts.Add(outcome) });
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

    /// <summary>Sets room aside for every charge that may be new: a retry finds its attempt also in a store that is full.</summary>
    private int MakeRoom(ImmutableArray<AttemptCharge> charges)
    {
        int room = 0;
        foreach (AttemptCharge charge in charges)
            room += charge.Request.RequestId is { } id && byRequest.ContainsKey((charge.Request.Campaign.Processor.Id, id)) ? 0 : 1;
        MakeRoom(room);
        return room;
    }

    private void MakeRoom(int room)
    {
        if (Interlocked.Add(ref held, room) <= capacity)
            return;
        Interlocked.Add(ref held, -room);
        throw new StoreFullException($"the store of attempts is full: it holds {byPermit.Count} of {capacity}; nothing was added");
    }

    private ChargeResult Charge(AttemptCharge charge, ref int room)
    {
        CallRequest request = charge.Request;
        PartyId processor = request.Campaign.Processor.Id;
        AttemptQuery query = AttemptQuery.For(request);
        using AttemptShards.Holding holding = shards.Hold(query.Number, query.Subject);
        Instant now = Now();
        if (request.RequestId is not null && byRequest.TryGetValue((processor, request.RequestId), out HeldAttempt? same) && HandOut(same, request, now) is { } known)
            return known;

        ImmutableArray<AttemptRecord> earlier = holding.Find(query);
        ChargedCall call = ChargedCall.For(request);
        foreach (ChargeLine line in charge.Lines)
        {
            if (!line.Judge(earlier.AsSpan(), call, now, out _))
                return new ChargeResult { Status = ChargeStatus.Refused, At = now, Seen = earlier };
        }

        // The attempt under its id was given back since room was set aside: asked again, there is some or the store is full.
        if (room == 0)
            return new ChargeResult { Status = ChargeStatus.Refused, At = now, Seen = earlier };

        Instant end = now + charge.TimeToLive;
        var attempt = new StoredAttempt
        {
            Permit = charge.Permit,
            Request = request,
            ChargedAt = now,
            ExpiresAt = charge.EndsAt < end ? charge.EndsAt.Value : end,
        };
        HeldAttempt added = Hold(attempt);
        if (!byPermit.TryAdd(charge.Permit, added))
            throw new ArgumentException($"the permit `{charge.Permit}` was charged before", nameof(charge));
        // The same id for another callee may be charged at this very moment under other locks: whoever is first has it.
        if (request.RequestId is not null && !byRequest.TryAdd((processor, request.RequestId), added))
        {
            byPermit.TryRemove(charge.Permit, out _);
            return new ChargeResult { Status = ChargeStatus.Conflict, At = now };
        }

        room--;
        added.Tally.Add(added);
        holding.Add(added);
        return new ChargeResult { Status = ChargeStatus.Charged, At = now, Attempt = attempt };
    }

    private HeldAttempt Hold(StoredAttempt attempt)
    {
        Campaign campaign = attempt.Request.Campaign;
        CampaignTally tally = tallies.GetOrAdd((campaign.Controller.Id, campaign.Id), static _ => new CampaignTally());
        return new HeldAttempt(attempt, Interlocked.Increment(ref charged), tally, tally.PartOf(campaign.Processor.Id));
    }

    /// <summary>The attempt that holds the request's id, handed out once more; null where it was given back at this moment and the id is free.</summary>
    private static ChargeResult? HandOut(HeldAttempt attempt, CallRequest request, Instant now)
    {
        lock (attempt)
        {
            StoredAttempt state = attempt.Current;
            if (state.IsCancelled)
                return null;
            if (!state.IsFor(request))
                return new ChargeResult { Status = ChargeStatus.Conflict, At = now };
            if (state.Outcome is null)
                attempt.Current = state with { HandedOut = state.HandedOut + 1 };
            return new ChargeResult { Status = ChargeStatus.Repeated, At = now, Attempt = attempt.Current };
        }
    }

    private StoredAttempt GiveBack(HeldAttempt attempt, int? handedOut)
    {
        lock (attempt)
        {
            StoredAttempt state = attempt.Current;
            if (state.Outcome is not null || state.IsCancelled || (handedOut is { } times && times != state.HandedOut))
                return state;
            if (state.Request.RequestId is { } id)
                byRequest.TryRemove((state.Request.Campaign.Processor.Id, id), out _);
            attempt.Tally.Replace(attempt, state with { IsCancelled = true });
            return attempt.Current;
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
