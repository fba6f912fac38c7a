using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

internal static partial class WrongAttempts
{
    private static IEnumerable<KeyValuePair<string, Func<StoreMaker<IAttemptStore>>>> Ids =>
    [
        // Judges the whole batch before it charges any of it.
        Wrong("batch.sees-itself", (TimeProvider clock) => new AlteredAttempts(new InMemoryAttemptStore(clock))
        {
            Charge = async (store, charges, token) =>
            {
                if (charges.Length != 2 || charges.Any(charge => charge.Request.RequestId is not null))
                    return await store.ChargeAsync(charges, token);
                ImmutableArray<ImmutableArray<AttemptRecord>> before = await store.FindAsync([.. charges.Select(charge => AttemptQuery.For(charge.Request))], token);
                var results = new List<ChargeResult>();
                for (int i = 0; i < charges.Length; i++)
                    results.Add(await ChargeAsync(store, charges[i], _ => before[i], clock, token));
                return [.. results];
            },
        }),
        // Refuses whatever comes after a refusal.
        Wrong("batch.each-for-itself", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Charge = async (store, charges, token) =>
            {
                var results = new List<ChargeResult>();
                foreach (AttemptCharge charge in charges)
                    results.Add(results is [.., { Status: ChargeStatus.Refused } last] ? last : (await store.ChargeAsync([charge], token))[0]);
                return [.. results];
            },
        }),
        Wrong("batch.nothing", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Charge = (store, charges, token) => charges.IsEmpty ? throw new ArgumentException("nothing to charge") : store.ChargeAsync(charges, token),
        }),
        Wrong("batch.thousands", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Charge = async (store, charges, token) =>
                [.. await store.ChargeAsync([.. charges.Take(1000)], token), .. charges.Skip(1000).Select(charge => new ChargeResult { Status = ChargeStatus.Refused, At = default })],
        }),
        // Forgets the id of a call that is over.
        Wrong("request-id.repeats", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Charge = async (store, charges, token) =>
            {
                ImmutableArray<ChargeResult> results = await store.ChargeAsync(charges, token);
                return results is [{ Status: ChargeStatus.Repeated, Attempt.Outcome: not null }]
                    ? await store.ChargeAsync([charges[0] with { Request = charges[0].Request with { RequestId = null } }], token)
                    : results;
            },
        }),
        // A retry is told the permit as it was charged.
        Wrong("request-id.hands-out", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Charge = async (store, charges, token) => [.. (await store.ChargeAsync(charges, token))
                .Select(result => result is { Status: ChargeStatus.Repeated, Attempt: { Outcome: null } attempt } ? result with { Attempt = attempt with { HandedOut = 1 } } : result)],
        }),
        // Whatever was charged under the id, it takes for this very call.
        Wrong("request-id.dialed-counts", (TimeProvider clock) =>
        {
            var permits = new ConcurrentDictionary<PermitId, string?>();
            return new AlteredAttempts(new InMemoryAttemptStore(clock))
            {
                Charge = async (store, charges, token) =>
                {
                    foreach (AttemptCharge charge in charges)
                        permits[charge.Permit] = charge.Request.RequestId;
                    ImmutableArray<ChargeResult> results = await store.ChargeAsync(charges, token);
                    return charges is [{ Request.RequestId: { } id } one] && results is [{ Status: ChargeStatus.Refused }] && results[0].Seen.All(seen => permits[seen.Permit] == id)
                        ? await store.ChargeAsync([one with { Lines = [] }], token) : results;
                },
            };
        }),
        // Compares the callee and no other field.
        Wrong("request-id.conflict", (InMemoryAttemptStore inner) =>
        {
            var callees = new ConcurrentDictionary<string, E164Number>();
            return new AlteredAttempts(inner)
            {
                Charge = async (store, charges, token) =>
                {
                    ImmutableArray<ChargeResult> results = await store.ChargeAsync(charges, token);
                    foreach (ChargeResult charged in results.Where(result => result is { Status: ChargeStatus.Charged, Attempt.Request.RequestId: not null }))
                        callees[charged.Attempt!.Request.RequestId!] = charged.Attempt.Request.Callee;
                    return [.. results.Select((result, i) => result.Status == ChargeStatus.Conflict && callees.TryGetValue(charges[i].Request.RequestId!, out E164Number callee) && callee == charges[i].Request.Callee
                        ? result with { Status = ChargeStatus.Repeated } : result)];
                },
            };
        }),
        // Ids are compared as some databases do: letters of either case are one.
        Wrong("request-id.of-the-processor", (InMemoryAttemptStore inner) =>
        {
            var ids = new ConcurrentDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            return new AlteredAttempts(inner)
            {
                Charge = async (store, charges, token) => charges is [{ Request.RequestId: { } id }] && ids.GetOrAdd(id, id) != id
                    ? [new ChargeResult { Status = ChargeStatus.Conflict, At = default }]
                    : await store.ChargeAsync(charges, token),
            };
        }),
        // An id that was given back brings its old attempt.
        Wrong("request-id.free-when-given-back", (InMemoryAttemptStore inner) =>
        {
            var cancelled = new ConcurrentDictionary<string, StoredAttempt>();
            return new AlteredAttempts(inner)
            {
                Cancel = Noting(attempt => attempt is { IsCancelled: true, Request.RequestId: not null }, attempt => cancelled[attempt.Request.RequestId!] = attempt),
                Charge = async (store, charges, token) => charges is [{ Request.RequestId: { } id }] && cancelled.TryGetValue(id, out StoredAttempt? old)
                    ? [new ChargeResult { Status = ChargeStatus.Repeated, At = old.ChargedAt, Attempt = old }]
                    : await store.ChargeAsync(charges, token),
            };
        }),
        // Of a batch it looks up the ids before it charges any of it.
        Wrong("request-id.within-a-batch", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Charge = (store, charges, token) => store.ChargeAsync(
                [.. charges.Select((charge, i) => charges.Take(i).Any(other => other.Request.RequestId == charge.Request.RequestId) ? charge with { Request = charge.Request with { RequestId = null } } : charge)], token),
        }),
    ];

    private static IEnumerable<KeyValuePair<string, Func<StoreMaker<IAttemptStore>>>> Racing =>
    [
        JudgingFirst("race.number"),
        JudgingFirst("race.person"),
        JudgingFirst("shared.race"),
        LookingUpFirst("race.request-id"),
        LookingUpFirst("race.request-id-conflict"),
        // Reads whether it is marked, waits until all sixteen have, and marks.
        Wrong("race.confirm", (TimeProvider clock) =>
        {
            var all = new Barrier(16);
            return new AlteredAttempts(new InMemoryAttemptStore(clock))
            {
                Confirm = async (store, permit, token) =>
                {
                    if (await store.ReadAsync(permit, token) is not { Request.RequestId: "race.confirm" } before)
                        return await store.ConfirmAsync(permit, token);
                    all.SignalAndWait(token);
                    return await store.ConfirmAsync(permit, token) with { MarkedNow = before.ConfirmedAt is null };
                },
            };
        }),
        // Reads how often it was handed out, waits until the others have confirmed, and gives it back.
        Wrong("race.give-back", (TimeProvider clock) =>
        {
            var read = new Barrier(16);
            var confirmed = new Barrier(16);
            return new AlteredAttempts(new InMemoryAttemptStore(clock))
            {
                Confirm = async (store, permit, token) =>
                {
                    if (await store.ReadAsync(permit, token) is not { Request.RequestId: "race.give-back" })
                        return await store.ConfirmAsync(permit, token);
                    read.SignalAndWait(token);
                    StoredConfirmation answer = await store.ConfirmAsync(permit, token);
                    confirmed.SignalAndWait(token);
                    return answer;
                },
                Cancel = Returning(async (store, returned, token) =>
                {
                    if (await store.ReadAsync(returned.Permit, token) is not { Request.RequestId: "race.give-back" } before)
                        return (await store.CancelAsync([returned], token))[0];
                    read.SignalAndWait(token);
                    confirmed.SignalAndWait(token);
                    return before.HandedOut == returned.HandedOut ? (await store.CancelAsync([returned with { HandedOut = null }], token))[0] : before;
                }),
            };
        }),
        // Loses one of the reports.
        Wrong("race.complete", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Complete = async (store, permit, outcome, token) => outcome.RingSeconds == 7 && await store.ReadAsync(permit, token) is { } attempt
                ? new StoredCompletion(CompletionStatus.Conflict, attempt) : await store.CompleteAsync(permit, outcome, token),
        }),
        new("reopened.holds-everything", () => new StoreMaker<IAttemptStore>(clock => new InMemoryAttemptStore(clock))
        {
            OpensAgain = inner => new AlteredAttempts(inner) { Read = async (store, permit, token) => await store.ReadAsync(permit, token) is { } attempt ? attempt with { Conflicts = [] } : null },
        }),
        new("reopened.request-ids", () => new StoreMaker<IAttemptStore>(clock => new InMemoryAttemptStore(clock))
        {
            OpensAgain = inner => new AlteredAttempts(inner)
            {
                Charge = (store, charges, token) => store.ChargeAsync([.. charges.Select(charge => charge with { Request = charge.Request with { RequestId = null } })], token),
            },
        }),
        new("shared.seen-at-once", () => new StoreMaker<IAttemptStore>(clock => new InMemoryAttemptStore(clock))
        {
            OpensAnother = inner => new AlteredAttempts(inner) { Find = (_, queries, _) => ValueTask.FromResult(queries.Select(_ => ImmutableArray<AttemptRecord>.Empty).ToImmutableArray()) },
        }),
        // Of an attempt that was given back a second report says what the first one said.
        Wrong("law.like-a-list", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Complete = async (store, permit, outcome, token) => await store.CompleteAsync(permit, outcome, token) is var done && done is { Status: CompletionStatus.Conflict, Attempt.IsCancelled: true }
                ? done with { Status = CompletionStatus.Repeated } : done,
        }),
        Racy("law.no-limit-exceeded"),
        Racy("law.no-limit-exceeded-by-nodes"),
    ];

    /// <summary>Judges the lines, waits until all sixteen have, and charges without judging again.</summary>
    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> JudgingFirst(string limit) => Wrong(limit, (TimeProvider clock) =>
    {
        var all = new Barrier(16);
        return new AlteredAttempts(new InMemoryAttemptStore(clock))
        {
            Charge = async (store, charges, token) => charges is [{ Lines: [var line, ..] } charge] && line.Limit == limit
                ? [await ChargeAsync(store, charge, seen => Together(all, seen, token), clock, token)]
                : await store.ChargeAsync(charges, token),
        };
    });

    /// <summary>Judges the lines, waits for company, but not for ever, and charges without judging again.</summary>
    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Racy(string name) => Wrong(name, (TimeProvider clock) =>
    {
        int judging = 0;
        return new AlteredAttempts(new InMemoryAttemptStore(clock))
        {
            Charge = async (store, charges, token) =>
            {
                var results = new List<ChargeResult>();
                foreach (AttemptCharge charge in charges)
                {
                    Interlocked.Increment(ref judging);
                    results.Add(await ChargeAsync(store, charge, WaitingForCompany, clock, token));
                    Interlocked.Decrement(ref judging);
                }

                return [.. results];
            },
        };

        IEnumerable<AttemptRecord> WaitingForCompany(ImmutableArray<AttemptRecord> seen)
        {
            for (int i = 0; i < 100 && Volatile.Read(ref judging) < 2; i++)
                Thread.Yield();
            return seen;
        }
    });

    /// <summary>Looks the request id up, waits until all sixteen have, and charges as if nobody had it.</summary>
    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> LookingUpFirst(string id) => Wrong(id, (TimeProvider clock) =>
    {
        var all = new Barrier(16);
        return new AlteredAttempts(new InMemoryAttemptStore(clock))
        {
            Charge = async (store, charges, token) =>
            {
                if (charges is not [var charge] || charge.Request.RequestId != id)
                    return await store.ChargeAsync(charges, token);
                all.SignalAndWait(token);
                return await store.ChargeAsync([charge with { Request = charge.Request with { RequestId = null } }], token);
            },
        };
    });

    private static ImmutableArray<AttemptRecord> Together(Barrier all, ImmutableArray<AttemptRecord> seen, CancellationToken token)
    {
        all.SignalAndWait(token);
        return seen;
    }
}
