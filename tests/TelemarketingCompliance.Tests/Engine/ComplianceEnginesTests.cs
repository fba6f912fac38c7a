using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Engine;

/// <summary>Engines by key, without a container: added, replaced, removed.</summary>
public sealed class ComplianceEnginesTests
{
    private readonly ComplianceEngines engines = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void An_engine_is_found_by_its_key_until_it_is_removed()
    {
        ComplianceEngine beta = engines.Add("beta", _ => { });
        ComplianceEngine acme = engines.Add("acme", _ => { });

        Assert.Equal(["acme", "beta"], engines.Keys);
        Assert.Same(acme, engines.Get("acme"));
        Assert.True(engines.TryGet("beta", out ComplianceEngine? found));
        Assert.Same(beta, found);

        Assert.True(engines.Remove("beta"));
        Assert.False(engines.Remove("beta"));
        Assert.False(engines.TryGet("beta", out _));
        Assert.Equal(["acme"], engines.Keys);
    }

    [Fact]
    public void A_key_nobody_added_is_told_with_what_to_call()
    {
        Assert.Equal("there is no engine `acme`: register it with `AddKeyedTelemarketingCompliance` or call `Add`", Assert.Throws<KeyNotFoundException>(() => engines.Get("acme")).Message);
        Assert.Throws<KeyNotFoundException>(() => engines.Replace("acme", _ => { }));
    }

    [Fact]
    public void A_key_is_taken_once_and_is_spelled_as_an_id_is()
    {
        ComplianceEngine first = engines.Add("acme", _ => { });

        Assert.Equal("there is an engine `acme` already: call `Replace` to put another in its place", Assert.Throws<InvalidOperationException>(() => engines.Add("acme", _ => { })).Message);
        Assert.Same(first, engines.GetOrAdd("acme", _ => throw new InvalidOperationException("nobody builds it again")));
        Assert.NotSame(first, engines.Add("ACME", _ => { }));
        Assert.Throws<ArgumentException>("key", () => engines.Add("two words", _ => { }));
        Assert.Throws<ArgumentException>("key", () => engines.GetOrAdd("", _ => { }));
    }

    [Fact]
    public void An_engine_that_does_not_build_leaves_its_key_free()
    {
        Assert.Throws<InvalidOperationException>(() => engines.Add("acme", engine => engine.AddRuleBook(new TestBook().Build())));
        Assert.Throws<InvalidOperationException>(() => engines.GetOrAdd("acme", engine => engine.AddRuleBook(new TestBook().Build())));

        Assert.Empty(engines.Keys);
        Assert.Same(engines.Add("acme", _ => { }), engines.Get("acme"));
    }

    [Fact]
    public void An_engine_that_does_not_build_replaces_nothing()
    {
        ComplianceEngine first = engines.Add("acme", _ => { });

        Assert.Throws<InvalidOperationException>(() => engines.Replace("acme", engine => engine.AddRuleBook(new TestBook().Build())));

        Assert.Same(first, engines.Get("acme"));
    }

    [Fact]
    public void A_configuration_that_asks_for_the_engine_it_makes_is_told_so()
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => engines.Add("acme", _ => engines.Get("acme")));

        Assert.Equal("the configuration of the engine `acme` asks for that very engine", refused.Message);
        Assert.Empty(engines.Keys);
    }

    [Fact]
    public void An_engine_removed_while_another_is_built_for_it_is_not_brought_back()
    {
        engines.Add("acme", _ => { });

        Assert.Throws<KeyNotFoundException>(() => engines.Replace("acme", _ => engines.Remove("acme")));

        Assert.Empty(engines.Keys);
    }

    [Fact]
    public async Task A_permit_of_an_engine_that_was_replaced_is_confirmed_and_completed_by_the_one_that_follows()
    {
        TestWorld world = new TestWorld().Granted();
        await world.EngineAsync();
        ComplianceEngine before = engines.Add("acme", Policy(world));
        CallPermit kept = (await before.AcquireAsync(world.Request, Token)).Permit!;
        CallPermit returned = (await before.AcquireAsync(world.Request, Token)).Permit!;

        engines.Replace("acme", engine => Policy(world)(engine.AddRule(new TestLimit(2, Duration.FromHours(4)))));
        ComplianceEngine after = engines.Get("acme");

        Assert.Equal("blocked (host.limit-reached)", (await after.AcquireAsync(world.Request, Token)).ToString());
        Assert.Equal(kept.Id, (await after.ConfirmAsync(kept, Token)).Permit!.Id);
        Assert.Equal(CompletionStatus.Recorded, (await after.CompleteAsync(kept.Id, new CallOutcome { Kind = OutcomeKind.Busy, OccurredAt = TestWorld.Now }, Token)).Status);
        Assert.True(await after.CancelAsync(returned.Id, Token));
    }

    [Fact]
    public async Task A_call_in_flight_finishes_on_the_engine_it_began_with()
    {
        TestWorld world = new TestWorld().Granted();
        await world.EngineAsync();
        var gate = new TaskCompletionSource();
        engines.Add("acme", engine => Policy(world)(engine
            .AddSource(new TestSource("slow", TestFacts.Score) { Gathers = (_, _) => gate.Task })
            .AddRule(new TestRule("old") { Says = static (in CallContext _) => Finding.Block(new ReasonCode("host.old", "the old policy", "la vecchia regola")) })));
        Task<CallDecision> asking = engines.Get("acme").EvaluateAsync(world.Request, TestWorld.Now, Token).AsTask();

        engines.Replace("acme", Policy(world));
        gate.SetResult();

        Assert.Equal("blocked (host.old)", (await asking).ToString());
        Assert.Equal("permitted (Consent)", (await engines.Get("acme").EvaluateAsync(world.Request, TestWorld.Now, Token)).ToString());
    }

    private static Action<ComplianceEngineBuilder> Policy(TestWorld world) => engine => engine
        .UseTimeProvider(world.Clock).AddRegister(world.Register).AddRuleBook(new TestBook().Build()).UseInMemoryStores(world.Stores);
}
