using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Engine;

public sealed class EngineBuildTests
{
    [Fact]
    public void An_engine_that_lacks_sources_is_refused_with_each_rule_its_fact_and_what_to_call()
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => ComplianceEngine.Create(engine => engine.AddRuleBook(new TestBook().Build())));

        string[] lines = refused.Message.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("the engine lacks sources of 8 facts:", lines[0]);
        Assert.Contains("the rule `consent` needs the fact `consent.entries`: call `UseConsents(ledger)`", lines);
        Assert.Contains("the rule `register-consultation` needs the fact `register.it-rpo`: call `AddRegister(\"it-rpo\", folder)`", lines);
        Assert.Contains("the rule `register-opposition` needs the fact `register.revocations`: call `UseSelectiveRevocations(ledger)`", lines);
        Assert.Contains("the rule `contact-list` needs the fact `list.membership`: call `UseContactLists(store)`", lines);
    }

    [Fact]
    public void A_rule_of_a_later_edition_is_checked_too()
    {
        Instant later = TestBook.From + Duration.FromDays(1);
        var book = new RuleBook("XX", ["IT"], TestBook.Rome, TestBook.From, [later], at => at == later ? [new TestRule("later") { Needed = [TestFacts.Score] }] : []);

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => ComplianceEngine.Create(engine => engine.AddRuleBook(book)));

        Assert.Contains("the rule `later` needs the fact `host.score`: call `AddScores()`", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sources_of_one_fact_are_refused() => ComplianceEngine.Create(engine =>
    {
        engine.UseConsents(new InMemoryLedger<ConsentEntry>());

        Assert.Contains("`consent.entries` already has a source", Assert.Throws<ArgumentException>(() => engine.UseConsents(new InMemoryLedger<ConsentEntry>())).Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Two_books_of_one_name_are_refused() => ComplianceEngine.Create(engine =>
    {
        var book = new RuleBook("XX", ["IT"], TestBook.Rome, TestBook.From, [], _ => []);
        engine.AddRuleBook(book);

        Assert.Throws<ArgumentException>(() => engine.AddRuleBook(book));
    });

    [Fact]
    public async Task A_container_gives_one_engine_with_the_hosts_clock_and_log()
    {
        var clock = new ManualClock(TestWorld.Now);
        using var log = new TestLog();
        using ServiceProvider services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<ILoggerFactory>(log)
            .AddTelemarketingCompliance(engine => engine
                .AddSource(new TestSource("host", TestFacts.Score) { Gathers = (_, _) => new TaskCompletionSource().Task })
                .AddRule(new TestRule("host-rule") { Needed = [TestFacts.Score] }))
            .BuildServiceProvider();
        ComplianceEngine engine = services.GetRequiredService<ComplianceEngine>();

        Task<FactBatch> gathering = engine.GatherAsync([TestWorld.FirstRequest], TestWorld.Now, TestContext.Current.CancellationToken).AsTask();
        clock.Advance(TimeSpan.FromSeconds(2));
        FactBatch batch = await gathering;

        Assert.Same(engine, services.GetRequiredService<ComplianceEngine>());
        Assert.Equal(TestWorld.Now, batch[0].Get(FactKeys.Number).AsOf);
        Assert.Single(log.Lines, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public void A_container_refuses_a_second_engine_instead_of_forgetting_one_of_them()
    {
        IServiceCollection services = new ServiceCollection().AddTelemarketingCompliance(_ => { });

        Assert.Contains("already registered", Assert.Throws<InvalidOperationException>(() => services.AddTelemarketingCompliance(_ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_of_another_engine_are_refused()
    {
        ComplianceEngine one = await new TestWorld().EngineAsync();
        ComplianceEngine other = await new TestWorld().EngineAsync();
        FactBatch batch = await one.GatherAsync([TestWorld.FirstRequest], TestWorld.Now, TestContext.Current.CancellationToken);
        var findings = new Finding[other.MaxFindings];

        Assert.Throws<ArgumentException>("facts", () => other.Explain(batch[0], TestWorld.Now));
        Assert.Throws<ArgumentException>("facts", () => other.Decide(batch[0], TestWorld.Now, findings));
        Assert.Throws<ArgumentException>("facts", () => one.Explain(default, TestWorld.Now));
    }

    [Fact]
    public async Task Too_little_room_for_findings_is_refused_and_room_to_spare_is_filled()
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        FactBatch batch = await engine.GatherAsync([world.Request], TestWorld.Now, TestContext.Current.CancellationToken);
        var roomy = new Finding[engine.MaxFindings + 2];

        engine.Decide(batch[0], TestWorld.Now, roomy);

        Assert.Equal([Finding.NotApplicable, Finding.NotApplicable], roomy[^2..]);
        Assert.Throws<ArgumentException>("findings", () => engine.Decide(batch[0], TestWorld.Now, new Finding[engine.MaxFindings - 1]));
    }

    [Fact]
    public async Task A_batch_holds_at_least_one_call_and_at_most_4096_each_with_a_number()
    {
        ComplianceEngine engine = await new TestWorld().EngineAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await engine.GatherAsync([], TestWorld.Now, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(async () => await engine.GatherAsync([.. Enumerable.Repeat(TestWorld.FirstRequest, 4097)], TestWorld.Now, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(async () => await engine.GatherAsync([TestWorld.FirstRequest with { Callee = default }], TestWorld.Now, TestContext.Current.CancellationToken));
        Assert.Equal(4096, (await engine.GatherAsync([.. Enumerable.Repeat(TestWorld.FirstRequest, 4096)], TestWorld.Now, TestContext.Current.CancellationToken)).Count);
    }
}
