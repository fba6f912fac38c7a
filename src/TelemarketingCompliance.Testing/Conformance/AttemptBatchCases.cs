using System.Collections.Immutable;
using static TelemarketingCompliance.AttemptSamples;
using Case = TelemarketingCompliance.ConformanceCase<TelemarketingCompliance.IAttemptStore>;

namespace TelemarketingCompliance;

/// <summary>Several charges in one call, and request ids.</summary>
internal static class AttemptBatchCases
{
    internal static IEnumerable<Case> All =>
    [
        new("batch.sees-itself", StoreAbilities.None,
            "what is charged in one call counts for what comes after it in the same call",
            "a dialer asks for many permits at once, and one person may be among them twice",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                ImmutableArray<ChargeResult> results = await store.ChargeAsync([Charge(Call, AtMost(1)), Charge(Call, AtMost(1))], bench.Token).ConfigureAwait(false);

                Expect.Sequence([ChargeStatus.Charged, ChargeStatus.Refused], results.Select(result => result.Status), "results");
                Expect.Sequence([results[0].Attempt!.Permit], results[1].Seen.Permits(), "what the second saw");
            }),
        new("batch.each-for-itself", StoreAbilities.None,
            "results come in the order of the charges, and one that is refused holds up none of the others",
            "each candidate has an answer of its own",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                AttemptCharge[] charges = [Charge(To(OtherNumber), AtMost(1)), Charge(Call, AtMost(1)), Charge(To(NumberOf(1)), AtMost(1))];

                ImmutableArray<ChargeResult> results = await store.ChargeAsync([.. charges], bench.Token).ConfigureAwait(false);

                Expect.Sequence([ChargeStatus.Charged, ChargeStatus.Refused, ChargeStatus.Charged], results.Select(result => result.Status), "results");
                Expect.Sequence([charges[0].Permit, charges[2].Permit], results.Select(result => result.Attempt?.Permit).OfType<PermitId>(), "permits");
            }),
        new("batch.nothing", StoreAbilities.None,
            "no questions have no answers, and no charges or returns no results",
            "a batch may be empty after others were left out",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);

                Expect.Equal(0, (await store.ChargeAsync([], bench.Token).ConfigureAwait(false)).Length, "results");
                Expect.Equal(0, (await store.CancelAsync([], bench.Token).ConfigureAwait(false)).Length, "attempts given back");
                Expect.Equal(0, (await store.FindAsync([], bench.Token).ConfigureAwait(false)).Length, "answers");
                Expect.Equal(0, (await store.CountAsync([], bench.Token).ConfigureAwait(false)).Length, "counts");
                await store.RecordPastAsync([], bench.Token).ConfigureAwait(false);
            }),
        new("batch.thousands", StoreAbilities.None,
            "thousands of charges in one call have as many results, and all are made",
            "a batch holds up to 4096 calls",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                ImmutableArray<AttemptCharge> charges = [.. Enumerable.Range(0, FactBatch.MaxCount).Select(i => Charge(To(NumberOf(i)), AtMost(1)))];

                ImmutableArray<ChargeResult> results = await store.ChargeAsync(charges, bench.Token).ConfigureAwait(false);

                Expect.Equal(charges.Length, results.Length, "results");
                Expect.Equal(charges.Length, results.Count(result => result.Status == ChargeStatus.Charged), "charged");
                Expect.Sequence(charges.Select(charge => charge.Permit), results.Select(result => result.Attempt!.Permit), "permits in order");
                Expect.Sequence([charges[^1].Permit], (await store.FindAsync(charges[^1].Request, bench.Token).ConfigureAwait(false)).Permits(), "attempts on the last number");
            }),
        new("request-id.repeats", StoreAbilities.None,
            "the same call under the same request id brings the first attempt back, also after its outcome, and charges nothing; equal lists count as equal",
            "a dialer that heard no answer asks again",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt first = await store.TakeAsync(Full, bench.Token).ConfigureAwait(false);
                ChargeResult again = await store.ChargeAsync(Charge(Full, AtMost(1)), bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(first.Permit, Outcome(OutcomeKind.NoAnswer), bench.Token).ConfigureAwait(false);
                ChargeResult late = await store.ChargeAsync(Charge(Full), bench.Token).ConfigureAwait(false);

                Expect.Sequence([ChargeStatus.Repeated, ChargeStatus.Repeated], [again.Status, late.Status], "results");
                Expect.Sequence<PermitId?>([first.Permit, first.Permit], [again.Attempt?.Permit, late.Attempt?.Permit], "permits");
                Expect.Equal(1, (await store.FindAsync(To(Full.Callee), bench.Token).ConfigureAwait(false)).Length, "attempts");
            }),
        new("request-id.hands-out", StoreAbilities.None,
            "every retry under a request id hands the open permit out once more; when its outcome is on record it is told, and not handed out",
            "whoever made the first try must not give back what the second one dials",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                CallRequest call = Call with { RequestId = "r-1" };
                StoredAttempt first = await store.TakeAsync(call, bench.Token).ConfigureAwait(false);
                ChargeResult again = await store.ChargeAsync(Charge(call), bench.Token).ConfigureAwait(false);
                StoredAttempt between = await store.ReadBackAsync(first.Permit, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(first.Permit, Outcome(OutcomeKind.NoAnswer), bench.Token).ConfigureAwait(false);
                ChargeResult late = await store.ChargeAsync(Charge(call), bench.Token).ConfigureAwait(false);

                Expect.Sequence<int?>(
                    [1, 2, 2, 2], [first.HandedOut, again.Attempt?.HandedOut, between.HandedOut, late.Attempt?.HandedOut], "handed out when charged, tried again, read back, and completed");
            }),
        new("request-id.dialed-counts", StoreAbilities.None,
            "an attempt that was given back and dialed all the same counts for the next call under its request id too",
            "the person was called, whatever the id of the queue's entry",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                CallRequest call = Call with { RequestId = "r-1" };
                StoredAttempt dialed = await store.TakeAsync(call, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(dialed.Permit, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(dialed.Permit, Outcome(OutcomeKind.Spoken), bench.Token).ConfigureAwait(false);
                ChargeResult next = await store.ChargeAsync(Charge(call, AtMost(1)), bench.Token).ConfigureAwait(false);

                Expect.Equal(ChargeStatus.Refused, next.Status, "the next call under the id");
                Expect.Sequence([dialed.Permit], next.Seen.Permits(), "what it saw");
            }),
        new("request-id.conflict", StoreAbilities.None,
            "another call under a request id that is taken is a conflict: nothing is charged and nobody's permit is told",
            "two calls would share one permit",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await store.TakeAsync(Call with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false);
                ChargeResult callee = await store.ChargeAsync(Charge(To(OtherNumber) with { RequestId = "r-1" }), bench.Token).ConfigureAwait(false);
                ChargeResult otherwise = await store.ChargeAsync(Charge(Call with { RequestId = "r-1", OperatorCountry = "AL" }), bench.Token).ConfigureAwait(false);

                Expect.Sequence([(ChargeStatus.Conflict, true), (ChargeStatus.Conflict, true)], [(callee.Status, callee.Attempt is null), (otherwise.Status, otherwise.Attempt is null)], "results, and whether there is no attempt");
                Expect.Equal(0, (await store.FindAsync(To(OtherNumber), bench.Token).ConfigureAwait(false)).Length, "attempts on the other callee");
            }),
        new("request-id.of-the-processor", StoreAbilities.None,
            "request ids belong to the processor, and are compared ordinally: another one's, or one in other letters, is another id",
            "two dialers number their calls from one",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                CallRequest[] calls = [Call with { RequestId = "r-1" }, By(OtherProcessor, Call with { RequestId = "r-1" }), Call with { RequestId = "R-1" }, Call with { RequestId = "r-1 " }];

                foreach (CallRequest call in calls)
                    Expect.Equal(ChargeStatus.Charged, await store.StatusAsync(call, bench.Token).ConfigureAwait(false), "a call under an id of its own");
            }),
        new("request-id.free-when-given-back", StoreAbilities.None,
            "a request id is free again when its attempt was given back, for the same call or another",
            "a call that was put back into the queue keeps its id",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt first = await store.TakeAsync(Call with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(first.Permit, bench.Token).ConfigureAwait(false);
                StoredAttempt second = await store.TakeAsync(Call with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false);
                Expect.True(first.Permit != second.Permit, "the permit that was given back came back");
                await store.GiveBackAsync(first.Permit, bench.Token).ConfigureAwait(false);

                Expect.Equal(
                    ChargeStatus.Repeated, await store.StatusAsync(Call with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false), "the second attempt, asked for again after the first was given back twice");
            }),
        new("request-id.within-a-batch", StoreAbilities.None,
            "a request id twice in one call is charged once",
            "a queue may hold a call twice",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                CallRequest call = Call with { RequestId = "r-1" };
                ImmutableArray<ChargeResult> results = await store.ChargeAsync([Charge(call), Charge(call), Charge(To(OtherNumber) with { RequestId = "r-1" })], bench.Token).ConfigureAwait(false);

                Expect.Sequence([ChargeStatus.Charged, ChargeStatus.Repeated, ChargeStatus.Conflict], results.Select(result => result.Status), "results");
            }),
    ];
}
