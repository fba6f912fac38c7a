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
            "dialed are the permits that were confirmed or have an outcome; those in flight and unconfirmed, and those given back, are not",
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
                await store.CancelAsync(returned.Permit, bench.Token).ConfigureAwait(false);
                await store.CancelAsync(returnedAndDialed.Permit, bench.Token).ConfigureAwait(false);
                await store.CompleteAsync(returnedAndDialed.Permit, Outcome(OutcomeKind.NoAnswer), bench.Token).ConfigureAwait(false);

                Expect.Equal(new CampaignCounts { Dialed = 2 }, (await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole, "the counts");
            }),
        new("count.outcomes", StoreAbilities.None,
            "answered are calls that a person answered, silent ones included; silent are also those whose outcome nobody understands; machines and faxes stand aside",
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
                    new CampaignCounts { Dialed = kinds.Length, Answered = answered, Silent = 2, Machine = 1 },
                    (await store.CountAsync(Call, bench.Token).ConfigureAwait(false)).Whole, "the counts of one call with each outcome");
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
        return Expect.NotNull(await store.ConfirmAsync(attempt.Permit, token).ConfigureAwait(false), "a confirmed attempt");
    }
}
