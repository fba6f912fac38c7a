using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

internal static partial class WrongAttempts
{
    private static IEnumerable<KeyValuePair<string, Func<StoreMaker<IAttemptStore>>>> Finding =>
    [
        // What is found by number and by person is found twice.
        Wrong("find.by-number-and-person", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Find = async (store, queries, token) => [.. (await store.FindAsync(queries, token))
                .Select(answer => answer.SelectMany(attempt => Enumerable.Repeat(attempt, attempt is { IsSameNumber: true, IsSameSubject: true } ? 2 : 1)).ToImmutableArray())],
        }),
        Wrong("find.in-order-of-charge", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Find = async (store, queries, token) => [.. (await store.FindAsync(queries, token)).Select(answer => answer.OrderBy(attempt => attempt.At).ToImmutableArray())],
        }),
        Wrong("find.answers-in-order", (InMemoryAttemptStore inner) => new AlteredAttempts(inner) { Find = (store, queries, token) => store.FindAsync([.. queries.Distinct()], token) }),
        Showing("find.only-that-it-was-made", attempt => attempt.IsSameController ? attempt : attempt with { Campaign = new CampaignId("spring") }),
        Showing("find.own-in-full", attempt => attempt with { RequestReference = null }),
        Wrong("find.not-the-call-itself", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Find = (store, queries, token) => store.FindAsync([.. queries.Select(query => query with { Except = null })], token),
        }),
        Wrong("find.not-what-was-given-back", (InMemoryAttemptStore inner) =>
        {
            var cancelled = new ConcurrentQueue<StoredAttempt>();
            return new AlteredAttempts(inner)
            {
                Cancel = Noting(attempt => attempt.IsCancelled, cancelled.Enqueue),
                Complete = (store, permit, outcome, token) =>
                {
                    cancelled.Clear();
                    return store.CompleteAsync(permit, outcome, token);
                },
                Find = async (store, queries, token) => [.. (await store.FindAsync(queries, token))
                    .Select((answer, i) => answer.AddRange(cancelled.Where(attempt => attempt.Request.Callee == queries[i].Number).Select(attempt => attempt.ShownTo(queries[i]))))],
            };
        }),
        Showing("find.in-flight-is-everything", attempt => attempt is { IsSameController: true, Outcome: null } ? attempt with { Counts = AttemptMeasures.Attempt } : attempt),
        Showing("find.counts-what-happened", attempt => attempt.Outcome == OutcomeKind.NeverRang ? attempt with { Counts = AttemptMeasures.Attempt } : attempt),
        // Ids of persons are compared as some databases do: letters of either case are one.
        Wrong("find.persons-are-ordinal", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Find = async (store, queries, token) =>
            {
                ImmutableArray<ImmutableArray<AttemptRecord>> exact = await store.FindAsync(queries, token);
                ImmutableArray<ImmutableArray<AttemptRecord>> others = await store.FindAsync([.. queries.Select(InOtherLetters)], token);
                return [.. exact.Select((answer, i) => InOtherLetters(queries[i]) == queries[i] ? answer : answer.AddRange(others[i].Where(attempt => attempt.IsSameSubject)))];
            },
        }),
        Wrong("find.thousands", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Find = async (store, queries, token) => [.. (await store.FindAsync(queries, token)).Select((answer, i) => i < 1000 ? answer : [])],
        }),
    ];

    private static IEnumerable<KeyValuePair<string, Func<StoreMaker<IAttemptStore>>>> Charging =>
    [
        Charged("charge.keeps-the-call", charge => charge with { Request = charge.Request with { Campaign = charge.Request.Campaign with { Script = null } } }),
        Charged("charge.end", charge => charge with { EndsAt = null }),
        // Its clock never goes back, whatever the clock says.
        Wrong("charge.own-clock", (InMemoryAttemptStore inner) =>
        {
            Instant latest = Instant.MinValue;
            return new AlteredAttempts(inner)
            {
                Charge = async (store, charges, token) => [.. (await store.ChargeAsync(charges, token)).Select(result => result with { At = latest = Instant.Max(latest, result.At) })],
            };
        }),
        // What was refused can be read.
        Wrong("charge.refuses", (InMemoryAttemptStore inner) =>
        {
            var refused = new ConcurrentDictionary<PermitId, StoredAttempt>();
            return new AlteredAttempts(inner)
            {
                Charge = async (store, charges, token) =>
                {
                    ImmutableArray<ChargeResult> results = await store.ChargeAsync(charges, token);
                    for (int i = 0; i < results.Length; i++)
                    {
                        if (results[i].Status == ChargeStatus.Refused)
                            refused[charges[i].Permit] = new StoredAttempt { Permit = charges[i].Permit, Request = charges[i].Request, ChargedAt = results[i].At, ExpiresAt = results[i].At };
                    }

                    return results;
                },
                Read = async (store, permit, token) => await store.ReadAsync(permit, token) ?? refused.GetValueOrDefault(permit),
            };
        }),
        Resulting("charge.seen", result => result with { Seen = [.. result.Seen.Where(attempt => attempt.IsSameController)] }),
        Charged("charge.every-line", charge => charge with { Lines = [.. charge.Lines.Take(1)] }),
        Judging("charge.person", (_, seen, _) => seen.Where(attempt => attempt.IsSameNumber)),
        Charged("charge.scopes", charge => charge with { Lines = [.. charge.Lines.Select(line => line.Scope == AttemptScope.Processor ? line with { Scope = AttemptScope.Controller } : line)] }),
        Charged("charge.day", charge => charge with { Lines = [.. charge.Lines.Select(line => line.Day is { } day ? line with { Day = new Interval(day.Start, day.End + Duration.FromDays(1)) } : line)] }),
        Charged("charge.request-skips-once", charge => charge with { Lines = [.. charge.Lines.Where(line => line.SkippedOnceFor is null)] }),
        Charged("charge.window-ends", charge => charge with { Lines = [.. charge.Lines.Select(line => line with { Rolling = line.Rolling + Duration.FromMilliseconds(1) })] }),
        Judging("charge.never-rang-frees", (_, seen, _) => seen.Select(attempt => attempt.Outcome == OutcomeKind.NeverRang ? attempt with { Counts = AttemptMeasures.All } : attempt)),
        Judging("charge.given-back-frees", (charge, seen, cancelled) => seen.Concat(cancelled.Select(attempt => attempt.ShownTo(AttemptQuery.For(charge.Request)) with { Counts = AttemptMeasures.All }))),
        Wrong("charge.permit-once", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Charge = async (store, charges, token) =>
            {
                try
                {
                    return await store.ChargeAsync(charges, token);
                }
                catch (ArgumentException)
                {
                    return await store.ChargeAsync([.. charges.Select(charge => charge with { Permit = PermitId.NewAt(Instant.FromUnixTimeSeconds(0)) })], token);
                }
            },
        }),
    ];

    private static AttemptQuery InOtherLetters(AttemptQuery query) => query with { Subject = query.Subject is { } subject ? new SubjectId(subject.Value.ToUpperInvariant()) : null };
}
