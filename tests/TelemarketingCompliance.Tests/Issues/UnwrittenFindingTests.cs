using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A rule that returned <c>default</c> blocked without a reason, and reading the decision's reasons threw.</summary>
public sealed class UnwrittenFindingTests
{
    [Fact]
    public async Task A_finding_that_nobody_wrote_blocks_as_a_failure_of_the_rule_and_is_logged()
    {
        TestWorld world = new TestWorld().Granted().And(engine => engine.AddRule(new TestRule("host") { Says = static (in CallContext _) => default }));

        CallDecision decision = await world.AskAsync();

        Assert.Equal(["engine.rule-failed"], decision.Reasons);
        Assert.Contains("the rule `host` failed", decision.ToText(Language.English), StringComparison.Ordinal);
        Assert.Contains(world.Log.Lines, line => line.Message.Contains("`host`", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CallBasis.None)]
    [InlineData((CallBasis)(-1))]
    [InlineData((CallBasis)99)]
    public void A_basis_that_does_not_exist_cannot_be_established(CallBasis basis) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(basis), () => Finding.Establishes(basis));
}
