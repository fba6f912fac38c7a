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
            "confirming stamps the attempt with the store's instant, and again leaves the stamp as it is",
            "when a permit was confirmed proves that it was",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(Duration.FromSeconds(5));
                StoredConfirmation confirmed = await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(Duration.FromSeconds(5));
                StoredConfirmation again = await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Instant? stamp = Expect.NotNull(confirmed.Attempt, "the confirmed attempt").ConfirmedAt;
                Expect.Equal(confirmed.At, stamp ?? default, "the stamp, and the store's instant");
                Expect.True(stamp >= attempt.ChargedAt && again.At >= stamp, "it was stamped before its charge, or the store's clock went back");
                Expect.Equal(stamp, again.Attempt?.ConfirmedAt, "the stamp, confirmed again");
                Expect.Equal(stamp, (await store.ReadBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false)).ConfirmedAt, "the stamp, read back");
            }),
        new("confirm.tells-who-marked", StoreAbilities.None,
            "the first confirm says that it marked the permit, and no later one does",
            "only whoever marked it may give it back when his decision fails: for others it may be ringing",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                var marked = new List<bool>();
                for (int i = 0; i < 3; i++)
                    marked.Add((await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false)).MarkedNow);

                Expect.Sequence([true, false, false], marked, "marked by the first, second and third confirm");
            }),
        new("confirm.hands-out", StoreAbilities.None,
            "every confirm of an open permit hands it out once more, the second one as well; one that is completed or given back is not handed out",
            "whoever believes that it is still in his hands alone must not take it from somebody who dials",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                StoredConfirmation first = await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                StoredConfirmation second = await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.Busy), bench.Token).ConfigureAwait(false);
                StoredConfirmation over = await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                StoredAttempt returned = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(returned.Permit, bench.Token).ConfigureAwait(false);
                StoredConfirmation late = await store.ConfirmAsync(returned.Permit, bench.Token).ConfigureAwait(false);

                Expect.Sequence<int?>(
                    [1, 2, 3, 3, 1], [attempt.HandedOut, first.Attempt?.HandedOut, second.Attempt?.HandedOut, over.Attempt?.HandedOut, late.Attempt?.HandedOut],
                    "handed out when charged, confirmed, confirmed again, completed and given back");
                Expect.Equal(3, (await store.ReadBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false)).HandedOut, "handed out, read back");
            }),
        new("confirm.not-given-back", StoreAbilities.None,
            "a permit that was given back is not confirmed",
            "its place may be another call's already",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                StoredConfirmation confirmed = await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Equal((false, true, null), (confirmed.MarkedNow, confirmed.Attempt?.IsCancelled ?? false, confirmed.Attempt?.ConfirmedAt), "marked, given back, and when confirmed");
            }),
        new("confirm.not-completed", StoreAbilities.None,
            "a permit whose outcome is on record is not confirmed",
            "that it was never confirmed is a finding of its completion, and stays one",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.Busy), bench.Token).ConfigureAwait(false);
                StoredConfirmation confirmed = await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Equal(
                    (false, OutcomeKind.Busy, null), (confirmed.MarkedNow, confirmed.Attempt?.Outcome?.Kind ?? OutcomeKind.Unknown, confirmed.Attempt?.ConfirmedAt), "marked, the outcome, and when confirmed");
            }),
        new("cancel.also-confirmed", StoreAbilities.None,
            "an attempt can be given back after it was confirmed, and twice",
            "the dialer found no line",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                StoredAttempt? again = await store.GiveBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

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
                StoredAttempt? cancelled = await store.GiveBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Equal((false, OutcomeKind.Spoken), (cancelled?.IsCancelled ?? true, cancelled?.Outcome?.Kind ?? OutcomeKind.Unknown), "given back, and the outcome");
                Expect.Equal(1, (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Length, "attempts");
            }),
        new("cancel.not-handed-out-again", StoreAbilities.None,
            "an attempt is not given back by whoever knows of fewer hands than it went through: it was asked for again, or confirmed, and confirmed once more",
            "the call that failed would take the permit from the one that rings",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                CallRequest call = Call with { RequestId = "r-1" };
                StoredAttempt attempt = await store.TakeAsync(call, bench.Token).ConfigureAwait(false);
                await store.ChargeAsync(Charge(call), bench.Token).ConfigureAwait(false);
                StoredAttempt? retried = await store.GiveBackAsync(attempt.Permit, bench.Token, handedOut: 1).ConfigureAwait(false);
                await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                StoredAttempt? confirmed = await store.GiveBackAsync(attempt.Permit, bench.Token, handedOut: 2).ConfigureAwait(false);
                await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
                StoredAttempt? confirmedAgain = await store.GiveBackAsync(attempt.Permit, bench.Token, handedOut: 3).ConfigureAwait(false);
                Expect.Equal(1, (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Length, "attempts that count");
                StoredAttempt? known = await store.GiveBackAsync(attempt.Permit, bench.Token, handedOut: 4).ConfigureAwait(false);

                Expect.Sequence<bool?>(
                    [false, false, false, true], [retried?.IsCancelled, confirmed?.IsCancelled, confirmedAgain?.IsCancelled, known?.IsCancelled],
                    "given back after a retry, a confirm, a second confirm, and by whoever knows of all");
            }),
        new("cancel.each-for-itself", StoreAbilities.None,
            "several are given back in one call, each for itself: the answers come in order, and what is completed, unknown or in other hands holds up none of the others",
            "a batch that found too many gives the rest back at once",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt over = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                StoredAttempt handedOut = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                StoredAttempt open = await store.TakeAsync(To(OtherNumber), bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(over.Permit, Outcome(OutcomeKind.Busy), bench.Token).ConfigureAwait(false);
                await store.ConfirmAsync(handedOut.Permit, bench.Token).ConfigureAwait(false);

                ImmutableArray<StoredAttempt?> returned = await store.CancelAsync(
                    [new AttemptReturn(over.Permit), new AttemptReturn(PermitId.NewAt(bench.Clock.Now)), new AttemptReturn(handedOut.Permit, 1), new AttemptReturn(open.Permit, 1)], bench.Token).ConfigureAwait(false);

                Expect.Sequence<bool?>([false, null, false, true], returned.Select(attempt => attempt?.IsCancelled), "given back: completed, unknown, in other hands, open");
                Expect.Sequence([over.Permit, handedOut.Permit], (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Permits(), "attempts that count");
                Expect.True((await store.ReadBackAsync(open.Permit, bench.Token).ConfigureAwait(false)).IsCancelled, "the open one, read back, is not given back");
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
        new("complete.every-report-counts", StoreAbilities.None,
            "what a later report says counts beside what the first one said, and the attempt ended when the last of them says",
            "whoever reports a conversation as unanswered first would hide it",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                CallOutcome refused = Outcome(OutcomeKind.Refused);
                await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.NoAnswer), bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(attempt.Permit, refused with { OccurredAt = refused.OccurredAt + Minute }, bench.Token).ConfigureAwait(false);

                AttemptRecord found = (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Single();
                Expect.Equal(CallOutcome.CountsOf(OutcomeKind.NoAnswer) | CallOutcome.CountsOf(OutcomeKind.Refused), found.Counts, "what it counts as");
                Expect.Equal((OutcomeKind.NoAnswer, refused.OccurredAt + Minute), (found.Outcome ?? OutcomeKind.Unknown, found.EndedAt ?? default), "the outcome that stands, and the end");
                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, AtMost(1, AttemptMeasures.Refused)).ConfigureAwait(false), "a call after a refusal that was reported second");
            }),
        new("complete.also-given-back", StoreAbilities.None,
            "an outcome of an attempt that was given back is recorded, and counts",
            "it was dialed all the same",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false);
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

                Expect.True(await store.ConfirmAsync(unknown, bench.Token).ConfigureAwait(false) is { MarkedNow: false, Attempt: null }, "an unknown permit was confirmed");
                Expect.True(await store.GiveBackAsync(unknown, bench.Token).ConfigureAwait(false) is null, "an unknown permit was given back");
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
                    async () => await store.CancelAsync([new AttemptReturn(attempt.Permit)], late).ConfigureAwait(false),
                    async () => await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.Busy), late).ConfigureAwait(false),
                    () => store.RecordPastAsync([attempt with { Permit = PermitId.NewAt(attempt.ChargedAt), Outcome = Outcome(OutcomeKind.Busy) }], late),
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
