using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Engine;

public sealed class EditionTests
{
    private static readonly Instant Change = TestWorld.Now + Duration.FromDays(2);
    private static readonly ReasonCode Banned = new("other.banned", "no longer allowed", "non più consentito");

    [Fact]
    public async Task A_rule_that_comes_into_force_binds_from_its_instant_on_and_the_version_changes_with_it()
    {
        TestWorld world = new TestWorld().Granted().AndUnder(ChangingBook());

        CallDecision before = await world.AskAsync(Change - Duration.Epsilon);
        CallDecision after = await world.AskAsync(Change);

        Assert.Equal("permitted (Consent)", before.ToString());
        Assert.Equal("blocked (other.banned)", after.ToString());
        Assert.NotEqual(before.Edition, after.Edition);
    }

    [Fact]
    public async Task A_permission_lasts_no_longer_than_the_edition_that_gave_it() =>
        Assert.Equal(Change, (await new TestWorld().Granted().AndUnder(ChangingBook()).AskAsync()).ValidUntil);

    [Fact]
    public async Task A_block_that_lifts_is_tried_under_the_edition_of_that_day()
    {
        ReasonCode pause = new("host.pause", "pause", "pausa");
        Instant resumes = Change + Duration.FromDays(1);
        TestWorld world = new TestWorld().Granted().AndUnder(ChangingBook(until: resumes + Duration.FromDays(1)))
            .And(engine => engine.AddRule(new TestRule("host") { Says = (in CallContext call) => call.At < resumes ? Finding.Block(pause, liftsAt: resumes) : Finding.Pass() }));

        Assert.Null((await world.AskAsync()).RetryAt); // On that day the ban holds, and it says not when it ends.
    }

    [Fact]
    public async Task Blocks_that_follow_each_other_are_followed_to_the_first_instant_at_which_the_call_is_permitted()
    {
        ReasonCode pause = new("host.pause", "pause", "pausa");
        TestWorld world = new TestWorld().Granted().And(engine => engine
            .AddRule(new TestRule("morning") { Says = Until(pause, hours: 1) })
            .AddRule(new TestRule("noon") { Says = Until(pause, hours: 2) }));

        CallDecision decision = await world.AskAsync();

        Assert.Equal(TestWorld.Now + Duration.FromHours(2), decision.RetryAt);
        Assert.Equal("permitted (Consent)", await world.VerdictAsync(decision.RetryAt));
    }

    [Fact]
    public async Task After_32_blocks_in_a_row_nobody_promises_an_instant()
    {
        ReasonCode pause = new("host.pause", "pause", "pausa");
        TestWorld world = new TestWorld().Granted()
            .And(engine => engine.AddRule(new TestRule("host") { Says = (in CallContext call) => Finding.Block(pause, liftsAt: call.At + Duration.FromHours(1)) }));

        Assert.Null((await world.AskAsync()).RetryAt);
    }

    [Fact]
    public async Task The_version_depends_on_revision_and_parameters_and_not_on_the_order_of_rules()
    {
        string first = await VersionAsync(new TestRule("a"), new TestRule("b") { With = [new("x", "1"), new("y", "2")] });

        Assert.Equal(first, await VersionAsync(new TestRule("b") { With = [new("y", "2"), new("x", "1")] }, new TestRule("a")));
        Assert.NotEqual(first, await VersionAsync(new TestRule("a") { OfRevision = 2 }, new TestRule("b") { With = [new("x", "1"), new("y", "2")] }));
        Assert.NotEqual(first, await VersionAsync(new TestRule("a"), new TestRule("b") { With = [new("x", "1"), new("y", "3")] }));
        Assert.NotEqual(first, await VersionAsync(new TestRule("a"), new TestRule("c") { With = [new("x", "1"), new("y", "2")] }));
        Assert.Matches("^[0-9a-f]{64}$", first);
    }

    [Fact]
    public void The_engine_describes_its_sources_rules_parameters_and_dates()
    {
        LawReference clause = TestBook.Law("1 c. 2");
        var scored = new TestRule("score") { Needed = [TestFacts.Score], Covering = [CallPurpose.Sale], With = [new("least", "50", clause), new("own", "true")] };
        var book = new RuleBook("SMALL", ["IT"], TestBook.Rome, TestBook.From, [Change], at => at < Change ? [scored] : [scored, new TestRule("ban") { OfRevision = 3 }]);
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder
            .AddRuleBook(book)
            .AddSource(new TestSource("host", TestFacts.Score) { Within = Duration.FromMilliseconds(250) })
            .AddRule(new TestRule("house")));

        string described = System.Text.RegularExpressions.Regex.Replace(engine.Describe(), "edition [0-9a-f]{12}", "edition (version)");

        Approved.Matches(described, "Engine/description.txt");
    }

    private static RuleBook ChangingBook(Instant? until = null) => new(
        "OTHER", ["IT"], TestBook.Rome, TestBook.From, until is { } end ? [Change, end] : [Change],
        at => at < Change || at >= until ? [] : [new TestRule("ban") { Says = static (in CallContext _) => Finding.Block(Banned) }]);

    private static TestRule.Judgement Until(ReasonCode reason, int hours) => (in CallContext call) =>
        call.At < TestWorld.Now + Duration.FromHours(hours) ? Finding.Block(reason, liftsAt: TestWorld.Now + Duration.FromHours(hours)) : Finding.Pass();

    private static async Task<string> VersionAsync(params TestRule[] rules)
    {
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.AddRuleBook(new RuleBook("XX", ["IT"], TestBook.Rome, TestBook.From, [], _ => [.. rules])));
        return (await engine.EvaluateAsync(TestWorld.FirstRequest, TestWorld.Now, TestContext.Current.CancellationToken)).Edition;
    }
}
