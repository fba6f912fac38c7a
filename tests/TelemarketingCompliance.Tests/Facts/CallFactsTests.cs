using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Facts;

public sealed class CallFactsTests
{
    [Fact]
    public void Default_facts_know_nothing_and_belong_to_no_call()
    {
        CallFacts facts = default;

        Assert.Equal(FactState.NotGathered, facts.Get(FactKeys.Consents).State);
        Assert.False(facts.TryGet(FactKeys.Consents, out _));
        Assert.Throws<InvalidOperationException>(() => facts.Request);
    }

    [Fact]
    public void A_default_fact_is_not_gathered() => Assert.False(default(Fact<int>).IsKnown);

    [Fact]
    public async Task A_row_outside_the_batch_is_refused()
    {
        ComplianceEngine engine = await new TestWorld().EngineAsync();

        FactBatch batch = await engine.GatherAsync([TestWorld.FirstRequest], TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.Throws<ArgumentOutOfRangeException>(() => batch[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch[-1]);
    }

    [Fact]
    public async Task A_fact_this_engine_does_not_know_was_not_gathered()
    {
        ComplianceEngine engine = await new TestWorld().EngineAsync();

        FactBatch batch = await engine.GatherAsync([TestWorld.FirstRequest], TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.Equal(FactState.NotGathered, batch[0].Get(TestFacts.Score).State);
    }

    [Fact]
    public async Task Each_row_of_a_batch_has_its_own_facts()
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();

        FactBatch batch = await engine.GatherAsync([world.Request, world.Request with { Callee = TestWorld.Mobile }], TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.Single(batch[0].Get(FactKeys.Consents).Value);
        Assert.Empty(batch[1].Get(FactKeys.Consents).Value);
        Assert.Equal(NumberClass.Mobile, batch[1].Get(FactKeys.Number).Value.Class);
    }
}
