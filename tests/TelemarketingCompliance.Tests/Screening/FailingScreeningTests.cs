using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Screening;

/// <summary>A source that fails blocks the calls of its batch with the fact's reason, and no others.</summary>
public sealed class FailingScreeningTests
{
    private const int Size = 10;
    private const int Count = 200;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task The_calls_of_the_batches_that_fail_are_blocked_with_the_facts_reason_and_the_others_as_without(int degree)
    {
        var random = new Random(20260701);
        HashSet<int> failing = [.. Enumerable.Range(0, Count / Size).Where(_ => random.Next(3) == 0)];
        var world = new ScreenedWorld
        {
            BeforeConsents = async (queries, _) =>
            {
                int batch = Array.IndexOf([.. ScreenedWorld.Calls(Count).Select(call => call.Callee)], queries[0].Number) / Size;
                if (!failing.Contains(batch))
                    return;
                if (batch % 2 == 0)
                    await Task.Yield();
                throw new IOException("the ledger is down");
            },
        };
        List<ScreenedCall> sound = await ScreenAsync(await new ScreenedWorld().EngineAsync(Count), degree);

        List<ScreenedCall> screened = await ScreenAsync(await world.EngineAsync(Count), degree);

        Assert.InRange(failing.Count, 2, (Count / Size) - 2);
        foreach ((int row, ScreenedCall call) in screened.Index())
        {
            if (!failing.Contains(row / Size))
                Assert.Equal(sound[row].Verdict.ToString(), call.Verdict.ToString());
            else
                Assert.Contains(call.Verdict.Reasons, reason => reason.Code == "consent.unavailable");
            Assert.DoesNotContain(call.Verdict.Reasons, reason => reason.Code.EndsWith("unavailable", StringComparison.Ordinal) && reason.Code != "consent.unavailable");
        }

        // One line a minute; the instruments count every failure.
        Assert.Single(world.World.Log.Lines, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_source_may_take_longer_than_on_the_telephone_and_not_longer_than_the_option_says()
    {
        var asked = new SemaphoreSlim(0);
        var answers = new TaskCompletionSource();
        var world = new ScreenedWorld
        {
            BeforeConsents = async (_, token) =>
            {
                asked.Release();
                await answers.Task.WaitAsync(token);
            },
        };
        ComplianceEngine engine = await world.EngineAsync(3);

        Task<List<ScreenedCall>> patient = ScreenAsync(engine, 1, 3, Duration.FromSeconds(10));
        await asked.WaitAsync(Token);
        world.World.Clock.Advance(TimeSpan.FromSeconds(9));
        answers.SetResult();
        List<ScreenedCall> inTime = await patient;
        answers = new TaskCompletionSource();
        Task<List<ScreenedCall>> late = ScreenAsync(engine, 1, 3, Duration.FromSeconds(10));
        await asked.WaitAsync(Token);
        world.World.Clock.Advance(TimeSpan.FromSeconds(10));
        List<ScreenedCall> tooLate = await late;

        Assert.All(inTime, call => Assert.DoesNotContain(call.Verdict.Reasons, reason => reason.Code == "consent.unavailable"));
        Assert.All(tooLate, call => Assert.Contains(call.Verdict.Reasons, reason => reason.Code == "consent.unavailable"));
    }

    [Fact]
    public async Task Cancelling_reaches_the_sources_and_is_no_failure_of_theirs()
    {
        using var stop = new CancellationTokenSource();
        var asked = new SemaphoreSlim(0);
        var world = new ScreenedWorld
        {
            BeforeConsents = async (_, token) =>
            {
                asked.Release();
                await Task.Delay(Timeout.Infinite, token);
            },
        };
        ComplianceEngine engine = await world.EngineAsync(Count);

        Task<List<ScreenedCall>> running = engine.ScreenAsync(
            ScreenedWorld.Calls(Count).ToAsyncEnumerable(), TestWorld.Now, new() { BatchSize = Size, DegreeOfParallelism = 2 }, stop.Token).ToListAsync(Token).AsTask();
        await asked.WaitAsync(Token);
        await asked.WaitAsync(Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.DoesNotContain(world.World.Log.Lines, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task The_token_of_the_enumeration_cancels_too()
    {
        using var stop = new CancellationTokenSource();
        ComplianceEngine engine = await new ScreenedWorld().EngineAsync(Count);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            int seen = 0;
            await foreach (ScreenedCall call in engine.ScreenAsync(Forever(), TestWorld.Now, new() { BatchSize = Size }, Token).WithCancellation(stop.Token))
            {
                if (++seen == 25)
                    await stop.CancelAsync();
            }
        });

        static async IAsyncEnumerable<CallRequest> Forever()
        {
            ImmutableArray<CallRequest> calls = ScreenedWorld.Calls(Count);
            for (int i = 0; ; i = (i + 1) % Count)
            {
                await Task.CompletedTask;
                yield return calls[i];
            }
        }
    }

    [Fact]
    public async Task A_rule_that_fails_blocks_and_the_screening_goes_on()
    {
        ComplianceEngine engine = await new ScreenedWorld().EngineAsync(20, builder => builder.AddRule(new Speechless()).AddRule(new TestRule("odd")
        {
            Says = static (in CallContext call) => call.Request.Callee.Digits % 2 == 1 ? throw new InvalidOperationException() : Finding.Pass(),
        }));

        List<ScreenedCall> screened = await ScreenAsync(engine, 2, 20);

        Assert.All(screened, call => Assert.False(call.Verdict.IsPermitted));
        Assert.Contains("engine.rule-failed", screened[3].Verdict.Reasons.Select(reason => reason.Code));
        // Number 6 has a consent: only what it would have to do is not known.
        Assert.Equal("blocked (engine.rule-failed)", screened[6].Verdict.ToString());
        foreach (ScreenedCall call in screened)
            SameDecision.Check(await engine.EvaluateAsync(call.Request, TestWorld.Now, Token), call);
    }

    private static Task<List<ScreenedCall>> ScreenAsync(ComplianceEngine engine, int degree, int count = Count, Duration? timeLimit = null) => engine.ScreenAsync(
        ScreenedWorld.Calls(count).ToAsyncEnumerable(), TestWorld.Now, new() { BatchSize = Size, DegreeOfParallelism = degree, SourceTimeLimit = timeLimit ?? Duration.FromSeconds(30) }, Token)
        .ToListAsync(Token).AsTask();

    private sealed class Speechless : CallRule
    {
        public override string Name => "speechless";

        public override int Revision => 1;

        public override bool ReadsCallee => false;

        protected internal override Finding Evaluate(in CallContext call) => Finding.Pass();

        protected internal override void Oblige(in CallContext call, ObligationList obligations) => throw new InvalidOperationException();
    }
}
