using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Under any interleaving no limit is exceeded: sixteen threads charge, confirm, complete, give back and retry at once, and an independent count follows.</summary>
public static class AttemptRace
{
    private const int Steps = 40;

    /// <summary>Runs one race on an empty store. Its clock may stand still or go on, by a few minutes at most.</summary>
    /// <param name="nodes">The store; of a shared one several nodes, over which the threads are spread.</param>
    /// <param name="seed">The seed of what the threads do; not of the order in which they do it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConformanceException">A limit was exceeded; the message names it.</exception>
    public static async Task RunAsync(ImmutableArray<IAttemptStore> nodes, int seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(nodes.IsDefault ? 0 : nodes.Length, nameof(nodes));
        Instant[] last = await SideBySide.RunAsync(thread => ActAsync(nodes[thread % nodes.Length], new Random((seed * SideBySide.Threads) + thread), thread, cancellationToken), cancellationToken).ConfigureAwait(false);

        // The windows still hold everything, and an attempt never counts for more than when it was charged: what counts now, counted then.
        Instant now = last.Max();
        foreach (CallRequest call in AttemptOperation.Known)
        {
            ImmutableArray<AttemptRecord> attempts = await nodes[0].FindAsync(AttemptQuery.For(call with { RequestId = null }), cancellationToken).ConfigureAwait(false);
            foreach (ChargeLine line in AttemptOperation.Lines)
            {
                int count = line.CountOf(attempts.AsSpan(), ChargedCall.For(call), now);
                Expect.True(count <= line.Max, $"the limit `{line.Limit}` of {line.Max} was exceeded: {count} attempts, with seed {seed}");
            }
        }
    }

    private static async Task<Instant> ActAsync(IAttemptStore store, Random random, int thread, CancellationToken token)
    {
        var permits = new List<PermitId>();
        Instant last = Instant.MinValue;
        for (int step = 0; step < Steps; step++)
        {
            PermitId? mine = permits.Count == 0 ? null : permits[random.Next(permits.Count)];
            switch (random.Next(10))
            {
                case 0 when mine is { } permit:
                    StoredConfirmation confirmed = await store.ConfirmAsync(permit, token).ConfigureAwait(false);
                    Expect.True(confirmed.Attempt is { IsCancelled: false, Outcome: null, ConfirmedAt: not null }, "an open permit that was not confirmed");
                    break;
                case 1 when mine is { } permit:
                    StoredAttempt? returned = await store.GiveBackAsync(permit, token).ConfigureAwait(false);
                    Expect.True(returned is { IsCancelled: true }, "an open permit that was not given back");
                    // Whoever dials a permit that was given back breaks the limit himself: the outcome would count.
                    permits.Remove(permit);
                    break;
                case 2 or 3 when mine is { } permit:
                    await CompleteAsync(store, permit, (OutcomeKind)random.Next((int)OutcomeKind.ContractConcluded + 1), last, token).ConfigureAwait(false);
                    // And so does whoever reports a call otherwise when its place was taken: that would count as well.
                    permits.Remove(permit);
                    break;
                default:
                    last = Instant.Max(last, await ChargeAsync(store, random, thread, permits, token).ConfigureAwait(false));
                    break;
            }
        }

        return last;
    }

    private static async Task CompleteAsync(IAttemptStore store, PermitId permit, OutcomeKind kind, Instant at, CancellationToken token)
    {
        var outcome = new CallOutcome { Kind = kind, OccurredAt = at };
        CompletionStatus first = (await store.CompleteAsync(permit, outcome, token).ConfigureAwait(false)).Status;
        CompletionStatus second = (await store.CompleteAsync(permit, outcome, token).ConfigureAwait(false)).Status;
        Expect.Equal((CompletionStatus.Recorded, CompletionStatus.Repeated), (first, second), "an outcome reported twice");
    }

    // Mostly one call, now and then three at once; some under an id of the thread's own, which it may have used before.
    private static async Task<Instant> ChargeAsync(IAttemptStore store, Random random, int thread, List<PermitId> permits, CancellationToken token)
    {
        var charges = new AttemptCharge[random.Next(4) == 0 ? 3 : 1];
        for (int i = 0; i < charges.Length; i++)
        {
            CallRequest call = AttemptOperation.Known[random.Next(AttemptOperation.Known.Length)];
            call = call with { RequestId = random.Next(3) == 0 ? $"{thread}-{random.Next(4)}" : null };
            charges[i] = new AttemptCharge
            {
                Permit = PermitId.NewAt(AttemptSamples.Spring.CreatedAt),
                Request = call,
                TimeToLive = Duration.FromMinutes(1),
                Lines = AttemptOperation.Lines,
            };
        }

        ImmutableArray<ChargeResult> results = await store.ChargeAsync([.. charges], token).ConfigureAwait(false);
        permits.AddRange(results.Where(result => result.Status == ChargeStatus.Charged).Select(result => result.Attempt!.Permit));
        return results[0].At;
    }
}
