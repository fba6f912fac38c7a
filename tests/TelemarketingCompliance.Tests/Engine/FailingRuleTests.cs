using Microsoft.Extensions.Logging;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Engine;

public sealed class FailingRuleTests
{
    private static readonly ReasonCode Holiday = new("host.holiday", "we do not call today", "oggi non si chiama");

    [Fact]
    public async Task A_rule_that_throws_blocks_and_is_logged_without_its_message_and_the_others_still_speak()
    {
        TestWorld world = new TestWorld().Granted().And(engine => engine
            .AddRule(new TestRule("broken") { Says = static (in CallContext _) => throw new InvalidOperationException("+390612345678") })
            .AddRule(new TestRule("host") { Says = static (in CallContext _) => Finding.Block(Holiday) }));

        CallDecision decision = await world.AskAsync();

        Assert.Equal("blocked (engine.rule-failed; host.holiday)", decision.ToString());
        Assert.Contains("the rule `broken` failed", decision.ToText(Language.English), StringComparison.Ordinal);
        Assert.All(world.Log.Lines.Where(line => line.Level > LogLevel.Information), line =>
        {
            Assert.Equal(LogLevel.Error, line.Level);
            Assert.Equal("the rule `broken` failed with InvalidOperationException; where it had to decide, the call is blocked", line.Message);
            Assert.Null(line.Exception);
        });
    }

    [Fact]
    public async Task A_rule_is_not_asked_where_a_fact_it_needs_is_unknown()
    {
        bool asked = false;
        TestWorld world = new TestWorld().Granted().And(engine => engine
            .AddSource(new TestSource("host", TestFacts.Score))
            .AddRule(new TestRule("host-rule")
            {
                Needed = [TestFacts.Score],
                Says = (in CallContext _) =>
                {
                    asked = true;
                    return Finding.Pass();
                },
            }));

        Assert.Equal("blocked (host.unavailable)", await world.VerdictAsync());
        Assert.False(asked);
    }
}
