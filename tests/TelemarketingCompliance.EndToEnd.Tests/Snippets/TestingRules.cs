using FsCheck.Xunit;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

public sealed class ComplaintRuleTests
{
    private static readonly NoSaleDuringComplaintRule Rule = new();

    [Fact]
    public async Task An_open_complaint_blocks_a_call_that_is_lawful_otherwise()
    {
        ItalianScenario calm = Scenario(openComplaints: 0);
        ItalianScenario angry = Scenario(openComplaints: 2);

        (await calm.AskAsync(cancellationToken: Token)).MustBePermittedOn(CallBasis.Consent);
        (await angry.AskAsync(cancellationToken: Token)).MustBeBlockedOnlyBy(Rule.Reasons[0]).RetryMustBe(null);
    }

    [Fact]
    public async Task Complaints_that_cannot_be_counted_block()
    {
        ItalianScenario scenario = Scenario(openComplaints: 0).Asking(call => call with { Subject = null });

        (await scenario.AskAsync(cancellationToken: Token)).MustBeBlockedOnlyBy(ShopFacts.OpenComplaints.Unavailable);
    }

    [Property(Arbitrary = [typeof(CallArbitraries)], MaxTest = 200)]
    public async Task It_lifts_nothing_that_another_rule_blocks(World world, byte complaints)
    {
        CallDecision without = await new LawEngine(LawBook.Of(new LawValues())).ExplainAsync(world);
        CallDecision with = await new LawEngine(LawBook.Of(new LawValues()), engine => AddTo(engine, complaints)).ExplainAsync(world);

        if (!without.IsPermitted)
            with.MustBeBlocked();
    }

    [Fact]
    public async Task A_register_that_goes_down_blocks()
    {
        ItalianScenario scenario = new();
        await scenario.EngineAsync(Token);
        FakeRegister register = new FakeRegister("it-rpo").Clears(scenario.Request.Callee, scenario.Request.Campaign.Controller.Id, scenario.Start - Duration.FromDays(2));
        ComplianceEngine engine = ComplianceEngine.Create(engine => engine.UseTimeProvider(scenario.Clock).AddItaly().AddSource(register).UseInMemoryStores(scenario.Stores));

        (await engine.EvaluateAsync(scenario.Request, scenario.Start, Token)).MustBePermitted();
        register.GoesDown();
        (await engine.EvaluateAsync(scenario.Request, scenario.Start, Token)).MustBeBlockedBy(FactKeys.Register("it-rpo").Unavailable);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ItalianScenario Scenario(int openComplaints) =>
        new ItalianScenario().Asking(call => call with { Subject = new SubjectId("p-1") }).And(engine => AddTo(engine, openComplaints));

    private static void AddTo(ComplianceEngineBuilder engine, int openComplaints) =>
        engine.AddSource(new ComplaintSource((_, _) => new(openComplaints))).AddRule(Rule);
}
