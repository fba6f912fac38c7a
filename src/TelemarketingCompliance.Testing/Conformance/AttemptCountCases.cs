using System.Collections.Immutable;
using NodaTime;
using static TelemarketingCompliance.AttemptSamples;
using Case = TelemarketingCompliance.ConformanceCase<TelemarketingCompliance.IAttemptStore>;

namespace TelemarketingCompliance;

/// <summary>What a store counts of a campaign.</summary>
internal static class AttemptCountCases
{
    internal static IEnumerable<Case> All =>
    [
        new("count.dialed", StoreAbilities.None,
            "dialed are the permits that were confirmed or have an outcome; those that are new and unconfirmed, and those given back, are not",
            "a permit is no call yet, and a rate over permits would be diluted",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                Expect.Equal(new CampaignStatistics(), await store.CountAsync(Call, bench.Token).ConfigureAwait(false), "a campaign that never dialed");
                await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                StoredAttempt confirmed = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                StoredAttempt returned = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                StoredAttempt returnedAndDialed = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                await store.ConfirmAsync(confirmed.Permit, bench.Token).ConfigureAwait(false);
                await store.ConfirmAsync(returned.Permit, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(returned.Permit, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(returnedAndDialed.Permit, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(returnedAndDialed.Permit, Outcome(OutcomeKind.NoAnswer), bench.Token).ConfigureAwait(false);

                Expect.Equal(new CampaignCounts { Dialed = 2 }, (await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole, "the counts");
            }),
        new("count.outcomes", StoreAbilities.None,
            "answered are calls that a person answered, silent ones included; silent are also those whose outcome nobody understands; machines, of which any may have been a person, and faxes stand aside",
            "the share of silent calls is silent by answered",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                OutcomeKind[] kinds = Enum.GetValues<OutcomeKind>();
                foreach (OutcomeKind kind in kinds)
                {
                    StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                    await store.CompleteAsync(attempt.Permit, Outcome(kind), bench.Token).ConfigureAwait(false);
                }

                int answered = kinds.Count(kind => CallOutcome.CountsOf(kind).HasFlag(AttemptMeasures.Answered)) - 2;
                Expect.Equal(
                    new CampaignCounts { Dialed = kinds.Length, Answered = answered, Silent = 2, Machine = 1, Estimated = 1 },
                    (await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole, "the counts of one call with each outcome");
            }),
        new("count.every-report", StoreAbilities.None,
            "one report of silence is enough for a silent call, one of a machine for a machine, and a person answered only where every report says so",
            "nobody knows which of two reports is true, and a rate must not fall by reporting twice",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                OutcomeKind[][] calls = [[OutcomeKind.Spoken, OutcomeKind.Silent], [OutcomeKind.NoAnswer, OutcomeKind.Machine], [OutcomeKind.Machine, OutcomeKind.Silent], [OutcomeKind.Spoken, OutcomeKind.NoAnswer]];
                foreach (OutcomeKind[] reports in calls)
                {
                    StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                    foreach (OutcomeKind report in reports)
                        await store.CompleteAsync(attempt.Permit, Outcome(report), bench.Token).ConfigureAwait(false);
                }

                Expect.Equal(
                    new CampaignCounts { Dialed = 4, Answered = 2, Silent = 2, Machine = 2, Estimated = 1 },
                    (await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole, "the counts of four calls with two reports each");
            }),
        new("count.people-among-machines", StoreAbilities.FollowsClock,
            "a machine weighs the share of people that its own call's campaign declared by a measurement before its charge, in whole millionths rounded up; without one it weighs a person, where an operator has the call dialed nothing",
            "one call centre's measurement is no word about another's machines, nor today's about last month's",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                AnsweringMachineDetection late = Measured(0.5m) with { MeasuredOn = new LocalDate(2026, 11, 25) };
                (CallRequest Call, decimal Share)[] machines =
                [
                    (Detecting(Measured(0.2m)), 0.2m), (Detecting(Measured(1 / 3m)), 0.333334m), (Detecting(AnsweringMachineDetection.NotUsed), 0),
                    (By(OtherProcessor, Detecting(Measured(1.5m))), 1), (By(OtherProcessor, Detecting(late)), 1), (By(OtherProcessor), 1),
                    (Call with { Mode = DialingMode.Preview, OperatorReserved = true }, 0),
                ];
                foreach ((CallRequest call, _) in machines)
                {
                    StoredAttempt attempt = await DialAsync(store, call, bench.Token).ConfigureAwait(false);
                    await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.Machine), bench.Token).ConfigureAwait(false);
                }

                bench.Clock.Advance(Duration.FromDays(2));
                CampaignStatistics counted = await store.CountAsync(Detecting(Measured(0.9m)), bench.Token).ConfigureAwait(false);

                Expect.Equal((machines.Length, machines.Sum(machine => machine.Share)), ((int)counted.Whole.Machine, counted.Whole.Estimated), "machines of the campaign, and the people among them");
                decimal ofProcessor = machines.Where(machine => machine.Call.Campaign.Processor.Id == Processor).Sum(machine => machine.Share);
                Expect.Equal((ofProcessor, counted.Whole.Estimated), (counted.OfProcessor.Estimated, counted.Last30Days.Estimated), "the people in the processor's part, and in the last thirty days");
            }),
        new("count.part-of-the-processor", StoreAbilities.None,
            "beside the whole campaign the part of the processor that asks is counted",
            "the limit holds for each call centre as well",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await DialAsync(store, Call, bench.Token).ConfigureAwait(false);
                await DialAsync(store, By(OtherProcessor), bench.Token).ConfigureAwait(false);
                await DialAsync(store, By(OtherProcessor), bench.Token).ConfigureAwait(false);

                CampaignStatistics asked = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);
                CampaignStatistics stranger = await store.CountAsync(By(new PartyId("centre-z")), bench.Token).ConfigureAwait(false);
                Expect.Sequence([3, 1, 3, 0], [asked.Whole.Dialed, asked.OfProcessor.Dialed, stranger.Whole.Dialed, stranger.OfProcessor.Dialed], "whole and part, for one that dialed and one that did not");
            }),
        new("count.campaign-of-the-controller", StoreAbilities.None,
            "ids of campaigns are the controller's own, and compared ordinally",
            "two controllers may both call theirs `spring`",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await DialAsync(store, Call, bench.Token).ConfigureAwait(false);
                await DialAsync(store, For(OtherController), bench.Token).ConfigureAwait(false);
                await DialAsync(store, In("SPRING"), bench.Token).ConfigureAwait(false);

                Expect.Equal(1, (await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole.Dialed, "dialed for the campaign");
            }),
        new("count.answers-in-order", StoreAbilities.None,
            "every question has its answer, in order, also one asked twice and one about a campaign that never dialed",
            "a batch of calls asks for several campaigns at once",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                await DialAsync(store, Call, bench.Token).ConfigureAwait(false);
                await DialAsync(store, In("autumn"), bench.Token).ConfigureAwait(false);
                await DialAsync(store, In("autumn"), bench.Token).ConfigureAwait(false);

                ImmutableArray<CampaignStatistics> answers = await store.CountAsync(
                    [.. new[] { In("autumn"), In("winter"), Call, In("autumn") }.Select(CampaignQuery.For)], bench.Token).ConfigureAwait(false);

                Expect.Sequence<long?>([2, 0, 1, 2], answers.Select(answer => answer?.Whole.Dialed), "dialed");
            }),
        new("count.missing-outcomes", StoreAbilities.FollowsClock,
            "a dialed call without outcome is missing once it was charged more than ten minutes ago, until its outcome comes, hours later",
            "a campaign that does not know what happened must not go on calling",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await DialAsync(store, Call, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(10 * Minute);
                CampaignStatistics edge = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(Duration.FromMilliseconds(1));
                await DialAsync(store, Call, bench.Token).ConfigureAwait(false);
                CampaignStatistics after = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(Duration.FromHours(6));
                await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.NoAnswer), bench.Token).ConfigureAwait(false);
                CampaignStatistics late = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);

                Expect.Equal(new CampaignCounts { Dialed = 1 }, edge.Whole, "after ten minutes to the instant");
                Expect.Equal(new CampaignCounts { Dialed = 2, DialedEarlier = 1, Missing = 1 }, after.Whole, "a millisecond later, with a second call");
                Expect.Equal(after.Whole, after.OfProcessor, "the processor's part");
                Expect.Equal(new CampaignCounts { Dialed = 2, DialedEarlier = 2, Missing = 1 }, late.Whole, "when the first outcome came, six hours later");
            }),
        new("count.past-its-end", StoreAbilities.FollowsClock,
            "a permit that nobody confirmed, completed or gave back counts as dialed, and its outcome as missing, ten minutes after its charge, and not before its end; given back it no longer does",
            "a dialer that does not confirm could otherwise call for ever without a report",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                ChargeResult lasting = await store.ChargeAsync(Charge(Call) with { TimeToLive = 30 * Minute }, bench.Token).ConfigureAwait(false);
                StoredAttempt attempt = await store.TakeAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(10 * Minute);
                CampaignStatistics edge = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(Duration.FromMilliseconds(1));
                CampaignStatistics one = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance((20 * Minute) - Duration.FromMilliseconds(1));
                CampaignStatistics both = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);
                await store.GiveBackAsync(lasting.Attempt!.Permit, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.NoAnswer), bench.Token).ConfigureAwait(false);
                CampaignStatistics late = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);

                Expect.Equal(CampaignCounts.None, edge.Whole, "after ten minutes to the instant");
                Expect.Equal(new CampaignCounts { Dialed = 1, DialedEarlier = 1, Missing = 1 }, one.Whole, "a millisecond later, while the other permit lasts");
                Expect.Equal(new CampaignCounts { Dialed = 2, DialedEarlier = 2, Missing = 2 }, both.Whole, "at the end of the other");
                Expect.Equal((both.Whole, both.Whole), (both.OfProcessor, both.Last30Days), "the processor's part, and the last thirty days");
                Expect.Equal(new CampaignCounts { Dialed = 1, DialedEarlier = 1 }, late.Whole, "when one was given back and the outcome of the other came");
            }),
        new("count.thirty-days", StoreAbilities.FollowsClock,
            "the last thirty days end thirty times 24 hours before the question, to the instant; the whole goes back to the beginning",
            "the law of some countries measures the last thirty days, that of others the campaign",
            async bench =>
            {
                IAttemptStore store = await bench.OpenAsync().ConfigureAwait(false);
                StoredAttempt attempt = await DialAsync(store, Call, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(attempt.Permit, Outcome(OutcomeKind.Silent), bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(Duration.FromDays(30) - Duration.FromMilliseconds(1));
                CampaignStatistics before = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);
                bench.Clock.Advance(Duration.FromMilliseconds(1));
                CampaignStatistics after = await store.CountAsync(Call, bench.Token).ConfigureAwait(false);

                Expect.Equal(new CampaignCounts { Dialed = 1, DialedEarlier = 1, Answered = 1, Silent = 1 }, before.Last30Days, "a millisecond before thirty days are over");
                Expect.Equal((CampaignCounts.None, before.Whole), (after.Last30Days, after.Whole), "the last thirty days, and the whole, when they are");
            }),
    ];

    private static async Task<StoredAttempt> DialAsync(IAttemptStore store, CallRequest call, CancellationToken token)
    {
        StoredAttempt attempt = await store.TakeAsync(call, token).ConfigureAwait(false);
        return Expect.NotNull((await store.ConfirmAsync(attempt.Permit, token).ConfigureAwait(false)).Attempt, "a confirmed attempt");
    }
}
