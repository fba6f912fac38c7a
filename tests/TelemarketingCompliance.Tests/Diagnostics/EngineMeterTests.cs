using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Diagnostics;

/// <summary>What each instrument counts, with its tags.</summary>
public sealed class EngineMeterTests : IDisposable
{
    private readonly TestMeters meters = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => meters.Dispose();

    [Fact]
    public async Task A_decision_is_counted_with_its_basis_and_a_block_with_each_of_its_reasons()
    {
        TestWorld permitted = Metered().Granted();
        TestWorld blocked = Metered().Objected().By(DialingMode.AiVoice);

        await (await permitted.EngineAsync()).EvaluateAsync(permitted.Request, TestWorld.Now, Token);
        CallDecision decision = await (await blocked.EngineAsync()).EvaluateAsync(blocked.Request, TestWorld.Now, Token);

        Assert.Equal(
            ["1 basis=consent jurisdiction=TEST mode=manual operation=evaluate verdict=permitted", "1 basis=none jurisdiction=TEST mode=ai_voice operation=evaluate verdict=blocked"],
            meters.Of("telemarketing.decisions"));
        Assert.Contains("blacklist.listed", decision.Reasons);
        Assert.Equal(decision.Reasons.Select(reason => $"1 operation=evaluate reason={reason}"), meters.Of("telemarketing.blocks"));
    }

    [Fact]
    public async Task A_call_that_no_rule_book_covers_is_of_no_jurisdiction()
    {
        TestWorld world = Metered().Asking(call => call with { Callee = E164Number.FromDigits(33142685300) });

        await (await world.EngineAsync()).EvaluateAsync(world.Request, TestWorld.Now, Token);

        Assert.Equal(["1 basis=none jurisdiction=none mode=manual operation=evaluate verdict=blocked"], meters.Of("telemarketing.decisions"));
    }

    [Fact]
    public async Task The_life_of_a_permit_is_counted_step_by_step()
    {
        TestWorld world = Metered().Granted().Asking(call => call with { RequestId = "q-1" });
        ComplianceEngine engine = await world.EngineAsync();

        CallPermit permit = (await world.AcquireAsync()).Permit!;
        await world.AcquireAsync();
        await engine.ConfirmAsync(permit, Token);
        var outcome = new CallOutcome { Kind = OutcomeKind.NoAnswer, OccurredAt = TestWorld.Now };
        await engine.CompleteAsync(permit, outcome, Token);
        await engine.CompleteAsync(permit.Id, outcome, Token);
        await engine.CompleteAsync(permit.Id, outcome with { Kind = OutcomeKind.Busy }, Token);

        Assert.Equal(["granted", "repeated", "confirmed", "completed"], Permits());
        Assert.Equal(["1 completion=recorded outcome=no_answer", "1 completion=repeated outcome=no_answer", "1 completion=conflict outcome=busy"], meters.Of("telemarketing.outcomes"));
        Assert.Equal(["1 reason=permit.outcome-conflict"], meters.Of("telemarketing.completion.findings"));
        Assert.Equal(["acquire", "acquire", "confirm"], meters.Measured.Where(one => one.Instrument == "telemarketing.decisions").Select(one => one.Tags[0].Value));
        Assert.Empty(meters.Of("telemarketing.blocks"));
    }

    [Fact]
    public async Task A_permit_withdrawn_and_one_refused_are_counted_as_such_with_the_reason()
    {
        TestWorld world = Metered().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit withdrawn = (await world.AcquireAsync()).Permit!;
        await engine.RecordOptOutAsync(TestWorld.Objection("late", TestWorld.Callee), Token);
        meters.Forget();

        await engine.ConfirmAsync(withdrawn, Token);
        await world.AcquireAsync();

        Assert.Equal(["withdrawn", "refused"], Permits());
        Assert.Equal(["1 operation=confirm reason=blacklist.listed", "1 operation=acquire reason=blacklist.listed"], meters.Of("telemarketing.blocks"));
    }

    [Fact]
    public async Task A_permit_given_back_or_confirmed_too_late_is_counted_as_such()
    {
        TestWorld world = Metered().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit returned = (await world.AcquireAsync()).Permit!;
        CallPermit late = (await world.AcquireAsync()).Permit!;
        Assert.True(await engine.CancelAsync(returned.Id, Token));
        Assert.False(await engine.CancelAsync(PermitId.NewAt(TestWorld.Now), Token));
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await engine.ConfirmAsync(late, Token);

        Assert.Equal(["granted", "granted", "cancelled", "expired"], Permits());
        Assert.Equal(["1 operation=confirm reason=permit.expired"], meters.Of("telemarketing.blocks"));
    }

    [Fact]
    public async Task The_reasons_counted_are_those_that_the_decision_lists()
    {
        Func<TestWorld>[] worlds =
        [
            () => Metered().Granted(),
            () => Metered(),
            () => Metered().Granted().Objected(),
            () => Metered().Objected().RegisterSaid(listed: true),
            () => Metered().RegisterNeverAsked().FromList(holdsTheNumber: false),
            () => Metered().Granted().InFlight().Limit(1, Duration.FromHours(1)),
            () => Metered().Granted().And(engine => engine.AddRule(new TestRule("broken") { Says = static (in CallContext _) => throw new InvalidOperationException() })),
            () => Metered().Granted().BeforeEachStore(step => step == "charge" ? throw new IOException() : Task.CompletedTask),
            () => Metered().Granted().BeforeEachStore(step => step == nameof(ConsentEntry) ? throw new IOException() : Task.CompletedTask),
            () => Metered().Granted().AttemptsIn(_ => new InMemoryAttemptStore(new FakeTimeProvider((TestWorld.Now + Duration.FromSeconds(9)).ToDateTimeOffset()))),
        ];
        var reasons = new HashSet<string>();
        foreach (TestWorld world in worlds.Select(make => make()))
        {
            meters.Forget();
            Acquisition answer = await world.AcquireAsync();

            Assert.Equal(answer.Decision.Reasons.Order(StringComparer.Ordinal).Select(reason => $"1 operation=acquire reason={reason}"), meters.Of("telemarketing.blocks").Order(StringComparer.Ordinal));
            Assert.Equal([answer.Permit is null ? "refused" : "granted"], Permits());
            reasons.UnionWith(answer.Decision.Reasons);
        }

        Assert.Superset(new HashSet<string> { "basis.none", "consent.missing", "blacklist.listed", "register.not-asked", "host.limit-reached", "engine.rule-failed", "permit.store-unavailable", "engine.clock-skew" }, reasons);
    }

    [Fact]
    public async Task Each_candidate_of_many_is_a_decision_and_those_beyond_what_was_wanted_are_blocked()
    {
        TestWorld world = Metered().Granted();
        ComplianceEngine engine = await world.EngineAsync();

        await engine.AcquireManyAsync([world.Request, world.Request, world.Request], 2, Token);

        Assert.Equal(3, meters.Of("telemarketing.decisions").Length);
        Assert.Equal(["granted", "granted", "refused"], Permits());
        Assert.Equal(["1 operation=acquire reason=permit.enough-granted"], meters.Of("telemarketing.blocks"));
        Assert.Single(meters.Of("telemarketing.operation.duration"));
    }

    [Fact]
    public async Task A_charge_that_is_tried_again_is_counted_each_time()
    {
        TestWorld world = Metered().Granted().AttemptsIn(clock => new RefusingAttempts(clock));

        Acquisition acquired = await world.AcquireAsync();

        Assert.Equal("blocked (permit.charge-refused)", acquired.ToString());
        Assert.Equal(["1", "1"], meters.Of("telemarketing.charge.retries"));
    }

    [Fact]
    public async Task What_fails_is_counted_with_the_type_of_the_failure()
    {
        TestWorld world = Metered().Granted()
            .BeforeEachStore(step => step == nameof(ContractEntry) ? throw new IOException() : Task.CompletedTask)
            .And(engine => engine.AddRule(new TestRule("broken") { Says = static (in CallContext _) => throw new InvalidOperationException() }));
        TestWorld full = Metered().Granted().AttemptsIn(clock => new InMemoryAttemptStore(clock, capacity: 1));
        await full.AcquireAsync();

        await world.AcquireAsync();
        await full.AcquireAsync();

        Assert.Equal(["1 error.type=System.IO.IOException source=contract.entries"], meters.Of("telemarketing.source.failures"));
        Assert.Equal(["1 error.type=System.InvalidOperationException rule=broken"], meters.Of("telemarketing.rule.failures"));
        Assert.Equal(["1 error.type=TelemarketingCompliance.StoreFullException step=charge"], meters.Of("telemarketing.store.failures"));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("complete")]
    [InlineData("cancel")]
    public async Task A_step_whose_failure_the_caller_hears_of_is_counted_too(string step)
    {
        TestWorld world = Metered().Granted().BeforeEachStore(now => now == step ? throw new IOException() : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        meters.Forget();

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            if (step == "cancel")
                await engine.CancelAsync(permit.Id, Token);
            else
                await engine.CompleteAsync(permit.Id, new CallOutcome { Kind = OutcomeKind.Busy, OccurredAt = TestWorld.Now }, Token);
        });

        Assert.Equal([$"1 error.type=System.IO.IOException step={step}"], meters.Of("telemarketing.store.failures"));
        Assert.Equal([$"0 error.type=System.IO.IOException operation={(step == "cancel" ? "cancel" : "complete")}"], meters.Of("telemarketing.operation.duration"));
    }

    [Fact]
    public async Task Sources_and_callers_are_timed_on_the_hosts_clock()
    {
        TestWorld? world = null;
        world = Metered().Granted().And(engine => engine
            .AddSource(new TestSource("slow", TestFacts.Score) { Gathers = Gathers })
            .AddRule(new TestRule("host-rule") { Needed = [TestFacts.Score] }));
        async Task Gathers(FactGathering gathering, CancellationToken token)
        {
            world!.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
            gathering.Set(TestFacts.Score, 0, 1);
        }

        await (await world.EngineAsync()).EvaluateAsync(world.Request, TestWorld.Now, Token);

        Assert.Contains("0.25 source=slow", meters.Of("telemarketing.source.duration"));
        Assert.Contains("0 source=consent.entries", meters.Of("telemarketing.source.duration"));
        Assert.Equal(["0.25 operation=evaluate"], meters.Of("telemarketing.operation.duration"));
    }

    [Fact]
    public async Task Giving_up_is_no_failure_of_a_store()
    {
        using var caller = new CancellationTokenSource();
        TestWorld world = Metered().Granted().BeforeEachStore(async step =>
        {
            if (step == "read")
                await caller.CancelAsync();
        });
        ComplianceEngine engine = await world.EngineAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await engine.CompleteAsync(PermitId.NewAt(TestWorld.Now), new CallOutcome { Kind = OutcomeKind.Busy, OccurredAt = TestWorld.Now }, caller.Token));

        Assert.Empty(meters.Of("telemarketing.store.failures"));
        Assert.DoesNotContain(world.Log.Lines, line => line.Level > Microsoft.Extensions.Logging.LogLevel.Information);
    }

    [Fact]
    public async Task The_engines_of_a_registry_are_told_apart_and_a_thousand_of_them_share_their_instruments()
    {
        var engines = new ComplianceEngines();
        int before = 0;
        for (int i = 0; i < 1000; i++)
        {
            engines.GetOrAdd("acme", builder => builder.UseMeterFactory(meters));
            before = i == 0 ? meters.Instruments.Count : before;
            engines.Replace("acme", builder => builder.UseMeterFactory(meters));
        }

        await engines.Get("acme").EvaluateAsync(TestWorld.FirstRequest, TestWorld.Now, Token);

        Assert.Equal(["1 basis=none engine=acme jurisdiction=none mode=manual operation=evaluate verdict=blocked"], meters.Of("telemarketing.decisions"));
        Assert.Equal(before, meters.Instruments.Count);
        Assert.All(meters.Measured, one => Assert.Contains(one.Tags, tag => tag is { Key: "telemarketing.engine", Value: "acme" }));
    }

    private TestWorld Metered() => new TestWorld().And(engine => engine.UseMeterFactory(meters));

    private IEnumerable<string> Permits() => meters.Measured.Where(one => one.Instrument == "telemarketing.permits").Select(one => (string)one.Tags.Single().Value!);

    /// <summary>A store where others always come first and are gone again when one looks.</summary>
    private sealed class RefusingAttempts(TimeProvider time) : DelegatingAttempts(new InMemoryAttemptStore(time))
    {
        public override ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken) =>
            new([.. charges.Select(_ => new ChargeResult { Status = ChargeStatus.Refused, At = Instant.FromDateTimeOffset(time.GetUtcNow()) })]);
    }
}
