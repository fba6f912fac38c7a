using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>What is permitted until an instant stays so until then, as long as the facts are the same.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class ValidityLawTests
{
    private readonly LawEngine engine = new(LawBook.Of(Explained.Law));
    private readonly LawEngine acceptingEngine = new(LawBook.Of(Explained.Law with { AcceptsConsentAfterFirstListed = true }));

    [Property(MaxTest = 4_000, Replay = "20260526,1")]
    public async Task A_permitted_call_stays_permitted_until_its_decision_ends(World world) => await CheckAsync(engine, world);

    [Property(MaxTest = 1_500, Replay = "20260526,3")]
    public async Task So_it_does_under_the_house_policy(World world) => await CheckAsync(acceptingEngine, world);

    [Fact]
    public async Task So_it_does_within_the_hours_of_the_host()
    {
        int permitted = 0;
        foreach (BookCase book in BookCases.WithWindows.Sample(800, seed: 20260526))
            permitted += await CheckAsync(Explained.EngineOf(book), book.World) ? 1 : 0;

        Assert.True(permitted >= 40, $"{permitted} generated calls are permitted");
    }

    private static async Task<bool> CheckAsync(LawEngine engine, World world)
    {
        CallFacts facts = (await engine.GatherAsync(world))[0];
        CallDecision decision = engine.Engine.Explain(facts, world.At);
        if (!decision.IsPermitted)
            return false;

        Instant until = decision.ValidUntil ?? Instants.Lattice[^1];
        Assert.True(decision.ValidUntil is null || until > world.At);
        IEnumerable<Instant> within = Instants.Lattice.Append(until - Duration.FromSeconds(1)).Append(until.PlusNanoseconds(-1)).Where(instant => instant >= world.At && instant < until);
        Assert.All(within, instant => Assert.True(engine.Decide(facts, instant).IsPermitted, $"permitted until {until}, but blocked at {instant}: {engine.Engine.Explain(facts, instant)}"));
        return true;
    }
}
