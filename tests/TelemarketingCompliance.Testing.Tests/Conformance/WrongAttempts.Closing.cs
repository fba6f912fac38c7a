using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

internal static partial class WrongAttempts
{
    private static IEnumerable<KeyValuePair<string, Func<StoreMaker<IAttemptStore>>>> Closing =>
    [
        Confirming("confirm.once", (attempt, now) => attempt.ConfirmedAt is null ? attempt : attempt with { ConfirmedAt = now }),
        Confirming("confirm.not-given-back", (attempt, now) => attempt.IsCancelled ? attempt with { IsCancelled = false, ConfirmedAt = now } : attempt),
        Confirming("confirm.not-completed", (attempt, now) => attempt.Outcome is not null ? attempt with { ConfirmedAt = now } : attempt),
        Wrong("cancel.also-confirmed", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Cancel = async (store, permit, token) => await store.ReadAsync(permit, token) is { ConfirmedAt: not null } confirmed ? confirmed : await store.CancelAsync(permit, token),
        }),
        Wrong("cancel.not-completed", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Cancel = async (store, permit, token) => await store.CancelAsync(permit, token) is { } attempt ? attempt with { IsCancelled = true } : null,
        }),
        Wrong("complete.keeps-the-outcome", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Complete = (store, permit, outcome, token) => store.CompleteAsync(permit, outcome with { Disposition = null }, token),
        }),
        Wrong("complete.repeated", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Complete = async (store, permit, outcome, token) => await store.CompleteAsync(permit, outcome, token) is var done && done.Status == CompletionStatus.Repeated
                ? done with { Status = CompletionStatus.Conflict } : done,
        }),
        // The last report stands.
        Wrong("complete.first-stands", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Read = async (store, permit, token) => await store.ReadAsync(permit, token) is { } attempt ? attempt with { Outcome = attempt.Conflicts.LastOrDefault(attempt.Outcome!) } : null,
        }),
        Wrong("complete.also-given-back", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Complete = async (store, permit, outcome, token) => await store.ReadAsync(permit, token) is { IsCancelled: true, Outcome: null } cancelled
                ? new StoredCompletion(CompletionStatus.Refused, cancelled) : await store.CompleteAsync(permit, outcome, token),
        }),
        Wrong("permit.unknown", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Confirm = async (store, permit, token) => await store.ConfirmAsync(permit, token) ?? throw new KeyNotFoundException("no such permit"),
        }),
        Wrong("token.gives-up", (InMemoryAttemptStore inner) => new AlteredAttempts(inner) { Find = (store, queries, _) => store.FindAsync(queries, CancellationToken.None) }),
    ];

    private static IEnumerable<KeyValuePair<string, Func<StoreMaker<IAttemptStore>>>> Counting =>
    [
        // What was given back after it was confirmed counts as dialed.
        Wrong("count.dialed", (InMemoryAttemptStore inner) =>
        {
            var returned = new ConcurrentDictionary<PermitId, bool>();
            return new AlteredAttempts(inner)
            {
                Cancel = async (store, permit, token) =>
                {
                    StoredAttempt? attempt = await store.CancelAsync(permit, token);
                    if (attempt is { IsCancelled: true, ConfirmedAt: not null })
                        returned[permit] = true;
                    return attempt;
                },
                Count = async (store, queries, token) => [.. (await store.CountAsync(queries, token)).Select(counted => counted with { Whole = counted.Whole with { Dialed = counted.Whole.Dialed + returned.Count } })],
            };
        }),
        Counted("count.outcomes", counted => counted with { Whole = counted.Whole with { Answered = counted.Whole.Answered + counted.Whole.Machine } }),
        Counted("count.part-of-the-processor", counted => counted with { OfProcessor = counted.Whole }),
        // Ids of campaigns are compared as some databases do: letters of either case are one.
        Wrong("count.campaign-of-the-controller", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Count = async (store, queries, token) =>
            {
                ImmutableArray<CampaignStatistics> exact = await store.CountAsync(queries, token);
                CampaignId[] inCapitals = [.. queries.Select(query => new CampaignId(query.Campaign.Value.ToUpperInvariant()))];
                ImmutableArray<CampaignStatistics> others = await store.CountAsync([.. queries.Select((query, i) => query with { Campaign = inCapitals[i] })], token);
                return [.. exact.Select((counted, i) => queries[i].Campaign == inCapitals[i] ? counted : counted with { Whole = counted.Whole with { Dialed = counted.Whole.Dialed + others[i].Whole.Dialed } })];
            },
        }),
        Wrong("count.answers-in-order", (InMemoryAttemptStore inner) => new AlteredAttempts(inner) { Count = (store, queries, token) => store.CountAsync([.. queries.Distinct()], token) }),
        // Looks for missing outcomes an hour back.
        Wrong("count.missing-outcomes", (TimeProvider clock) =>
        {
            DateTimeOffset start = clock.GetUtcNow();
            return new AlteredAttempts(new InMemoryAttemptStore(clock))
            {
                Count = async (store, queries, token) => [.. (await store.CountAsync(queries, token))
                    .Select(counted => clock.GetUtcNow() - start > TimeSpan.FromHours(1) ? counted with { Whole = counted.Whole with { Missing = 0 } } : counted)],
            };
        }),
        Counted("count.thirty-days", counted => counted with { Last30Days = counted.Whole }),
    ];

    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Counted(string name, Func<CampaignStatistics, CampaignStatistics> changed) => Wrong(name, (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
    {
        Count = async (store, queries, token) => [.. (await store.CountAsync(queries, token)).Select(changed)],
    });

    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Confirming(string name, Func<StoredAttempt, Instant, StoredAttempt> changed) => Wrong(name, (TimeProvider clock) =>
        new AlteredAttempts(new InMemoryAttemptStore(clock))
        {
            Confirm = async (store, permit, token) =>
                await store.ConfirmAsync(permit, token) is { } attempt ? changed(attempt, Instant.FromDateTimeOffset(clock.GetUtcNow())) : null,
        });
}
