using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

internal static partial class WrongAttempts
{
    private static IEnumerable<KeyValuePair<string, Func<StoreMaker<IAttemptStore>>>> Closing =>
    [
        Confirming("confirm.once", (confirmation, attempt) => IsOpen(attempt) ? confirmation with { Attempt = attempt with { ConfirmedAt = confirmation.At } } : confirmation),
        // Whoever confirms an open permit marks it.
        Confirming("confirm.tells-who-marked", (confirmation, attempt) => confirmation with { MarkedNow = IsOpen(attempt) }),
        Confirming("confirm.not-given-back", (confirmation, attempt) => attempt.IsCancelled ? confirmation with { MarkedNow = true } : confirmation),
        Confirming("confirm.not-completed", (confirmation, attempt) => attempt.Outcome is not null ? confirmation with { Attempt = attempt with { ConfirmedAt = confirmation.At } } : confirmation),
        // Only what it marks does it hand out.
        Confirming("confirm.hands-out", (confirmation, attempt) => IsOpen(attempt) && !confirmation.MarkedNow ? confirmation with { Attempt = attempt with { HandedOut = attempt.HandedOut - 1 } } : confirmation),
        Wrong("cancel.also-confirmed", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Cancel = Returning(async (store, returned, token) => returned.HandedOut is null && await store.ReadAsync(returned.Permit, token) is { ConfirmedAt: not null } confirmed
                ? confirmed : (await store.CancelAsync([returned], token))[0]),
        }),
        Wrong("cancel.not-completed", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Cancel = async (store, returns, token) => [.. (await store.CancelAsync(returns, token))
                .Select(attempt => returns.Length == 1 && attempt?.Outcome is not null ? attempt with { IsCancelled = true } : attempt)],
        }),
        // Gives back whatever is not over, in whose hands it may be.
        Wrong("cancel.not-handed-out-again", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Cancel = (store, returns, token) => store.CancelAsync([.. returns.Select(returned => returned with { HandedOut = null })], token),
        }),
        // All or nothing.
        Wrong("cancel.each-for-itself", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Cancel = async (store, returns, token) =>
            {
                var attempts = new List<StoredAttempt?>();
                foreach (AttemptReturn returned in returns)
                    attempts.Add(await store.ReadAsync(returned.Permit, token));
                return returns.Length < 2 || attempts.All(attempt => attempt is { Outcome: null }) ? await store.CancelAsync(returns, token) : [.. attempts];
            },
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
        Showing("complete.every-report-counts", attempt => attempt.Outcome is { } first ? attempt with { Counts = CallOutcome.CountsOf(first) } : attempt),
        Wrong("complete.also-given-back", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Complete = async (store, permit, outcome, token) => await store.ReadAsync(permit, token) is { IsCancelled: true, Outcome: null } cancelled
                ? new StoredCompletion(CompletionStatus.Refused, cancelled) : await store.CompleteAsync(permit, outcome, token),
        }),
        Wrong("permit.unknown", (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
        {
            Confirm = async (store, permit, token) => await store.ConfirmAsync(permit, token) is { Attempt: not null } confirmation ? confirmation : throw new KeyNotFoundException("no such permit"),
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
                Cancel = Noting(attempt => attempt is { IsCancelled: true, ConfirmedAt: not null }, attempt => returned[attempt.Permit] = true),
                Count = async (store, queries, token) => [.. (await store.CountAsync(queries, token)).Select(counted => counted with { Whole = counted.Whole with { Dialed = counted.Whole.Dialed + returned.Count } })],
            };
        }),
        Counted("count.outcomes", counted => counted with { Whole = counted.Whole with { Answered = counted.Whole.Answered + counted.Whole.Machine } }),
        // Looks at the first report alone.
        CountedApart("count.every-report", charge => charge, CompletionStatus.Recorded),
        // Believes every measurement, whenever it was made.
        CountedApart("count.people-among-machines", charge => charge with { Request = Measuring(charge.Request, day => day.PlusYears(-1)) }, CompletionStatus.Recorded, CompletionStatus.Conflict),
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
        // What nobody confirmed nobody dialed, for a year at least.
        CountedApart("count.past-its-end", charge => charge with { TimeToLive = Duration.FromDays(365), EndsAt = null }, CompletionStatus.Recorded, CompletionStatus.Conflict),
        Counted("count.thirty-days", counted => counted with { Last30Days = counted.Whole }),
    ];

    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Counted(string name, Func<CampaignStatistics, CampaignStatistics> changed) => Wrong(name, (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
    {
        Count = async (store, queries, token) => [.. (await store.CountAsync(queries, token)).Select(changed)],
    });

    /// <summary>Counts campaigns in another store, which is told of charges otherwise, and of some outcomes only.</summary>
    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> CountedApart(
        string name, Func<AttemptCharge, AttemptCharge> told, params CompletionStatus[] reported) => Wrong(name, (TimeProvider clock) =>
    {
        var counting = new InMemoryAttemptStore(clock);
        return new AlteredAttempts(new InMemoryAttemptStore(clock))
        {
            Charge = async (store, charges, token) =>
            {
                ImmutableArray<ChargeResult> results = await store.ChargeAsync(charges, token);
                await counting.ChargeAsync([.. charges.Where((_, i) => results[i].Status == ChargeStatus.Charged).Select(charge => told(charge with { Lines = [] }))], token);
                return results;
            },
            Confirm = async (store, permit, token) =>
            {
                await counting.ConfirmAsync(permit, token);
                return await store.ConfirmAsync(permit, token);
            },
            Cancel = async (store, returns, token) =>
            {
                ImmutableArray<StoredAttempt?> attempts = await store.CancelAsync(returns, token);
                await counting.CancelAsync([.. attempts.OfType<StoredAttempt>().Where(attempt => attempt.IsCancelled).Select(attempt => new AttemptReturn(attempt.Permit))], token);
                return attempts;
            },
            Complete = async (store, permit, outcome, token) =>
            {
                StoredCompletion done = await store.CompleteAsync(permit, outcome, token);
                if (reported.Contains(done.Status))
                    await counting.CompleteAsync(permit, outcome, token);
                return done;
            },
            RecordPast = async (store, past, token) =>
            {
                await store.RecordPastAsync(past, token);
                await counting.RecordPastAsync(past, token);
            },
            Count = (_, queries, token) => counting.CountAsync(queries, token),
        };
    });

    private static CallRequest Measuring(CallRequest request, Func<LocalDate, LocalDate> on) =>
        request.Campaign.AnsweringMachineDetection is not { MeasuredOn: { } day } detection ? request
            : request with { Campaign = request.Campaign with { AnsweringMachineDetection = detection with { MeasuredOn = on(day) } } };

    private static KeyValuePair<string, Func<StoreMaker<IAttemptStore>>> Confirming(string name, Func<StoredConfirmation, StoredAttempt, StoredConfirmation> changed) => Wrong(name, (InMemoryAttemptStore inner) => new AlteredAttempts(inner)
    {
        Confirm = async (store, permit, token) => await store.ConfirmAsync(permit, token) is { Attempt: { } attempt } confirmation ? changed(confirmation, attempt) : new StoredConfirmation(default, false, null),
    });

    private static bool IsOpen(StoredAttempt attempt) => attempt is { Outcome: null, IsCancelled: false };
}
