using System.Collections.Immutable;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Law 5: a retry that is promised is kept.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class RetryLawTests
{
    private const int MostSteps = 32;

    private static readonly ImmutableArray<BookCase> WithWindows = BookCases.WithWindows.Sample(1_200, seed: 20260525);

    [Property(MaxTest = 400, Replay = "20260525,1")]
    public async Task At_the_retry_the_same_facts_are_permitted_and_without_one_nothing_is_found(BookCase book) => await CheckAsync(book);

    [Fact]
    public async Task Calls_outside_their_hours_are_permitted_at_their_retry()
    {
        int retries = 0;
        foreach (BookCase book in WithWindows)
            retries += await CheckAsync(book) ? 1 : 0;

        Assert.True(retries >= 25, $"{retries} of {WithWindows.Length} generated calls have a retry");
    }

    private static async Task<bool> CheckAsync(BookCase book)
    {
        LawEngine engine = Explained.EngineOf(book);
        CallFacts facts = (await engine.GatherAsync(book.World))[0];
        CallDecision decision = engine.Engine.Explain(facts, book.World.At);

        if (decision.RetryAt is { } retry)
        {
            Assert.False(decision.IsPermitted);
            Assert.True(retry > decision.At);
            Assert.True(engine.Decide(facts, retry).IsPermitted);
            Assert.True(engine.Engine.Explain(facts, retry).IsPermitted);
        }
        else if (!decision.IsPermitted)
        {
            Assert.Null(Search(engine, facts, decision));
        }

        return decision.RetryAt is not null;
    }

    // From one latest lifting to the next, as long as every block says when it lifts.
    private static Instant? Search(LawEngine engine, CallFacts facts, CallDecision decision)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            DecisionFinding[] blocks = [.. decision.Blocks.Where(finding => finding.Reason?.Code != "basis.none")];
            if (blocks.Length == 0 || blocks.Any(finding => finding.ChangesAt is null))
                return null;
            Instant latest = blocks.Max(finding => finding.ChangesAt!.Value);
            if (latest <= decision.At)
                return null;
            decision = engine.Engine.Explain(facts, latest);
            if (decision.IsPermitted)
                return latest;
        }

        return null;
    }
}
