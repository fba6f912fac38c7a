using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Facts;

public sealed class FactGatheringTests
{
    private readonly FactGathering gathering = new([TestFacts.Score], new GatheredCalls([TestWorld.FirstRequest], default), TestWorld.Now, TestWorld.Now);

    [Fact]
    public void A_fact_the_source_does_not_declare_is_refused_by_name() =>
        Assert.Contains("`consent.entries`", Assert.Throws<ArgumentException>(() => gathering.SetUnavailable(FactKeys.Consents, 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_taken_after_the_end()
    {
        gathering.Close();

        Assert.Contains("`host.score`", Assert.Throws<InvalidOperationException>(() => gathering.Set(TestFacts.Score, 0, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_nobody_set_is_not_gathered() => Assert.Equal(FactState.NotGathered, gathering.ColumnAt(0).StateOf(0));
}
