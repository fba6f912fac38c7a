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
        await store.CancelAsync([new AttemptReturn(await ChargeAsync(TestWorld.FirstRequest))], Token);

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
    public async Task An_open_permit_that_lives_longer_than_ten_minutes_is_waited_for_until_its_end()
    {
        PermitId permit = PermitId.NewAt(TestWorld.Now);
        await store.ChargeAsync([Charge(TestWorld.FirstRequest) with { Permit = permit, TimeToLive = Duration.FromHours(1) }], Token);

        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(CampaignCounts.None, (await CountAsync()).Whole);
        clock.Advance(TimeSpan.FromMinutes(49));
        CampaignCounts missing = new() { Dialed = 1, DialedEarlier = 1, Missing = 1 };
        Assert.Equal(new CampaignStatistics { Whole = missing, OfProcessor = missing, Last30Days = missing }, await CountAsync());
        await store.CancelAsync([new AttemptReturn(permit)], Token);
        Assert.Equal(CampaignCounts.None, (await CountAsync()).Whole);
    }

    [Fact]
    public async Task A_permit_counts_how_often_it_was_handed_out_and_is_given_back_only_as_often_as_the_giver_knows()
    {
        CallRequest call = TestWorld.FirstRequest with { RequestId = "q-1" };
        StoredAttempt charged = (await store.ChargeAsync([Charge(call)], Token))[0].Attempt!;
        StoredAttempt retried = (await store.ChargeAsync([Charge(call)], Token))[0].Attempt!;
        StoredConfirmation first = await store.ConfirmAsync(charged.Permit, Token);
        StoredConfirmation second = await store.ConfirmAsync(charged.Permit, Token);

        Assert.Equal([1, 2, 3, 4], [charged.HandedOut, retried.HandedOut, first.Attempt!.HandedOut, second.Attempt!.HandedOut]);
        Assert.Equal([true, false], [first.MarkedNow, second.MarkedNow]);
        Assert.Equal(first.Attempt.ConfirmedAt, second.Attempt.ConfirmedAt);
        Assert.False((await store.CancelAsync([new AttemptReturn(charged.Permit, 3)], Token))[0]!.IsCancelled);
        Assert.True((await store.CancelAsync([new AttemptReturn(charged.Permit, 4)], Token))[0]!.IsCancelled);
        Assert.Equal(ChargeStatus.Charged, (await store.ChargeAsync([Charge(call)], Token))[0].Status);
    }

    [Fact]
    public async Task Several_are_given_back_each_for_itself()
    {
        PermitId open = await ChargeAsync(TestWorld.FirstRequest);
        PermitId over = await ChargeAsync(TestWorld.FirstRequest);
        await store.CompleteAsync(over, new CallOutcome { Kind = OutcomeKind.Busy, OccurredAt = Now }, Token);

        ImmutableArray<StoredAttempt?> returned = await store.CancelAsync([new AttemptReturn(over), new AttemptReturn(PermitId.NewAt(Now)), new AttemptReturn(open)], Token);

        Assert.Equal([false, null, true], returned.Select(attempt => attempt?.IsCancelled));
    }

    [Fact]
    public async Task A_retry_finds_its_attempt_in_a_store_that_is_full()
    {
        var small = new InMemoryAttemptStore(clock, capacity: 1);
        CallRequest call = TestWorld.FirstRequest with { RequestId = "q-1" };
        PermitId permit = (await small.ChargeAsync([Charge(call)], Token))[0].Attempt!.Permit;

        Assert.Equal((ChargeStatus.Repeated, permit), (await small.ChargeAsync([Charge(call)], Token))[0] is var again ? (again.Status, again.Attempt!.Permit) : default);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await small.ChargeAsync([Charge(call), Charge(TestWorld.FirstRequest)], Token));
        await small.CancelAsync([new AttemptReturn(permit)], Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await small.ChargeAsync([Charge(call)], Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_a_charge_is_judged_no_other_charge_on_the_number_or_the_person_gets_through(bool onThePerson)
    {
        CallRequest call = TestWorld.FirstRequest with { Subject = Person };
        CallRequest other = onThePerson ? call with { Callee = TestWorld.Mobile } : call with { Subject = new SubjectId("p-2") };
        ChargeLine one = new("one", AttemptMeasures.Attempt, AttemptScope.Controller, Duration.FromHours(1), null, 1);
        ImmutableArray<ChargeResult> others = [];
        bool gotThrough = false;
        InMemoryAttemptStore? guarded = null;
        // The store reads its clock when it has shut the others out, and judges then.
        Thread? rival = null;
        var hooked = new HookedClock(() =>
        {
            if (rival is not null)
                return;
            rival = new Thread(() => others = guarded!.ChargeAsync([Charge(other, one)], CancellationToken.None).AsTask().GetAwaiter().GetResult());
            rival.Start();
            for (int waiting = 0; waiting < 50 && rival.IsAlive;)
                waiting = rival.ThreadState.HasFlag(ThreadState.WaitSleepJoin) && Thread.Yield() | true ? waiting + 1 : 0;
            gotThrough = !rival.IsAlive;
        });
        guarded = new InMemoryAttemptStore(hooked);

        ChargeResult charged = (await guarded.ChargeAsync([Charge(call, one)], Token))[0];
        rival!.Join();

        Assert.False(gotThrough);
        Assert.Equal((ChargeStatus.Charged, ChargeStatus.Refused), (charged.Status, others[0].Status));
    }

    private static AttemptCharge Charge(CallRequest request, params ImmutableArray<ChargeLine> lines) =>
        new() { Permit = PermitId.NewAt(TestWorld.Now), Request = request, TimeToLive = Duration.FromMinutes(1), Lines = lines };

    private async Task<PermitId> ChargeAsync(CallRequest request) => (await store.ChargeAsync([Charge(request)], Token))[0].Attempt!.Permit;

    private sealed class HookedClock(Action read) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            read();
            return TestWorld.Now.ToDateTimeOffset();
        }
    }

    private async Task<CampaignStatistics> CountAsync() => (await store.CountAsync([CampaignQuery.For(TestWorld.FirstRequest)], Token))[0];
}
