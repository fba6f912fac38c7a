using FsCheck.Xunit;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Unknown blocks: to know less of a call never permits it.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class UnavailableFactTests
{
    private readonly LawEngine engine = new(LawBook.Of(Explained.Law));
    private readonly LawEngine acceptingEngine = new(LawBook.Of(Explained.Law with { AcceptsConsentAfterFirstListed = true }));

    [Property(MaxTest = 5_000, Replay = "20260528,1")]
    public async Task Losing_any_one_fact_never_permits_a_blocked_call(World world) => await CheckAsync(engine, world);

    [Property(MaxTest = 2_000, Replay = "20260528,3")]
    public async Task Nor_does_it_under_the_house_policy(World world) => await CheckAsync(acceptingEngine, world);

    [Property(MaxTest = 300, Replay = "20260528,5")]
    public async Task A_call_to_a_number_of_unknown_class_is_always_blocked(World world)
    {
        FactBatch batch = await engine.GatherAsync(world);

        Assert.Contains("number.unavailable", engine.Engine.Explain(Without(batch, FactKeys.Number)[0], world.At).Reasons);
    }

    private static async Task CheckAsync(LawEngine engine, World world)
    {
        FactBatch batch = await engine.GatherAsync(world);
        if (engine.Decide(batch[0], world.At).IsPermitted)
            return;

        Assert.All(
            World.Facts.Add(FactKeys.Number),
            fact => Assert.False(engine.Decide(Without(batch, fact)[0], world.At).IsPermitted, $"permitted without `{fact}`"));
    }

    private static FactBatch Without(FactBatch batch, FactKey lost) =>
        new(batch.Layout, batch.Requests, batch.At, [.. batch.Layout.Keys.Select(key => key == lost ? null : batch.ColumnOf(key))]);
}
