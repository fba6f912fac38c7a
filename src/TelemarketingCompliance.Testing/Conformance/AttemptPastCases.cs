using System.Collections.Immutable;
using NodaTime;
using static TelemarketingCompliance.AttemptSamples;
using Case = TelemarketingCompliance.ConformanceCase<TelemarketingCompliance.IAttemptStore>;

namespace TelemarketingCompliance;

/// <summary>Calls that were made before the store counted, and are taken over.</summary>
internal static class AttemptPastCases
{
    internal static IEnumerable<Case> All =>
    [
        new("past.counts", StoreAbilities.None,
            "a call of the past is found, shown, judged and read back as if it had been charged here at its own instant, with every report of it",
            "a limit does not begin anew because a store does",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                Instant now = await NowAsync(store, bench.Token).ConfigureAwait(false);
                StoredAttempt past = Past(Call with { Subject = Person }, now - (10 * Minute), OutcomeKind.NoAnswer);
                past = past with { ConfirmedAt = past.ChargedAt, Conflicts = [past.Outcome! with { Kind = OutcomeKind.Refused }] };
                await store.RecordPastAsync([past], bench.Token).ConfigureAwait(false);

                AttemptRecord found = (await store.FindAsync(To(OtherNumber, Person), bench.Token).ConfigureAwait(false)).Single();
                StoredAttempt read = await store.ReadBackAsync(past.Permit, bench.Token).ConfigureAwait(false);
                Expect.Equal(past.ShownTo(AttemptQuery.For(To(OtherNumber, Person))), found, "what is shown");
                Expect.Equal((past.ChargedAt, past.ExpiresAt, past.ConfirmedAt, true), (read.ChargedAt, read.ExpiresAt, read.ConfirmedAt, read.IsPast), "charge, end and confirmation, and whether it is of the past");
                Expect.True(past.Outcome!.IsSameAs(read.Outcome) && read.IsFor(past.Request) && read.Conflicts.Length == 1, "the call, the outcome or the other report that is read back is another");
                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, AtMost(1, AttemptMeasures.Refused)).ConfigureAwait(false), "a call after a refusal of the past");
                Expect.Equal(
                    ChargeStatus.Charged, await store.StatusAsync(Call, bench.Token, AtMost(1) with { Rolling = 9 * Minute }).ConfigureAwait(false), "a call when the past one has left the window");
            }),
        new("past.campaign", StoreAbilities.None,
            "a call of the past counts for its campaign and its processor's part, in the thirty days in which it was made",
            "a share of silent calls that begins at nothing lets a campaign begin anew",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                Instant now = await NowAsync(store, bench.Token).ConfigureAwait(false);
                await store.RecordPastAsync(
                    [Past(Call, now - Minute, OutcomeKind.Silent), Past(By(OtherProcessor), now - Duration.FromDays(1), OutcomeKind.Spoken), Past(Call, now - Duration.FromDays(31), OutcomeKind.Spoken)],
                    bench.Token).ConfigureAwait(false);

                CampaignStatistics counted = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);
                Expect.Equal(new CampaignCounts { Dialed = 3, DialedEarlier = 2, Answered = 3, Silent = 1 }, counted.Whole, "the whole");
                Expect.Equal(new CampaignCounts { Dialed = 2, DialedEarlier = 1, Answered = 2, Silent = 1 }, counted.OfProcessor, "the processor's part");
                Expect.Equal(new CampaignCounts { Dialed = 2, DialedEarlier = 1, Answered = 2, Silent = 1 }, counted.Last30Days, "the last thirty days");
            }),
        new("past.in-order", StoreAbilities.FollowsClock,
            "calls of the past stand before the first that was charged later, in the order of their instants, in whatever order they came",
            "a history in another order of lines is the same history",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt[] past = [.. Enumerable.Range(0, 4).Select(i => Past(Call, bench.Clock.Now - (i * Minute)))];
                bench.Clock.SetTo(bench.Clock.Now - (2 * Minute) + Duration.FromSeconds(30));
                StoredAttempt charged = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(10 * Minute);
                await store.RecordPastAsync([past[1], past[3]], bench.Token).ConfigureAwait(false);
                StoredAttempt later = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.RecordPastAsync([past[0], past[2]], bench.Token).ConfigureAwait(false);

                Expect.Sequence(
                    [past[3].Permit, past[2].Permit, charged.Permit, past[1].Permit, past[0].Permit, later.Permit], (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Permits(), "attempts");
            }),
        new("past.twice", StoreAbilities.None,
            "a call of the past that is taken over again, or twice in one call, is there once, also where other reports came since; new ones beside it are taken over",
            "an export is imported again, and the next one overlaps it",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                Instant now = await NowAsync(store, bench.Token).ConfigureAwait(false);
                StoredAttempt past = Past(Full with { Callee = Number, RequestId = "past.twice" }, now - Minute);
                StoredAttempt next = Past(Call, now);
                await store.RecordPastAsync([past, past], bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(past.Permit, Outcome(OutcomeKind.Busy), bench.Token).ConfigureAwait(false);
                await store.RecordPastAsync([past with { Request = Full with { Callee = Number, RequestId = "past.twice" } }, next], bench.Token).ConfigureAwait(false);

                Expect.Sequence([past.Permit, next.Permit], (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Permits(), "attempts");
                Expect.Equal(1, (await store.ReadBackAsync(past.Permit, bench.Token).ConfigureAwait(false)).Conflicts.Length, "reports beside the first");
                Expect.Equal(2, (await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole.Dialed, "dialed for the campaign");
            }),
        new("past.another", StoreAbilities.None,
            "another call, another instant or another first outcome under a permit that stands is refused, and so is a call whose request id is held; what stands stays as it is",
            "ids of two systems may be the same, and a history must not rewrite another",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt charged = await store.TakeAsync(Call with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false);
                StoredAttempt past = Past(Call, charged.ChargedAt - Minute);
                await store.RecordPastAsync([past], bench.Token).ConfigureAwait(false);
                StoredAttempt[] others =
                [
                    past with { ChargedAt = past.ChargedAt - Minute }, past with { Request = To(OtherNumber) }, past with { Outcome = Outcome(OutcomeKind.Silent) },
                    past with { Permit = charged.Permit }, Past(To(OtherNumber) with { RequestId = "r-1" }, past.ChargedAt),
                ];
                foreach (StoredAttempt other in others)
                    await RefusesAsync(store, [other], bench.Token).ConfigureAwait(false);

                Expect.Sequence([past.Permit, charged.Permit], (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Permits(), "attempts on the number");
                Expect.Equal(0, (await store.FindAsync(To(OtherNumber), bench.Token).ConfigureAwait(false)).Length, "attempts on the other number");
                Expect.Equal((null, OutcomeKind.NoAnswer), ((await store.ReadBackAsync(charged.Permit, bench.Token).ConfigureAwait(false)).Outcome?.Kind, (await store.ReadBackAsync(past.Permit, bench.Token).ConfigureAwait(false)).Outcome!.Kind), "the outcomes of the charged one and of the past one");
            }),
        new("past.only-what-is-over", StoreAbilities.None,
            "a call without outcome, one in the store's future and one without permit are refused",
            "what is in flight belongs to the store that charged it",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                Instant now = await NowAsync(store, bench.Token).ConfigureAwait(false);
                StoredAttempt past = Past(Call, now);
                foreach (StoredAttempt wrong in new[] { past with { Outcome = null }, past with { ChargedAt = now + Duration.FromDays(1) }, past with { Permit = default } })
                    await RefusesAsync(store, [wrong], bench.Token).ConfigureAwait(false);

                Expect.Equal(0, (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Length, "attempts");
            }),
        new("past.all-or-none", StoreAbilities.None,
            "where one call of several cannot be taken over none is: they are not found, not counted, hold no request id, and come in when the one is left out",
            "half a history looks like a whole one",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt charged = await store.TakeAsync(To(OtherNumber), bench.Token).ConfigureAwait(false);
                ImmutableArray<StoredAttempt> good = [Past(Call with { RequestId = "r-1" }, charged.ChargedAt - Minute), Past(Call, charged.ChargedAt - Minute)];
                foreach (StoredAttempt wrong in new[] { good[0] with { Permit = charged.Permit }, good[0] with { Permit = PermitId.NewAt(charged.ChargedAt) }, good[0] with { Outcome = null } })
                    await RefusesAsync(store, good.Add(wrong), bench.Token).ConfigureAwait(false);

                Expect.Equal(0, (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Length, "attempts");
                Expect.True(await store.ReadAsync(good[0].Permit, bench.Token).ConfigureAwait(false) is null, "a permit of a call that was not taken over is known");
                Expect.Equal(CampaignCounts.None, (await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole, "the counts");
                await store.RecordPastAsync(good, bench.Token).ConfigureAwait(false);
                Expect.Equal(2, (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Length, "attempts without the one");
            }),
        new("past.request-id", StoreAbilities.None,
            "a call of the past holds its processor's request id: the same call is not charged again under it, and another one is a conflict; one that was given back holds none",
            "a dialer that asks again after the move would call twice",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                Instant now = await NowAsync(store, bench.Token).ConfigureAwait(false);
                StoredAttempt past = Past(Call with { RequestId = "r-1" }, now);
                await store.RecordPastAsync([past, Past(Call with { RequestId = "r-2" }, now) with { IsCancelled = true }], bench.Token).ConfigureAwait(false);
                ChargeResult again = await store.ChargeAsync(Charge(Call with { RequestId = "r-1" }), bench.Token).ConfigureAwait(false);

                Expect.Equal((ChargeStatus.Repeated, past.Permit), (again.Status, again.Attempt?.Permit ?? default), "the same call, and its permit");
                Expect.Equal(ChargeStatus.Conflict, await store.StatusAsync(To(OtherNumber) with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false), "another call under the id");
                Expect.Equal(ChargeStatus.Charged, await store.StatusAsync(Call with { RequestId = "r-2" }, bench.Token).ConfigureAwait(false), "a call under an id that was given back");
            }),
        new("past.later-reports", StoreAbilities.None,
            "a call of the past is neither confirmed nor given back, and a later report of it is a conflict that counts",
            "its outcome is on record, as that of any other call",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt past = Past(Call, await NowAsync(store, bench.Token).ConfigureAwait(false));
                await store.RecordPastAsync([past], bench.Token).ConfigureAwait(false);
                StoredConfirmation confirmed = await store.ConfirmAsync(past.Permit, bench.Token).ConfigureAwait(false);
                StoredAttempt? returned = await store.GiveBackAsync(past.Permit, bench.Token).ConfigureAwait(false);
                StoredCompletion done = await store.CompleteAsync(past.Permit, Outcome(OutcomeKind.Silent), bench.Token).ConfigureAwait(false);

                Expect.Equal((false, null, false), (confirmed.MarkedNow, confirmed.Attempt?.ConfirmedAt, returned?.IsCancelled ?? true), "marked, when confirmed, and given back");
                Expect.Equal(CompletionStatus.Conflict, done.Status, "the status of a later report");
                Expect.Equal((1, 1), ((int)(await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole.Silent, (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Count(found => (found.Counts & AttemptMeasures.Silent) != 0)), "silent for the campaign, and found");
            }),
        new("past.race", StoreAbilities.None,
            "sixteen threads that take over one history at once take every call over once, and none of them is refused",
            "two nodes begin with the same export",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                Instant now = await NowAsync(store, bench.Token).ConfigureAwait(false);
                ImmutableArray<StoredAttempt> history = [.. Enumerable.Range(0, 20).Select(i => Past(Call with { RequestId = $"past.race-{i}" }, now - (i * Minute)))];
                await SideBySide.RunAsync(
                    async thread =>
                    {
                        await store.RecordPastAsync([.. history.Skip(thread % 4)], bench.Token).ConfigureAwait(false);
                        return 0;
                    },
                    bench.Token).ConfigureAwait(false);

                Expect.Sequence(history.Reverse().Select(past => past.Permit), (await store.FindAsync(Call, bench.Token).ConfigureAwait(false)).Permits(), "attempts");
                Expect.Equal(history.Length, (int)(await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole.Dialed, "dialed for the campaign");
            }),
        new("reopened.past", StoreAbilities.Reopens,
            "calls of the past are there when the store is opened again, and can be taken over again",
            "an import that must be repeated after each start would count twice or not at all",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                Instant now = await NowAsync(store, bench.Token).ConfigureAwait(false);
                StoredAttempt past = Past(Full with { Callee = Number, RequestId = null }, now - Duration.FromDays(1), OutcomeKind.Silent);
                await store.RecordPastAsync([past], bench.Token).ConfigureAwait(false);
                ImmutableArray<AttemptRecord> found = await store.FindAsync(Call, bench.Token).ConfigureAwait(false);

                store = await bench.ReopenAsync().ConfigureAwait(false);
                await store.RecordPastAsync([past], bench.Token).ConfigureAwait(false);

                Expect.Sequence(found, await store.FindAsync(Call, bench.Token).ConfigureAwait(false), "attempts");
                Expect.Equal(1, (int)(await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole.Silent, "silent calls of the campaign");
            }),
    ];

    private static StoredAttempt Past(CallRequest call, Instant at, OutcomeKind kind = OutcomeKind.NoAnswer) => new()
    {
        Permit = PermitId.NewAt(Spring.CreatedAt),
        Request = call,
        ChargedAt = at,
        ExpiresAt = at + Minute,
        Outcome = new CallOutcome { Kind = kind, OccurredAt = at },
    };

    /// <summary>The store's instant, by a charge that nothing else asks about.</summary>
    private static async Task<Instant> NowAsync(IAttemptStore store, CancellationToken token) =>
        (await store.TakeAsync(In("clock") with { Callee = NumberOf(0) }, token).ConfigureAwait(false)).ChargedAt;

    private static Task RefusesAsync(IAttemptStore store, ImmutableArray<StoredAttempt> past, CancellationToken token) =>
        Expect.ThrowsAsync<ArgumentException>(() => store.RecordPastAsync(past, token), "a call of the past");
}
