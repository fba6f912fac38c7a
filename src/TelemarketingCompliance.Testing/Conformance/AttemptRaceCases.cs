using System.Collections.Immutable;
using static TelemarketingCompliance.AttemptSamples;
using Case = TelemarketingCompliance.ConformanceCase<TelemarketingCompliance.IAttemptStore>;

namespace TelemarketingCompliance;

/// <summary>Sixteen threads at once, several stores of one name, and a store that is opened again.</summary>
internal static class AttemptRaceCases
{
    private const int Max = 3;

    internal static IEnumerable<Case> All =>
    [
        new("race.number", StoreAbilities.None,
            "sixteen threads that charge calls to one number at once take as many permits as the limit has room for, and no more",
            "one person was called 155 times in a month because everybody counted alone",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                ChargeStatus[] statuses = await SideBySide.RunAsync(_ => store.StatusAsync(Call, bench.Token, AtMost(Max, limit: "race.number")), bench.Token).ConfigureAwait(false);

                ExpectRoomFor(Max, statuses);
            }),
        new("race.person", StoreAbilities.None,
            "sixteen threads that charge calls to one person at once, each on another number, take no more permits than the limit has room for",
            "a person's telephones are called by several lines of one dialer",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                ChargeStatus[] statuses = await SideBySide.RunAsync(
                    thread => store.StatusAsync(To(NumberOf(thread), Person), bench.Token, AtMost(Max, limit: "race.person")), bench.Token).ConfigureAwait(false);

                ExpectRoomFor(Max, statuses);
            }),
        new("race.request-id", StoreAbilities.None,
            "sixteen threads that ask for the same call under one request id at once get one permit, all the same",
            "a dialer's retry overtakes its first try",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                CallRequest call = Call with { RequestId = "race.request-id" };
                ChargeResult[] results = await SideBySide.RunAsync(_ => store.ChargeAsync(Charge(call), bench.Token), bench.Token).ConfigureAwait(false);

                Expect.Equal((1, 15), (results.Count(result => result.Status == ChargeStatus.Charged), results.Count(result => result.Status == ChargeStatus.Repeated)), "charged and repeated");
                Expect.Equal(1, results.Select(result => result.Attempt?.Permit).Distinct().Count(), "permits");
            }),
        new("race.request-id-conflict", StoreAbilities.None,
            "sixteen threads that ask for different calls under one request id at once get one permit in all",
            "an id that is given out twice would hide a call",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                ChargeStatus[] statuses = await SideBySide.RunAsync(
                    thread => store.StatusAsync(To(NumberOf(thread)) with { RequestId = "race.request-id-conflict" }, bench.Token), bench.Token).ConfigureAwait(false);

                Expect.Equal((1, 15), (statuses.Count(status => status == ChargeStatus.Charged), statuses.Count(status => status == ChargeStatus.Conflict)), "charged and in conflict");
            }),
        new("race.confirm", StoreAbilities.None,
            "of sixteen threads that confirm one permit at once one marks it, and it is handed out to every one of them",
            "two that believe they were first may each give back what the other dials",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call with { RequestId = "race.confirm" }, bench.Token).ConfigureAwait(false);
                StoredConfirmation[] confirmed = await SideBySide.RunAsync(_ => store.ConfirmAsync(attempt.Permit, bench.Token).AsTask(), bench.Token).ConfigureAwait(false);

                Expect.Equal(1, confirmed.Count(confirmation => confirmation.MarkedNow), "how many marked it");
                Expect.Sequence<int?>(Enumerable.Range(2, SideBySide.Threads).Select(hands => (int?)hands), confirmed.Select(confirmation => confirmation.Attempt?.HandedOut).Order(), "handed out");
            }),
        new("race.give-back", StoreAbilities.None,
            "of threads that confirm a permit and threads that give it back, knowing of the charge alone, at once one side wins: it was never confirmed, or not given back",
            "a call would ring that no limit counts",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call with { RequestId = "race.give-back" }, bench.Token).ConfigureAwait(false);
                int[] marked = await SideBySide.RunAsync(
                    async thread =>
                    {
                        if (thread % 2 == 0)
                            return (await store.ConfirmAsync(attempt.Permit, bench.Token).ConfigureAwait(false)).MarkedNow ? 1 : 0;
                        await store.GiveBackAsync(attempt.Permit, bench.Token, handedOut: 1).ConfigureAwait(false);
                        return 0;
                    },
                    bench.Token).ConfigureAwait(false);

                bool isCancelled = (await store.ReadBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false)).IsCancelled;
                Expect.Equal(isCancelled ? 0 : 1, marked.Sum(), isCancelled ? "how many confirmed what was given back" : "how many marked it");
            }),
        new("race.complete", StoreAbilities.None,
            "of sixteen outcomes reported at once one is recorded, and all others are kept as conflicts",
            "an outcome that is lost may have been an objection",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                CompletionStatus[] statuses = await SideBySide.RunAsync(
                    async thread => (await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.NoAnswer) with { RingSeconds = thread }, bench.Token).ConfigureAwait(false)).Status, bench.Token)
                    .ConfigureAwait(false);
                StoredAttempt read = await store.ReadBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false);

                Expect.Equal((1, 15), (statuses.Count(status => status == CompletionStatus.Recorded), statuses.Count(status => status == CompletionStatus.Conflict)), "recorded and in conflict");
                Expect.Sequence(
                    Enumerable.Range(0, SideBySide.Threads).Select(thread => (double?)thread), read.Conflicts.Append(read.Outcome!).Select(outcome => outcome.RingSeconds).Order(), "outcomes that are kept");
            }),
        new("reopened.holds-everything", StoreAbilities.Reopens,
            "attempts, outcomes, conflicts, what was given back or handed out and what is counted are there when the store is opened again",
            "limits do not begin anew when a process does",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt done = await store.TakeAsync(Full with { Callee = Number, RequestId = null }, bench.Token).ConfigureAwait(false);
                StoredAttempt open = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                StoredAttempt returned = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(done.Permit, Outcome(OutcomeKind.Silent), bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(done.Permit, Outcome(OutcomeKind.Busy), bench.Token).ConfigureAwait(false);
                await store.ConfirmAsync(open.Permit, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(returned.Permit, bench.Token).ConfigureAwait(false);
                ImmutableArray<AttemptRecord> found = await store.FindAsync(Call, bench.Token).ConfigureAwait(false);
                CampaignStatistics counted = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);

                store = await bench.ReopenAsync().ConfigureAwait(false);

                Expect.Sequence(found, await store.FindAsync(Call, bench.Token).ConfigureAwait(false), "attempts");
                Expect.Equal(counted.Whole, (await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole, "counts");
                Expect.Sequence([OutcomeKind.Busy], (await store.ReadBackAsync(done.Permit, bench.Token).ConfigureAwait(false)).Conflicts.Select(conflict => conflict.Kind), "conflicts");
                Expect.True((await store.ReadBackAsync(returned.Permit, bench.Token).ConfigureAwait(false)).IsCancelled, "what was given back is not");
                Expect.Equal(2, (await store.ReadBackAsync(open.Permit, bench.Token).ConfigureAwait(false)).HandedOut, "how often the confirmed permit was handed out");
                Expect.Equal(ChargeStatus.Refused, await store.StatusAsync(Call, bench.Token, AtMost(2)).ConfigureAwait(false), "a third call of two");
            }),
        new("reopened.request-ids", StoreAbilities.Reopens,
            "a request id that was charged is known when the store is opened again",
            "a dialer asks again after a crash",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt first = await store.TakeAsync(Full, bench.Token).ConfigureAwait(false);
                store = await bench.ReopenAsync().ConfigureAwait(false);
                ChargeResult again = await store.ChargeAsync(Charge(Full), bench.Token).ConfigureAwait(false);

                Expect.Equal((ChargeStatus.Repeated, first.Permit), (again.Status, again.Attempt?.Permit ?? default), "the result and its permit");
            }),
        new("shared.seen-at-once", StoreAbilities.IsShared,
            "what one node charges, hands out or completes the others see with their next question",
            "two nodes call the same people",
            async bench =>
            {
                IAttemptStore one = await bench.OpenAsync().ConfigureAwait(false);
                IAttemptStore other = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await one.TakeAsync(Call with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false);

                Expect.Sequence([attempt.Permit], (await other.FindAsync(Call, bench.Token).ConfigureAwait(false)).Permits(), "attempts on the other node");
                Expect.Equal(ChargeStatus.Repeated, await other.StatusAsync(Call with { RequestId = "r-1" }, bench.Token).ConfigureAwait(false), "the request id on the other node");
                StoredAttempt? inOtherHands = await one.GiveBackAsync(attempt.Permit, bench.Token, handedOut: 1).ConfigureAwait(false);
                Expect.Equal((false, 2), (inOtherHands?.IsCancelled ?? true, inOtherHands?.HandedOut ?? 0), "given back on the first node, and how often handed out");
                await other.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.NeverRang), bench.Token).ConfigureAwait(false);
                Expect.Equal(OutcomeKind.NeverRang, (await one.ReadBackAsync(attempt.Permit, bench.Token).ConfigureAwait(false)).Outcome?.Kind, "the outcome on the first node");
                Expect.Equal(1, (await one.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole.Dialed, "dialed, counted on the first node");
            }),
        new("shared.race", StoreAbilities.IsShared,
            "sixteen threads over four nodes take no more permits than the limit has room for",
            "no limit may be exceeded under any interleaving of any number of nodes",
            async bench =>
            {
                var nodes = new IAttemptStore[4];
                for (int i = 0; i < nodes.Length; i++)
                    nodes[i] = await bench.OpenAsync().ConfigureAwait(false);
                ChargeStatus[] statuses = await SideBySide.RunAsync(
                    thread => nodes[thread % nodes.Length].StatusAsync(Call, bench.Token, AtMost(Max, limit: "shared.race")), bench.Token).ConfigureAwait(false);

                ExpectRoomFor(Max, statuses);
            }),
    ];

    private static void ExpectRoomFor(int max, ChargeStatus[] statuses) => Expect.Equal(
        (max, SideBySide.Threads - max), (statuses.Count(status => status == ChargeStatus.Charged), statuses.Count(status => status == ChargeStatus.Refused)), "charged and refused");
}
