using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

internal static partial class WrongAttempts
{
    private static IEnumerable<KeyValuePair<string, Func<StoreMaker<IAttemptStore>>>> TakingOver =>
    [
        TakingOverOtherwise("past.counts", (_, past) => [.. past.Select(attempt => attempt with { Conflicts = [] })]),
        // Whoever brings a history in is taken for whoever dialed it.
        TakingOverOtherwise("past.campaign", (_, past) => [.. past.Select(attempt => attempt with
        {
            Request = attempt.Request with { Campaign = attempt.Request.Campaign with { Processor = past[0].Request.Campaign.Processor } },
        })]),
        // The past stands before everything.
        Wrong("past.in-order", (InMemoryAttemptStore inner) =>
        {
            var known = new ConcurrentDictionary<PermitId, bool>();
            return new AlteredAttempts(inner)
            {
                RecordPast = async (store, past, token) =>
                {
                    await store.RecordPastAsync(past, token);
                    foreach (StoredAttempt attempt in past)
                        known[attempt.Permit] = true;
                },
                Find = async (store, queries, token) => [.. (await store.FindAsync(queries, token)).Select(answer => answer.OrderByDescending(found => known.ContainsKey(found.Permit)).ToImmutableArray())],
            };
        }),
        // Compares all that was reported, and finds more than there was.
        RefusingToTakeOver("past.twice", (_, held) => held?.Conflicts.Length > 0),
        // A call at an instant is the same, whatever came of it.
        TakingOverOtherwise("past.another", (held, past) =>
            [.. past.Where(attempt => held.SingleOrDefault(other => other.Permit == attempt.Permit) is not { } same || same.ChargedAt != attempt.ChargedAt || !same.IsFor(attempt.Request))]),
        // What nobody knows it makes up.
        TakingOverOtherwise("past.only-what-is-over", (_, past) =>
            [.. past.Select(attempt => attempt with { Outcome = attempt.Outcome ?? new CallOutcome { Kind = OutcomeKind.Unknown, OccurredAt = attempt.ChargedAt } })]),
        // One after the other, until one cannot be.
        Wrong("past.all-or-none", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            RecordPast = async (store, past, token) =>
            {
                foreach (StoredAttempt attempt in past)
                    await store.RecordPastAsync([attempt], token);
            },
        }),
        // Knows the ids of its own calls alone.
        Wrong("past.request-id", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Charge = async (store, charges, token) => await store.ChargeAsync(charges, token) is var results && results is [{ Status: ChargeStatus.Repeated, Attempt.IsPast: true }]
                ? await store.ChargeAsync([charges[0] with { Request = charges[0].Request with { RequestId = null } }], token) : results,
        }),
        Confirming("past.later-reports", (confirmation, attempt) => attempt.IsPast ? confirmation with { MarkedNow = true } : confirmation),
        // Looks what is there, waits until all sixteen have, and adds what was not.
        Wrong("past.race", (TimeProvider clock) =>
        {
            var all = new Barrier(16);
            int first = 0;
            return new AlteredAttempts(new InMemoryAttemptStore(clock))
            {
                RecordPast = (store, past, token) =>
                {
                    if (past is not [{ Request.RequestId: { } id }, ..] || !id.StartsWith("past.race", StringComparison.Ordinal))
                        return store.RecordPastAsync(past, token);
                    all.SignalAndWait(token);
                    return Interlocked.Increment(ref first) == 1 ? store.RecordPastAsync(past, token) : throw new ArgumentException("another attempt stands under the permit");
                },
            };
        }),
        new("reopened.past", () => new StoreMaker<IAttemptStore>(clock => new InMemoryAttemptStore(clock))
        {
            OpensAgain = inner => new AlteredAttempts(inner) { RecordPast = Refusing((_, held) => held is not null) },
        }),
    ];

    /// <summary>A store that takes over something else than it is given, knowing what it holds of that.</summary>
    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> TakingOverOtherwise(
        string name, Func<ImmutableArray<StoredAttempt>, ImmutableArray<StoredAttempt>, ImmutableArray<StoredAttempt>> changed) => Wrong(name, (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            RecordPast = async (store, past, token) =>
            {
                var held = new List<StoredAttempt>();
                foreach (PermitId permit in past.Select(attempt => attempt.Permit).Distinct())
                {
                    if (await store.ReadAsync(permit, token) is { } known)
                        held.Add(known);
                }

                await store.RecordPastAsync(changed([.. held], past), token);
            },
        });

    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> RefusingToTakeOver(string name, Func<StoredAttempt, StoredAttempt?, bool> refuses) =>
        Wrong(name, (InMemoryAttemptStore inner) => new AlteredAttempts(inner) { RecordPast = Refusing(refuses) });

    private static Func<IAttemptStore, ImmutableArray<StoredAttempt>, CancellationToken, ValueTask> Refusing(Func<StoredAttempt, StoredAttempt?, bool> refuses) => async (store, past, token) =>
    {
        foreach (StoredAttempt attempt in past)
        {
            if (refuses(attempt, await store.ReadAsync(attempt.Permit, token)))
                throw new ArgumentException("another attempt stands under the permit");
        }

        await store.RecordPastAsync(past, token);
    };
}
