using Microsoft.Extensions.Logging;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Engine;

/// <summary>Nothing fails open: a source that does not answer leaves its fact unavailable, and the rule that needs it blocks with the fact's own reason.</summary>
public sealed class FailingSourceTests
{
    private const string Secret = "+390612345678 was not found";

    [Fact]
    public async Task A_source_that_throws_blocks_and_is_logged_without_its_message()
    {
        TestWorld world = Needing((_, _) => throw new InvalidOperationException(Secret));

        CallDecision decision = await world.AskAsync();

        Assert.Equal("blocked (host.unavailable)", decision.ToString());
        Assert.Equal(FactState.Unavailable, decision.Facts.Single(fact => fact.Name == "host.score").State);
        AssertLoggedOnce(world, nameof(InvalidOperationException));
    }

    [Fact]
    public async Task A_source_that_fails_later_blocks_the_same_way()
    {
        TestWorld world = Needing(async (_, _) =>
        {
            await Task.Yield();
            throw new IOException(Secret);
        });

        Assert.Equal("blocked (host.unavailable)", await world.VerdictAsync());
        AssertLoggedOnce(world, nameof(IOException));
    }

    [Fact]
    public async Task A_source_that_does_not_answer_in_its_time_blocks_and_is_told_to_stop()
    {
        CancellationToken told = default;
        TestWorld world = Needing((_, token) =>
        {
            told = token;
            return new TaskCompletionSource().Task;
        });
        ComplianceEngine engine = await world.EngineAsync();

        Task<CallDecision> asking = engine.EvaluateAsync(world.Request, TestWorld.Now, TestContext.Current.CancellationToken).AsTask();
        world.Clock.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(asking.IsCompleted);
        world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        CallDecision decision = await asking;

        Assert.Equal("blocked (host.unavailable)", decision.ToString());
        Assert.True(told.IsCancellationRequested);
        AssertLoggedOnce(world, nameof(TimeoutException));
    }

    [Fact]
    public async Task A_source_that_answers_after_its_time_is_refused_and_changes_nothing()
    {
        FactGathering? kept = null;
        TestWorld world = Needing((gathering, _) =>
        {
            kept = gathering;
            return new TaskCompletionSource().Task;
        });
        ComplianceEngine engine = await world.EngineAsync();
        Task<FactBatch> gathering = engine.GatherAsync([world.Request], TestWorld.Now, TestContext.Current.CancellationToken).AsTask();
        world.Clock.Advance(TimeSpan.FromMilliseconds(500));
        FactBatch batch = await gathering;

        Assert.Throws<InvalidOperationException>(() => kept!.Set(TestFacts.Score, 0, 1));

        Assert.Equal(FactState.Unavailable, batch[0].Get(TestFacts.Score).State);
    }

    [Fact]
    public async Task A_source_that_forgets_a_row_blocks_that_row_only()
    {
        TestWorld world = Needing((gathering, _) =>
        {
            gathering.Set(TestFacts.Score, 0, 7);
            return Task.CompletedTask;
        });
        ComplianceEngine engine = await world.EngineAsync();

        FactBatch batch = await engine.GatherAsync([world.Request, world.Request], TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.Equal("permitted (Consent)", engine.Explain(batch[0], TestWorld.Now).ToString());
        Assert.Equal("blocked (host.unavailable)", engine.Explain(batch[1], TestWorld.Now).ToString());
    }

    [Fact]
    public async Task A_source_that_sets_a_fact_it_does_not_declare_answers_nothing()
    {
        TestWorld world = Needing((gathering, _) =>
        {
            gathering.Set(TestFacts.Score, 0, 7);
            gathering.Set(FactKeys.Number, 0, default);
            return Task.CompletedTask;
        });

        Assert.Equal("blocked (host.unavailable)", await world.VerdictAsync());
    }

    [Fact]
    public async Task A_source_may_say_itself_that_it_does_not_know()
    {
        TestWorld world = Needing((gathering, _) =>
        {
            gathering.SetUnavailable(TestFacts.Score, 0);
            return Task.CompletedTask;
        });

        Assert.Equal("blocked (host.unavailable)", await world.VerdictAsync());
        Assert.Empty(Failures(world));
    }

    [Fact]
    public async Task One_source_that_fails_takes_no_other_down()
    {
        TestWorld world = Needing((_, _) => throw new IOException()).Said(ConsentState.Denied, TestWorld.Ago(1));

        Assert.Equal("blocked (consent.denied; host.unavailable; basis.none)", Sorted(await world.AskAsync()));
    }

    [Fact]
    public async Task The_callers_own_cancellation_passes_through_to_source_and_caller()
    {
        using var caller = new CancellationTokenSource();
        TestWorld world = Needing((_, token) => Task.Delay(Timeout.Infinite, token));
        ComplianceEngine engine = await world.EngineAsync();

        Task asking = engine.EvaluateAsync(world.Request, TestWorld.Now, caller.Token).AsTask();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Empty(Failures(world));
    }

    [Theory]
    [InlineData("consent.unavailable")]
    [InlineData("contract.unavailable")]
    [InlineData("request.unavailable")]
    [InlineData("blacklist.unavailable")]
    [InlineData("directory.unavailable")]
    [InlineData("register.revocations-unavailable")]
    [InlineData("register.unavailable")]
    [InlineData("list.unavailable")]
    public async Task Each_store_that_is_down_blocks_with_its_own_reason(string reason)
    {
        bool listed = reason == "register.revocations-unavailable";
        FactKey[] keys =
        [
            FactKeys.Number, FactKeys.Consents, FactKeys.Contracts, FactKeys.Requests, FactKeys.Blacklist, FactKeys.Directory, FactKeys.SelectiveRevocations, FactKeys.ContactList,
            FactKeys.Register("it-rpo"),
        ];
        var down = new TestSource("down", [.. keys.Where(key => key.Unavailable.Code == reason)]) { Gathers = (_, _) => throw new IOException(Secret) };
        ComplianceEngine engine = ComplianceEngine.Create(builder =>
        {
            builder.AddRuleBook(new TestBook().Build()).AddSource(down);
            var stores = new InMemoryStores();
            RegisterSet register = new("it-rpo", RegisterConsultation.FromAnswers(
                new() { Register = "it-rpo", Controller = TestWorld.Acme, ProcessedAt = TestWorld.DaysAgo(1), Reference = "a" }, [(TestWorld.Callee, listed, null)]));
            Action[] others =
            [
                () => builder.UseConsents(stores.Consents), () => builder.UseContracts(stores.Contracts), () => builder.UsePersonRequests(stores.Requests), () => builder.UseBlacklist(stores.Blacklist),
                () => builder.UseDirectory(stores.Directory), () => builder.UseSelectiveRevocations(stores.SelectiveRevocations), () => builder.UseContactLists(stores.ContactLists),
                () => builder.AddRegister(register),
            ];
            foreach ((Action add, FactKey key) in others.Zip(keys[1..]))
            {
                if (!down.Provides.Contains(key))
                    add();
            }
        });

        // Requests are asked only where the call relies on one.
        CallRequest request = reason == "request.unavailable" ? TestWorld.FirstRequest with { NumberSource = NumberSource.PersonRequest } : TestWorld.FirstRequest;

        CallDecision decision = await engine.EvaluateAsync(request, TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.Contains(reason, decision.Reasons);
        Assert.DoesNotContain(decision.Reasons, other => other != reason && other.EndsWith("unavailable", StringComparison.Ordinal));
    }

    private static string Sorted(CallDecision decision) => $"blocked ({string.Join("; ", decision.Reasons.OrderBy(reason => reason == "basis.none").ThenBy(reason => reason, StringComparer.Ordinal))})";

    private static IEnumerable<(LogLevel Level, string Message, Exception? Exception)> Failures(TestWorld world) => world.Log.Lines.Where(line => line.Level > LogLevel.Information);

    private static void AssertLoggedOnce(TestWorld world, string failure)
    {
        (LogLevel level, string message, Exception? exception) = Assert.Single(Failures(world));
        Assert.Equal(LogLevel.Error, level);
        Assert.Equal($"the source `host` failed with {failure}; its facts are unavailable and block", message);
        Assert.Null(exception);
    }

    private static TestWorld Needing(Func<FactGathering, CancellationToken, Task> source) => new TestWorld().Granted().And(engine => engine
        .AddSource(new TestSource("host", TestFacts.Score) { Within = Duration.FromMilliseconds(500), Gathers = source })
        .AddRule(new TestRule("host-rule") { Needed = [TestFacts.Score] }));
}
