using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Permits;

/// <summary>The call history of another system, taken over at cut-over: limits do not begin anew.</summary>
public sealed class PastAttemptsTests
{
    private readonly FakeTimeProvider clock = new(TestWorld.Now.ToDateTimeOffset());
    private readonly InMemoryAttemptStore store;

    public PastAttemptsTests() => store = new InMemoryAttemptStore(clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_made_before_the_store_counted_uses_up_a_limit()
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(4)).AttemptsIn(_ => store);
        await world.EngineAsync();
        await store.RecordPastAsync([Past(1)], Token);

        Acquisition acquired = await world.AcquireAsync();

        Assert.Equal("blocked (host.limit-reached)", acquired.ToString());
        Assert.Equal(TestWorld.Now + Duration.FromHours(3), acquired.Decision.RetryAt);
    }

    [Fact]
    public async Task Calls_of_the_past_stand_before_the_first_one_charged_later()
    {
        PermitId charged = await ChargeAsync();
        clock.Advance(TimeSpan.FromHours(2));
        PermitId last = await ChargeAsync();
        StoredAttempt[] past = [Past(-1), Past(5), Past(0), Past(2)];

        await store.RecordPastAsync([.. past], Token);

        Assert.Equal([past[1].Permit, past[3].Permit, charged, past[2].Permit, past[0].Permit, last], (await FindAsync()).Select(attempt => attempt.Permit));
    }

    [Fact]
    public async Task Attempts_charged_here_keep_their_order_where_the_clock_was_set_back_and_calls_of_the_past_are_put_between_them()
    {
        PermitId first = await ChargeAsync();
        clock.AdjustTime((TestWorld.Now - Duration.FromMinutes(5)).ToDateTimeOffset());
        PermitId second = await ChargeAsync();
        StoredAttempt past = Past(1);

        await store.RecordPastAsync([past], Token);

        Assert.Equal([past.Permit, first, second], (await FindAsync()).Select(attempt => attempt.Permit));
    }

    [Fact]
    public async Task A_history_taken_over_twice_is_there_once_also_after_another_outcome_was_reported()
    {
        StoredAttempt past = Past(1);
        await store.RecordPastAsync([past, past], Token);
        await store.CompleteAsync(past.Permit, past.Outcome! with { Kind = OutcomeKind.Busy }, Token);

        await store.RecordPastAsync([Past(3), past with { Outcome = past.Outcome with { Fulfilled = ["disclosure.country"] } }], Token);

        Assert.Equal(2, store.Count);
        Assert.Single((await store.ReadAsync(past.Permit, Token))!.Conflicts);
    }

    [Fact]
    public async Task Another_call_under_a_permit_is_refused_and_nothing_is_taken_over()
    {
        StoredAttempt past = Past(1);
        await store.RecordPastAsync([past], Token);
        StoredAttempt[] others =
        [
            past with { ChargedAt = past.ChargedAt + Duration.Epsilon }, past with { Request = past.Request with { OperatorCountry = "AL" } },
            past with { Outcome = past.Outcome! with { Kind = OutcomeKind.Busy } }, past with { IsCancelled = true },
        ];

        foreach (StoredAttempt other in others)
        {
            ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () => await store.RecordPastAsync([Past(2), other], Token));
            Assert.Contains($"`{past.Permit}`", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, store.Count);
        Assert.Single(await FindAsync());
    }

    [Fact]
    public async Task A_request_id_that_an_attempt_holds_is_not_taken_over_by_another_and_nothing_is()
    {
        StoredAttempt past = Past(1) with { Request = TestWorld.FirstRequest with { RequestId = "r-1" } };
        StoredAttempt other = Past(2) with { Request = past.Request };

        await Assert.ThrowsAsync<ArgumentException>(async () => await store.RecordPastAsync([past, other], Token));

        Assert.Equal(0, store.Count);
        Assert.Null(await store.ReadAsync(past.Permit, Token));
        await store.RecordPastAsync([other], Token);
        Assert.Equal(ChargeStatus.Repeated, (await store.ChargeAsync([Charge(past.Request)], Token))[0].Status);
    }

    [Fact]
    public async Task A_request_id_of_a_call_that_was_given_back_stays_free()
    {
        StoredAttempt past = Past(1) with { Request = TestWorld.FirstRequest with { RequestId = "r-1" }, IsCancelled = true };

        await store.RecordPastAsync([past, past with { Permit = PermitId.NewAt(TestWorld.Now) }], Token);

        Assert.Equal(ChargeStatus.Charged, (await store.ChargeAsync([Charge(past.Request)], Token))[0].Status);
    }

    [Fact]
    public async Task Calls_of_the_past_are_counted_for_their_campaign_whatever_the_order_in_which_they_come()
    {
        PermitId dialed = await ChargeAsync();
        await store.ConfirmAsync(dialed, Token);

        await store.RecordPastAsync([Past(31 * 24, OutcomeKind.Silent), Past(0.1, OutcomeKind.Silent), Past(30 * 24, OutcomeKind.Machine), Past(30 * 24 - 0.01, OutcomeKind.Spoken)], Token);

        CampaignStatistics counted = (await store.CountAsync([CampaignQuery.For(TestWorld.FirstRequest)], Token))[0];
        Assert.Equal(new CampaignCounts { Dialed = 5, DialedEarlier = 3, Answered = 3, Silent = 2, Machine = 1 }, counted.Whole);
        Assert.Equal(counted.Whole, counted.OfProcessor);
        Assert.Equal(new CampaignCounts { Dialed = 3, DialedEarlier = 1, Answered = 2, Silent = 1 }, counted.Last30Days);
    }

    [Fact]
    public async Task What_is_no_call_of_the_past_is_refused_with_its_permit()
    {
        StoredAttempt past = Past(1);
        StoredAttempt[] wrong = [past with { Outcome = null }, past with { ChargedAt = TestWorld.Now + Duration.Epsilon }, past with { Outcome = past.Outcome! with { RingSeconds = -1 } }, past with { Permit = default }];

        foreach (StoredAttempt attempt in wrong)
            await Assert.ThrowsAsync<ArgumentException>(async () => await store.RecordPastAsync([Past(2), attempt], Token));

        Assert.Equal(0, store.Count);
        Assert.Contains($"`{past.Permit}`", Assert.Throws<ArgumentException>(() => wrong[0].ValidatePast(TestWorld.Now)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_without_room_takes_over_nothing()
    {
        var small = new InMemoryAttemptStore(clock, capacity: 1);

        await Assert.ThrowsAsync<StoreFullException>(async () => await small.RecordPastAsync([Past(1), Past(2)], Token));

        Assert.Equal(0, small.Count);
        await small.RecordPastAsync([Past(1)], Token);
    }

    private static StoredAttempt Past(double hoursAgo, OutcomeKind kind = OutcomeKind.NoAnswer)
    {
        Instant at = TestWorld.Now - Duration.FromHours(hoursAgo);
        return new StoredAttempt
        {
            Permit = PermitId.NewAt(at),
            Request = TestWorld.FirstRequest,
            ChargedAt = at,
            ExpiresAt = at,
            Outcome = new CallOutcome { Kind = kind, OccurredAt = at, Fulfilled = ["disclosure.country"] },
        };
    }

    private static AttemptCharge Charge(CallRequest request) => new() { Permit = PermitId.NewAt(TestWorld.Now), Request = request, TimeToLive = Duration.FromMinutes(1), Lines = [] };

    private async Task<PermitId> ChargeAsync() => (await store.ChargeAsync([Charge(TestWorld.FirstRequest)], Token))[0].Attempt!.Permit;

    private async Task<ImmutableArray<AttemptRecord>> FindAsync() => (await store.FindAsync([AttemptQuery.For(TestWorld.FirstRequest)], Token))[0];
}
