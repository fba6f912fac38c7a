using System.Collections.Immutable;
using NodaTime;
using static TelemarketingCompliance.AttemptSamples;
using Case = TelemarketingCompliance.ConformanceCase<TelemarketingCompliance.IAttemptStore>;

namespace TelemarketingCompliance;

/// <summary>The life of a permit after its charge.</summary>
internal static class AttemptOutcomeCases
{
    internal static IEnumerable<Case> All =>
    [
        new("confirm.once", StoreAbilities.None,
            "confirming stamps the attempt with the store's instant, and again changes nothing",
            "when a permit was confirmed proves that it was",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(Duration.FromSeconds(5));
                StoredAttempt confirmed = Expect.NotNull(await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false), "the confirmed attempt");
                bench.Clock.Advance(Duration.FromSeconds(5));
                StoredAttempt again = Expect.NotNull(await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false), "the attempt confirmed again");

                Expect.True(confirmed.ConfirmedAt >= attempt.ChargedAt, "it was not stamped, or before its charge");
                Expect.Equal(confirmed.ConfirmedAt, again.ConfirmedAt, "the instant, confirmed again");
                Expect.Equal(confirmed.ConfirmedAt, (await store.ReadBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false)).ConfirmedAt, "the instant, read back");
            }),
        new("confirm.not-given-back", StoreAbilities.None,
            "a permit that was given back is not confirmed",
            "its place may be another call's already",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.CancelAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                StoredAttempt? confirmed = await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Equal((true, null), (confirmed?.IsCancelled ?? false, confirmed?.ConfirmedAt), "given back, and when confirmed");
            }),
        new("confirm.not-completed", StoreAbilities.None,
            "a permit whose outcome is on record is not confirmed",
            "that it was never confirmed is a finding of its completion, and stays one",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.Busy), bench.Token).ConfigureAwait(false);
                StoredAttempt? confirmed = await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Equal((OutcomeKind.Busy, null), (confirmed?.Outcome?.Kind ?? OutcomeKind.Unknown, confirmed?.ConfirmedAt), "the outcome, and when confirmed");
            }),
        new("cancel.also-confirmed", StoreAbilities.None,
            "an attempt can be given back after it was confirmed, and twice",
            "the dialer found no line",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                await store.CancelAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                StoredAttempt? again = await store.CancelAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Equal((true, AttemptMeasures.None), (again?.IsCancelled ?? false, again?.Counts ?? AttemptMeasures.All), "given back, and what it counts as");
                Expect.True((await store.ReadBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false)).IsCancelled, "the attempt read back is not given back");
            }),
        new("cancel.not-completed", StoreAbilities.None,
            "an attempt whose outcome is on record is not given back",
            "it was dialed",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.Spoken), bench.Token).ConfigureAwait(false);
                StoredAttempt? cancelled = await store.CancelAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Equal((false, OutcomeKind.Spoken), (cancelled?.IsCancelled ?? true, cancelled?.Outcome?.Kind ?? OutcomeKind.Unknown), "given back, and the outcome");
                Expect.Equal(1, (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Length, "attempts");
            }),
        new("complete.keeps-the-outcome", StoreAbilities.None,
            "an outcome reads back equal in every field, to the nanosecond",
            "silent seconds, obligations fulfilled and the dialer's code are reviewed, and reported years later",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                StoredCompletion done = await store.CompleteAsync(attempt.Permit, FullOutcome(), bench.Token).ConfigureAwait(false);

                Expect.Equal(CompletionStatus.Recorded, done.Status, "the status");
                Expect.True(FullOutcome().IsSameAs(done.Attempt?.Outcome), "the outcome that is answered is another");
                Expect.True(FullOutcome().IsSameAs((await store.ReadBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false)).Outcome), "the outcome that is read back is another");
            }),
        new("complete.repeated", StoreAbilities.None,
            "the same report again changes nothing; lists are compared by their items",
            "reports come twice, from a queue or a retry",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(attempt.Permit, FullOutcome(), bench.Token).ConfigureAwait(false);
                StoredCompletion again = await store.CompleteAsync(attempt.Permit, FullOutcome(), bench.Token).ConfigureAwait(false);

                Expect.Equal((CompletionStatus.Repeated, 0), (again.Status, again.Attempt?.Conflicts.Length ?? -1), "the status, and conflicts");
            }),
        new("complete.first-stands", StoreAbilities.None,
            "another report is a conflict: the first outcome stands, and the other is kept beside it, once and in order",
            "who was called and answered stays so, whatever a second system believes",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                OutcomeKind[] reports = [OutcomeKind.Spoken, OutcomeKind.NoAnswer, OutcomeKind.Busy, OutcomeKind.NoAnswer];
                var statuses = new List<CompletionStatus>();
                foreach (OutcomeKind kind in reports)
                    statuses.Add((await store.CompleteAsync(attempt.Permit, Outcome(kind), bench.Token).ConfigureAwait(false)).Status);
                StoredAttempt read = await store.ReadBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Sequence([CompletionStatus.Recorded, CompletionStatus.Conflict, CompletionStatus.Conflict, CompletionStatus.Conflict], statuses, "statuses");
                Expect.Equal(OutcomeKind.Spoken, read.Outcome?.Kind, "the outcome that stands");
                Expect.Sequence([OutcomeKind.NoAnswer, OutcomeKind.Busy], read.Conflicts.Select(conflict => conflict.Kind), "conflicts");
            }),
        new("complete.also-given-back", StoreAbilities.None,
            "an outcome of an attempt that was given back is recorded, and counts",
            "it was dialed all the same",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.CancelAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                StoredCompletion done = await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.Spoken), bench.Token).ConfigureAwait(false);

                Expect.Equal((CompletionStatus.Recorded, true), (done.Status, done.Attempt?.IsCancelled ?? false), "the status, and whether it is given back still");
                Expect.Sequence([CallOutcome.CountsOf(OutcomeKind.Spoken)], (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Select(found => found.Counts), "what it counts as");
            }),
        new("permit.unknown", StoreAbilities.None,
            "a permit that nobody charged is told to be unknown by every step, and nothing comes of it",
            "an id may be foreign, or mistyped",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                PermitId unknown = PermitId.NewAt(bench.Clock.Now);

                Expect.True(await store.ConfirmAsync(unknown, bench.Token).ConfigureAwait(false) is null, "an unknown permit was confirmed");
                Expect.True(await store.CancelAsync(unknown, bench.Token).ConfigureAwait(false) is null, "an unknown permit was given back");
                Expect.Equal(new StoredCompletion(CompletionStatus.UnknownPermit, null), await store.CompleteAsync(unknown, Outcome(OutcomeKind.Busy), bench.Token).ConfigureAwait(false), "an outcome of an unknown permit");
                Expect.True(await store.ReadAsync(unknown, bench.Token).ConfigureAwait(false) is null, "an unknown permit was read");
            }),
        new("token.gives-up", StoreAbilities.None,
            "a step whose caller has given up is refused with OperationCanceledException, and changes nothing",
            "nobody will ever hear of what it would have charged",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                CancellationToken late = StoreBench<IAttemptStore>.GivenUp;
                Func<ValueTask>[] steps =
                [
                    async () => await store.FindAsync([AttemptQuery.For(Call)], late).ConfigureAwait(false),
                    async () => await store.CountAsync([CampaignQuery.For(Call)], late).ConfigureAwait(false),
                    async () => await store.ChargeAsync([Charge(Call)], late).ConfigureAwait(false),
                    async () => await store.ConfirmAsync(attempt.Permit, late).ConfigureAwait(false),
                    async () => await store.CancelAsync(attempt.Permit, late).ConfigureAwait(false),
                    async () => await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.Busy), late).ConfigureAwait(false),
                    async () => await store.ReadAsync(attempt.Permit, late).ConfigureAwait(false),
                ];
                foreach (Func<ValueTask> step in steps)
                    await Expect.ThrowsAsync<OperationCanceledException>(step, "a step of a caller who has given up").ConfigureAwait(false);

                StoredAttempt read = await store.ReadBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                Expect.Equal((null, false, null), (read.ConfirmedAt, read.IsCancelled, read.Outcome?.Kind), "confirmed, given back, outcome");
                Expect.Equal(1, (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Length, "attempts");
            }),
    ];

    private static CallOutcome FullOutcome() => new()
    {
        Kind = OutcomeKind.CallBackAgreed,
        OccurredAt = Instant.FromUtc(2026, 11, 24, 9, 31).PlusNanoseconds(123_456_789),
        RingSeconds = 12.345,
        SilenceSeconds = 0.1 + 0.2,
        SipClass = 4,
        RequestReference = "web-2",
        Fulfilled = ImmutableArray.Create("disclosure.country", "disclosure.caller"),
        Disposition = "richiamare – 電話",
    };
}
