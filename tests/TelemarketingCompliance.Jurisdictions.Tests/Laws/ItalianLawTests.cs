using FsCheck.Xunit;

namespace TelemarketingCompliance.Jurisdictions.Tests.Laws;

/// <summary>The laws of the engine that are worth nothing unless they hold for a whole book: what is promised is kept, and deciding allocates nothing.</summary>
public sealed class ItalianLawTests
{
    private static readonly ItalianHistory.Maker Histories = new();
    private static readonly SemaphoreSlim OneAtATime = new(1);

    [Property(MaxTest = 200, Replay = "20261126,1")]
    public async Task Law_5_a_retry_is_permitted_and_nothing_before_it_a_permission_lasts_and_no_retry_means_none(int seed) => Check(await MakeAsync(seed));

    [Fact]
    public async Task The_histories_end_in_permissions_in_retries_of_every_kind_of_rule_and_in_neither()
    {
        var decisions = new List<CallDecision>();
        for (int seed = 0; seed < 400; seed++)
        {
            ItalianHistory history = await MakeAsync(seed);
            decisions.Add(history.Engine.Explain(history.Batch[0], history.At));
        }

        Assert.True(decisions.Count(decision => decision.IsPermitted) >= 20);
        Assert.True(decisions.Count(decision => decision is { IsPermitted: false, RetryAt: null }) >= 40);
        HashSet<string> lifted = [.. decisions.Where(decision => decision.RetryAt is not null).SelectMany(decision => decision.Reasons)];
        Assert.Empty(new[] { "hours.closed", "hours.holiday", "frequency.limit-reached", "abandonment.rest", "caller-id.not-callable" }.Except(lifted));
        HashSet<string> lasting = [.. decisions.Where(decision => decision is { IsPermitted: false, RetryAt: null }).SelectMany(decision => decision.Reasons)];
        Assert.Empty(new[] { "abandonment.amd-undeclared", "abandonment.outcomes-missing", "abandonment.operator-required", "request.expired" }.Except(lasting));
    }

    [Fact]
    public async Task Deciding_under_the_whole_book_allocates_nothing_whether_permitted_or_blocked()
    {
        const int WarmUps = 60;
        var histories = new ItalianHistory[300];
        for (int i = 0; i < histories.Length; i++)
            histories[i] = await MakeAsync(1_000 + i);
        var findings = new Finding[histories[0].Engine.MaxFindings];
        var allocated = new long[histories.Length];
        int permitted = 0;
        for (int round = 0; round <= WarmUps; round++)
        {
            permitted = 0;
            for (int i = 0; i < histories.Length; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                Verdict verdict = histories[i].Engine.Decide(histories[i].Batch[0], histories[i].At, findings);
                allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
                permitted += verdict.IsPermitted ? 1 : 0;
            }
        }

        Assert.InRange(permitted, histories.Length / 20, histories.Length - (histories.Length / 20));
        Assert.All(allocated.Zip(histories), pair => Assert.True(pair.First == 0, $"{pair.First} bytes for {pair.Second.Engine.Explain(pair.Second.Batch[0], pair.Second.At)}"));
    }

    private static async Task<ItalianHistory> MakeAsync(int seed)
    {
        // The clock of the shared stores is moved for each history.
        await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await Histories.MakeAsync(seed);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static void Check(ItalianHistory history)
    {
        CallDecision decision = history.Engine.Explain(history.Batch[0], history.At);
        if (decision.IsPermitted)
        {
            Instant until = decision.ValidUntil ?? history.At + Duration.FromDays(1);
            Assert.All(Enumerable.Range(0, 30), step => Assert.True(IsPermitted(history, history.At + ((until - history.At) * (step / 30.0)))));
            return;
        }

        if (decision.RetryAt is { } retry)
            Assert.True(IsPermitted(history, retry), $"{decision} is not permitted at {retry}");
        Instant end = decision.RetryAt ?? history.At + Duration.FromDays(34);
        for (Instant at = history.At; at < end; at += Duration.FromMinutes(20))
            Assert.False(IsPermitted(history, at), $"{decision} is permitted at {at}, and its retry is {decision.RetryAt}");
    }

    private static bool IsPermitted(ItalianHistory history, Instant at)
    {
        var findings = new Finding[history.Engine.MaxFindings];
        return history.Engine.Decide(history.Batch[0], at, findings).IsPermitted;
    }
}
