using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

public sealed class FailingObligationTests
{
    [Fact]
    public async Task A_rule_that_cannot_say_what_the_call_must_still_do_blocks_it()
    {
        ComplianceEngine engine = await new TestWorld().Granted().And(builder => builder.AddRule(new Speechless())).EngineAsync();

        CallDecision decision = await engine.EvaluateAsync(TestWorld.FirstRequest, TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.False(decision.IsPermitted);
        Assert.Equal(["engine.rule-failed"], decision.Reasons);
        Assert.Empty(decision.Obligations);
    }

    private sealed class Speechless : CallRule
    {
        public override string Name => "speechless";

        public override int Revision => 1;

        protected internal override Finding Evaluate(in CallContext call) => Finding.Pass();

        protected internal override void Oblige(in CallContext call, ObligationList obligations) => throw new InvalidOperationException("no words");
    }
}
