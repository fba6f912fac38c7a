using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Permits;

/// <summary>What happens between the steps of a permit: objections, lapses, others who charge, stores and clocks that fail.</summary>
public sealed class PermitRaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_objection_recorded_while_the_attempt_is_charged_wins_and_the_attempt_is_given_back()
    {
        TestWorld? world = null;
        world = new TestWorld().Granted().BeforeEachStore(async step =>
        {
            if (step == "charge")
                await world!.Stores.Blacklist.AddAsync([TestWorld.Objection("late", TestWorld.Callee)], Token);
        });

        Acquisition acquired = await world.AcquireAsync();

        Assert.Null(acquired.Permit);
        Assert.Contains("blacklist.listed", acquired.Decision.Reasons);
        Assert.Empty((await (await world.EngineAsync()).GatherAsync([world.Request], TestWorld.Now, Token))[0].Get(FactKeys.Attempts).Value);
    }

    [Fact]
    public async Task An_objection_between_acquire_and_confirm_wins()
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        await engine.RecordOptOutAsync(TestWorld.Objection("late", TestWorld.Callee), Token);

        Acquisition confirmed = await engine.ConfirmAsync(permit, Token);

        Assert.Null(confirmed.Permit);
        Assert.Contains("blacklist.listed", confirmed.Decision.Reasons);
        Assert.Equal(AttemptMeasures.None, (await world.Stores.Attempts.ReadAsync(permit.Id, Token))!.Counts);
    }

    [Fact]
    public async Task A_register_answer_that_lapses_between_acquire_and_confirm_ends_the_permit()
    {
        TestWorld world = new TestWorld().Granted().RegisterSaid(listed: false, daysAgo: 15 - (30.0 / 86400)).For(campaign => campaign with { CreatedAt = TestWorld.DaysAgo(20) });
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        Assert.Equal(TestWorld.Now + Duration.FromSeconds(30), permit.ExpiresAt);
        world.Clock.Advance(TimeSpan.FromSeconds(30));

        Acquisition confirmed = await engine.ConfirmAsync(permit, Token);

        Assert.Equal(["permit.expired", "register.stale"], confirmed.Decision.Reasons.Where(reason => reason != "basis.none").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_charges_first_has_the_place_and_the_other_decision_names_the_limit()
    {
        TestWorld? world = null;
        InMemoryAttemptStore? store = null;
        world = new TestWorld().Granted().Limit(1, Duration.FromHours(1)).AttemptsIn(clock => store = new InMemoryAttemptStore(clock)).BeforeEachStore(async step =>
        {
            // Another node, which read before this one charged.
            if (step == "charge")
                await store!.ChargeAsync([new AttemptCharge { Permit = PermitId.NewAt(TestWorld.Now), Request = world!.Request, TimeToLive = Duration.FromMinutes(1), Lines = [] }], Token);
        });

        Acquisition acquired = await world.AcquireAsync();

        Assert.Equal("blocked (host.limit-reached)", acquired.ToString());
        Assert.Equal(TestWorld.Now + Duration.FromHours(1), acquired.Decision.RetryAt);
        Assert.Equal(1, store!.Count);
    }

    [Fact]
    public async Task A_granted_acquire_takes_three_phases_of_the_stores_and_a_confirm_takes_one()
    {
        var gate = new Turnstile();
        TestWorld world = new TestWorld().Granted().Limit(3, Duration.FromHours(4)).BeforeEachStore(_ => gate.WaitAsync());
        ComplianceEngine engine = await world.EngineAsync();

        ValueTask<Acquisition> acquiring = engine.AcquireAsync(world.Request, Token);
        int[] acquire = gate.RunToEnd(() => acquiring.IsCompleted);
        CallPermit permit = (await acquiring).Permit!;
        ValueTask<Acquisition> confirming = engine.ConfirmAsync(permit, Token);
        int[] confirm = gate.RunToEnd(() => confirming.IsCompleted);

        // Six ledgers, the attempts and the statistics; the charge; consents, requests and the blacklist again.
        Assert.Equal([8, 1, 3], acquire);
        Assert.Equal([9], confirm);
        Assert.NotNull((await confirming).Permit);
    }

    [Theory]
    [InlineData("find", "host.limit-unavailable")]
    [InlineData("charge", "permit.store-unavailable")]
    [InlineData("BlacklistEntry", "blacklist.unavailable")]
    public async Task A_store_that_fails_blocks_with_its_own_reason_and_is_reported(string failing, string reason)
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(1)).BeforeEachStore(step => step == failing ? throw new IOException("+390612345678") : Task.CompletedTask);

        Acquisition acquired = await world.AcquireAsync();

        Assert.Null(acquired.Permit);
        Assert.Contains(reason == "host.limit-unavailable" ? "frequency.unavailable" : reason, acquired.Decision.Reasons);
        Assert.NotEmpty(world.Log.Lines);
        Assert.All(world.Log.Lines, line => Assert.DoesNotContain("0612345678", line.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_that_fails_only_when_read_again_blocks_and_the_attempt_is_given_back()
    {
        int asked = 0;
        TestWorld world = new TestWorld().Granted().BeforeEachStore(step => step == nameof(ConsentEntry) && ++asked == 2 ? throw new IOException() : Task.CompletedTask);

        Acquisition acquired = await world.AcquireAsync();

        Assert.Contains("consent.unavailable", acquired.Decision.Reasons);
        Assert.Empty((await (await world.EngineAsync()).GatherAsync([world.Request], TestWorld.Now, Token))[0].Get(FactKeys.Attempts).Value);
    }

    [Fact]
    public async Task A_charge_that_does_not_come_back_in_two_seconds_blocks()
    {
        TestWorld world = new TestWorld().Granted().BeforeEachStore(step => step == "charge" ? new TaskCompletionSource().Task : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();

        Task<Acquisition> acquiring = engine.AcquireAsync(world.Request, Token).AsTask();
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("blocked (permit.store-unavailable)", (await acquiring).ToString());
    }

    [Fact]
    public async Task A_confirm_that_nobody_records_is_no_right_to_call()
    {
        TestWorld world = new TestWorld().Granted().BeforeEachStore(step => step == "confirm" ? throw new IOException() : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;

        Assert.Equal("blocked (permit.store-unavailable)", (await engine.ConfirmAsync(permit, Token)).ToString());
    }

    [Fact]
    public async Task A_store_that_is_full_blocks()
    {
        TestWorld world = new TestWorld().Granted().AttemptsIn(clock => new InMemoryAttemptStore(clock, capacity: 1));

        Assert.NotNull((await world.AcquireAsync()).Permit);
        Assert.Equal("blocked (permit.store-unavailable)", (await world.AcquireAsync()).ToString());
    }

    [Theory]
    [InlineData(-2.1, true)]
    [InlineData(-2, false)]
    [InlineData(2, false)]
    [InlineData(2.1, true)]
    public async Task Clocks_more_than_two_seconds_apart_block_and_the_attempt_is_given_back(double seconds, bool blocks)
    {
        InMemoryAttemptStore? store = null;
        TestWorld world = new TestWorld().Granted().AttemptsIn(_ => store = new InMemoryAttemptStore(new ManualClock(TestWorld.Now + Duration.FromSeconds(seconds))));

        Acquisition acquired = await world.AcquireAsync();

        Assert.Equal(blocks ? "blocked (engine.clock-skew)" : null, acquired.Permit is null ? acquired.ToString() : null);
        Assert.Equal(blocks ? 0 : 1, (await store!.FindAsync([AttemptQuery.For(world.Request)], Token))[0].Length);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_blocks_until_it_is_where_it_was()
    {
        TestWorld world = new TestWorld().Granted();
        await world.AcquireAsync();
        world.Clock.SetTo(TestWorld.Now - Duration.FromSeconds(3));

        Assert.Equal("blocked (engine.clock-skew)", (await world.AcquireAsync()).ToString());

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull((await world.AcquireAsync()).Permit);
    }

    [Fact]
    public async Task A_rule_that_cannot_say_what_to_count_has_not_permitted_the_call()
    {
        TestWorld world = new TestWorld().Granted().And(engine => engine.AddRule(new Uncountable()));

        Acquisition acquired = await world.AcquireAsync();

        Assert.Equal("blocked (engine.rule-failed)", acquired.ToString());
        Assert.Equal("uncountable", Assert.Single(acquired.Decision.Blocks).Rule);
        Assert.Equal(0, world.Stores.Attempts.Count);
    }

    [Fact]
    public async Task Giving_up_while_facts_are_read_again_gives_the_attempt_back()
    {
        using var caller = new CancellationTokenSource();
        int asked = 0;
        InMemoryAttemptStore? store = null;
        TestWorld world = new TestWorld().Granted().AttemptsIn(clock => store = new InMemoryAttemptStore(clock)).BeforeEachStore(async step =>
        {
            if (step == nameof(ConsentEntry) && ++asked == 2)
                await caller.CancelAsync();
        });
        ComplianceEngine engine = await world.EngineAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await engine.AcquireAsync(world.Request, caller.Token));

        Assert.Equal(1, store!.Count);
        Assert.Empty((await store.FindAsync([AttemptQuery.For(world.Request)], Token))[0]);
    }

    private sealed class Uncountable : CallRule
    {
        public override string Name => "uncountable";

        public override int Revision => 1;

        protected internal override Finding Evaluate(in CallContext call) => Finding.Pass();

        protected internal override void Charge(in CallContext call, ChargeList lines) => throw new InvalidOperationException();
    }

    /// <summary>Lets all who wait through at once; how many waited each time is how many questions each phase had.</summary>
    private sealed class Turnstile
    {
        private readonly List<TaskCompletionSource> waiting = [];

        public Task WaitAsync()
        {
            // Continuations run at once, on the thread that opens: when it comes back, the next phase waits.
            var turn = new TaskCompletionSource();
            waiting.Add(turn);
            return turn.Task;
        }

        public int[] RunToEnd(Func<bool> ended)
        {
            var phases = new List<int>();
            while (!ended())
            {
                TaskCompletionSource[] now = [.. waiting];
                Assert.NotEmpty(now);
                waiting.Clear();
                phases.Add(now.Length);
                foreach (TaskCompletionSource turn in now)
                    turn.SetResult();
            }

            return [.. phases];
        }
    }
}
