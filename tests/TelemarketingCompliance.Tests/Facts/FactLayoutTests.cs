using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Facts;

public sealed class FactLayoutTests
{
    [Fact]
    public void An_engine_knows_up_to_64_facts_and_not_one_more()
    {
        FactKey[] keys = [.. Enumerable.Range(0, 65).Select(i => TestFacts.Named($"host.fact-{i}"))];

        Assert.Equal(ulong.MaxValue, new FactLayout(keys[..64]).MaskOf([.. keys[..64]]));
        Assert.Contains("at most 64 facts; 65", Assert.Throws<ArgumentException>(() => new FactLayout(keys)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_keys_of_one_name_are_refused() =>
        Assert.Contains("`host.same`", Assert.Throws<ArgumentException>(() => new FactLayout([TestFacts.Named("host.same"), TestFacts.Named("host.same")])).Message, StringComparison.Ordinal);

    [Fact]
    public void The_same_key_twice_is_one_fact() => Assert.Equal([TestFacts.Score], new FactLayout([TestFacts.Score, TestFacts.Score]).Keys);

    [Fact]
    public void A_key_made_later_has_no_place()
    {
        var layout = new FactLayout([TestFacts.Score]);

        Assert.Equal(-1, layout.SlotOf(TestFacts.Named("host.later")));
        Assert.Throws<ArgumentOutOfRangeException>(() => layout.MaskOf([TestFacts.Named("host.later")]));
    }
}
