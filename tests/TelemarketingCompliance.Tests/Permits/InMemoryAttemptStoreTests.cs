using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Permits;

public sealed class InMemoryAttemptStoreTests
{
    private static readonly SubjectId Person = new("p-1");

    private readonly FakeTimeProvider clock = new(TestWorld.Now.ToDateTimeOffset());
    private readonly InMemoryAttemptStore store;

    public InMemoryAttemptStoreTests() => store = new InMemoryAttemptStore(clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    [Fact]
    public async Task Attempts_on_the_number_and_on_the_person_are_found_once_each_in_the_order_of_their_charge()
    {
        CallRequest call = TestWorld.FirstRequest with { Subject = Person };
        PermitId both = await ChargeAsync(call);
        PermitId person = await ChargeAsync(call with { Callee = TestWorld.Mobile });
        PermitId number = await ChargeAsync(call with { Subject = null });
        await ChargeAsync(call with { Callee = TestWorld.Mobile, Subject = null });

        ImmutableArray<AttemptRecord> found = (await store.FindAsync([AttemptQuery.For(call)], Token))[0];

        Assert.Equal([both, person, number], found.Select(attempt => attempt.Permit));
        Assert.Equal([(true, true), (false, true), (true, false)], found.Select(attempt => (attempt.IsSameNumber, attempt.IsSameSubject)));
    }

    [Fact]
    public async Task Of_another_controllers_attempts_only_that_they_were_made_is_shown()
    {
        await ChargeAsync(TestWorld.FirstRequest with { Campaign = TestWorld.FirstCampaign with { Controller = new CampaignParty { Id = TestWorld.Beta } } });

        AttemptRecord shown = Assert.Single((await store.FindAsync([AttemptQuery.For(TestWorld.FirstRequest)], Token))[0]);

        Assert.Equal(new AttemptRecord { At = TestWorld.Now, Counts = AttemptMeasures.All, IsSameNumber = true, IsSameProcessor = true }, shown);
    }

    [Fact]
    public async Task What_is_charged_in_one_call_counts_for_what_comes_after_it_in_the_same_call()
    {
        ChargeLine line = new("one", AttemptMeasures.Attempt, AttemptScope.Controller, Duration.FromHours(1), null, 1);

        ImmutableArray<ChargeResult> results = await store.ChargeAsync([Charge(TestWorld.FirstRequest, line), Charge(TestWorld.FirstRequest, line)], Token);

        Assert.Equal([ChargeStatus.Charged, ChargeStatus.Refused], results.Select(result => result.Status));
        Assert.Equal(results[0].Attempt!.Permit, Assert.Single(results[1].Seen).Permit);
    }

    [Fact]
    public async Task A_line_for_a_day_that_is_over_does_not_hold()
    {
        ChargeLine yesterday = new("day", AttemptMeasures.Attempt, AttemptScope.Controller, null, new Interval(TestWorld.DaysAgo(1), TestWorld.Now), 5);

        Assert.Equal(ChargeStatus.Refused, (await store.ChargeAsync([Charge(TestWorld.FirstRequest, yesterday)], Token))[0].Status);
    }

    [Fact]
    public async Task The_end_is_the_time_to_live_or_what_ends_earlier()
    {
        ImmutableArray<ChargeResult> results = await store.ChargeAsync(
            [Charge(TestWorld.FirstRequest), Charge(TestWorld.FirstRequest) with { EndsAt = TestWorld.Now + Duration.FromSeconds(5) }], Token);

        Assert.Equal([60.0, 5.0], results.Select(result => (result.Attempt!.ExpiresAt - TestWorld.Now).TotalSeconds));
    }

    [Fact]
    public async Task Full_refuses_the_whole_charge_and_keeps_what_it_has()
    {
        var small = new InMemoryAttemptStore(clock, capacity: 2);
        await small.ChargeAsync([Charge(TestWorld.FirstRequest)], Token);

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await small.ChargeAsync([Charge(TestWorld.FirstRequest), Charge(TestWorld.FirstRequest)], Token));

        Assert.Contains("1 of 2", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, small.Count);
        await small.ChargeAsync([Charge(TestWorld.FirstRequest)], Token);
        Assert.Equal(2, small.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryAttemptStore(clock, 0));
    }

    [Fact]
    public async Task A_permit_is_charged_once()
    {
        AttemptCharge charge = Charge(TestWorld.FirstRequest);
        await store.ChargeAsync([charge], Token);

        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ChargeAsync([charge], Token));
    }

    [Fact]
    public async Task A_campaign_is_counted_to_the_instant_ten_minutes_and_thirty_days_later()
    {
        PermitId confirmed = await ChargeAsync(TestWorld.FirstRequest);
        await store.ConfirmAsync(confirmed, Token);
        await ChargeAsync(TestWorld.FirstRequest);

        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(new CampaignCounts { Dialed = 1 }, (await CountAsync()).Whole);
        clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal(new CampaignCounts { Dialed = 1, DialedEarlier = 1, Missing = 1 }, (await CountAsync()).Whole);

        await store.CompleteAsync(confirmed, new CallOutcome { Kind = OutcomeKind.Silent, OccurredAt = Now }, Token);
        CampaignCounts silent = new() { Dialed = 1, DialedEarlier = 1, Answered = 1, Silent = 1 };
        Assert.Equal(new CampaignStatistics { Whole = silent, OfProcessor = silent, Last30Days = silent }, await CountAsync());

        clock.Advance((TestWorld.Now + Duration.FromDays(30) - Now - Duration.Epsilon).ToTimeSpan());
        Assert.Equal(1, (await CountAsync()).Last30Days.Silent);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(new CampaignStatistics { Whole = silent, OfProcessor = silent }, await CountAsync());
        Assert.Equal(CampaignCounts.None, (await store.CountAsync([new CampaignQuery(TestWorld.Acme, TestWorld.FirstCampaign.Id, TestWorld.CentreY)], Token))[0].OfProcessor);
    }

    [Fact]
    public async Task Whoever_asks_while_attempts_are_charged_sees_all_up_to_one_of_them()
    {
        const int Attempts = 400;
        CallRequest call = TestWorld.FirstRequest with { Subject = Person };
        PermitId[] charged = [.. Enumerable.Range(0, Attempts).Select(_ => PermitId.NewAt(TestWorld.Now))];

        Task charging = Task.Run(
            async () =>
            {
                foreach (PermitId permit in charged)
                    await store.ChargeAsync([Charge(call) with { Permit = permit }], Token);
            },
            Token);
        int seen = 0;
        while (seen < Attempts)
        {
            ImmutableArray<AttemptRecord> found = (await store.FindAsync([AttemptQuery.For(call)], Token))[0];

            Assert.True(found.Length >= seen, $"{found.Length} attempts after {seen}");
            Assert.Equal(charged[..found.Length], found.Select(attempt => attempt.Permit));
            seen = found.Length;
            if (charging.IsFaulted)
                break;
        }

        await charging;
    }

    private static AttemptCharge Charge(CallRequest request, params ImmutableArray<ChargeLine> lines) =>
        new() { Permit = PermitId.NewAt(TestWorld.Now), Request = request, TimeToLive = Duration.FromMinutes(1), Lines = lines };

    private async Task<PermitId> ChargeAsync(CallRequest request) => (await store.ChargeAsync([Charge(request)], Token))[0].Attempt!.Permit;

    private async Task<CampaignStatistics> CountAsync() => (await store.CountAsync([CampaignQuery.For(TestWorld.FirstRequest)], Token))[0];
}
