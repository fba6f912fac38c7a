using System.Collections.Immutable;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Law 7: both doors and every size of batch give the same answer.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class DoorsLawTests
{
    private readonly LawEngine engine = new(LawBook.Of(Explained.Law));

    [Property(MaxTest = 1_000, Replay = "20260527,1")]
    public async Task Deciding_and_explaining_agree_finding_by_finding(BookCase book)
    {
        LawEngine engine = Explained.EngineOf(book);
        CallFacts facts = (await engine.GatherAsync(book.World))[0];
        var findings = new Finding[engine.Engine.MaxFindings];

        Verdict verdict = engine.Engine.Decide(facts, book.World.At, findings);
        CallDecision decision = engine.Engine.Explain(facts, book.World.At);

        verdict.MustAgreeWith(decision);
        Assert.Equal(decision.Findings.Where(IsSaid).Select(Said), findings.Where(IsSaid).Select(Said));
    }

    [Fact]
    public async Task A_batch_decides_each_row_as_if_it_were_alone()
    {
        ImmutableArray<World> sample = CallGenerators.World.Sample(1_000, seed: 20260527);

        foreach (World[] some in sample.Chunk(25))
        {
            // One world answers at one instant, with the entries of all.
            ImmutableArray<World> together =
            [
                .. some.Select((world, i) => world.Numbered($"w{i}-") with
                {
                    At = some[0].At, Unavailable = some[0].Unavailable, Call = world.Call with { RequestId = $"row{i}" },
                }),
            ];
            FactBatch batch = await engine.GatherAsync(together);
            for (int row = 0; row < together.Length; row++)
            {
                FactBatch alone = await engine.Engine.GatherAsync([together[row].Call], together[0].At, TestContext.Current.CancellationToken);
                Assert.Equal(engine.Engine.Explain(alone[0], alone.At).ToJson(), engine.Engine.Explain(batch[row], batch.At).ToJson());
                Assert.Equal(engine.Decide(alone[0], alone.At), engine.Decide(batch[row], batch.At));
            }
        }
    }

    private static bool IsSaid(DecisionFinding finding) => finding.Kind != FindingKind.NotApplicable;

    private static bool IsSaid(Finding finding) => finding.Kind != FindingKind.NotApplicable;

    private static (FindingKind, CallBasis, ReasonCode?, Instant?, string?) Said(DecisionFinding finding) =>
        (finding.Kind, finding.Basis ?? CallBasis.None, finding.Reason, finding.ChangesAt, finding.Evidence);

    private static (FindingKind, CallBasis, ReasonCode?, Instant?, string?) Said(Finding finding) =>
        (finding.Kind, finding.Basis, finding.Reason, finding.ChangesAt, finding.Evidence?.EvidenceId);
}
