using System.Collections.Immutable;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;
using TelemarketingCompliance.Tests.Remedies;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>A remedy lifts what it says it lifts, whatever the rules and whatever is on record.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class RemedyLawTests
{
    private readonly LawEngine engine = new(LawBook.Of(Explained.Law));

    [Property(MaxTest = 600, Replay = "20260601,1")]
    public async Task Each_block_of_any_book_has_one_remedy_and_what_is_verified_is_gone(BookCase book) => await CheckAsync(Explained.EngineOf(book), book.World);

    [Property(MaxTest = 1_500, Replay = "20260601,3")]
    public async Task So_it_is_with_the_rules_of_the_law_and_each_of_them_names_its_remedy(World world) =>
        Assert.DoesNotContain(await CheckAsync(engine, world), remedy => remedy.Kind == RemedyKind.Unknown);

    [Fact]
    public async Task Most_remedies_are_verified()
    {
        var remedies = new List<Remedy>();
        foreach (World world in Worlds.Any.Sample(800, seed: 20260602))
            remedies.AddRange(await CheckAsync(engine, world));

        int verified = remedies.Count(remedy => remedy.IsVerified);
        Assert.True(verified * 2 > remedies.Count, $"{verified} of {remedies.Count} remedies are verified");
    }

    private static async Task<ImmutableArray<Remedy>> CheckAsync(LawEngine engine, World world)
    {
        CallFacts facts = (await engine.GatherAsync(world))[0];
        CallDecision decision = engine.Engine.Explain(facts, world.At);
        ImmutableArray<Remedy> remedies = engine.Engine.Remedies(facts, world.At);
        Assert.Equal(decision.Blocks.Select(block => (block.Rule, block.Reason!.Code)), remedies.Select(remedy => (remedy.Rule, remedy.Reason.Code)));
        Assert.All(remedies, remedy => RemedyClaim.MustHold(engine.Engine, decision, remedy));
        return remedies;
    }
}
