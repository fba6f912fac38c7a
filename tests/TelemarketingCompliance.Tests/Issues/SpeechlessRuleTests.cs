using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A rule that had decided and then threw when asked for its words took the whole decision with it.</summary>
public sealed class SpeechlessRuleTests
{
    private static readonly ReasonCode Holiday = new("host.holiday", "we do not call today", "oggi non si chiama");

    [Fact]
    public async Task A_rule_that_cannot_explain_itself_keeps_its_block_and_is_logged()
    {
        TestWorld world = new TestWorld().Granted().And(engine => engine.AddRule(new TestRule("host")
        {
            Says = static (in CallContext _) => Finding.Block(Holiday),
            Details = _ => throw new InvalidOperationException("secret"),
        }));

        CallDecision decision = await world.AskAsync();

        Assert.Equal("blocked (host.holiday)", decision.ToString());
        Assert.Contains(world.Log.Lines, line => line.Message.Contains("`host`", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Log.Lines, line => line.Message.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_that_does_not_know_its_clause_takes_nothing_from_a_permission()
    {
        TestWorld world = new TestWorld().Granted().And(engine => engine.AddRule(new TestRule("host") { Law = () => throw new InvalidOperationException() }));

        Assert.Equal("permitted (Consent)", await world.VerdictAsync());
    }
}
