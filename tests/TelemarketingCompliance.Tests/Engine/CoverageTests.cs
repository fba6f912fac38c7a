using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Engine;

public sealed class CoverageTests
{
    private static readonly E164Number French = E164Number.FromDigits(33142685300);

    [Fact]
    public async Task A_number_of_a_region_that_no_book_covers_is_not_called()
    {
        CallDecision decision = await new TestWorld().Granted().Asking(call => call with { Callee = French }).AskAsync();

        Assert.Equal(["jurisdiction.not-covered", "basis.none"], decision.Reasons);
        Assert.Contains("basis.none", decision.Reasons);
        Assert.Contains("the region FR", decision.ToText(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_date_of_its_book_a_region_is_not_covered()
    {
        TestWorld world = new();

        Assert.Contains("jurisdiction.not-covered", (await world.AskAsync(TestBook.From - Duration.Epsilon)).Reasons);
        Assert.DoesNotContain("jurisdiction.not-covered", (await world.AskAsync(TestBook.From)).Reasons);
    }

    [Fact]
    public async Task A_region_whose_book_begins_later_is_blocked_until_then() =>
        Assert.Equal(TestBook.From, (await new TestWorld().AskAsync(TestBook.From - Duration.FromDays(1))).Findings.Single(finding => finding.Rule == "jurisdiction").ChangesAt);

    [Fact]
    public async Task A_host_rule_alone_covers_no_region()
    {
        TestWorld world = new TestWorld().Asking(call => call with { Callee = French })
            .And(engine => engine.AddRule(new TestRule("host") { Covering = [CallPurpose.Sale], Says = static (in CallContext _) => Finding.Establishes(CallBasis.Consent) }));

        Assert.Equal("blocked (jurisdiction.not-covered)", await world.VerdictAsync());
    }

    [Fact]
    public async Task Where_two_books_cover_a_region_the_rules_of_both_apply()
    {
        ReasonCode closed = new("other.closed", "closed", "chiuso");
        var other = new RuleBook("OTHER", ["IT", "SM"], TestBook.Rome, TestBook.From, [], _ => [new TestRule("other") { Says = (in CallContext _) => Finding.Block(closed) }]);

        Assert.Equal("blocked (other.closed)", await new TestWorld().Granted().AndUnder(other).VerdictAsync());
    }

    [Theory]
    [InlineData(CallPurpose.DebtCollection)]
    [InlineData(CallPurpose.Political)]
    public async Task A_purpose_without_rules_is_not_covered_until_the_host_adds_one(CallPurpose purpose)
    {
        TestWorld without = new TestWorld().For(purpose);
        TestWorld with = new TestWorld().For(purpose)
            .And(engine => engine.AddRule(new TestRule("host") { Covering = [purpose], Says = static (in CallContext _) => Finding.Establishes(CallBasis.Service) }));

        Assert.Equal("blocked (purpose.not-covered; basis.none)", await without.VerdictAsync());
        Assert.Equal("permitted (Service)", await with.VerdictAsync());
    }

    [Fact]
    public async Task An_unknown_purpose_is_never_covered() =>
        Assert.Contains("purpose.not-covered", (await new TestWorld().Granted().For(CallPurpose.Unknown).AskAsync()).Reasons);

    [Fact]
    public async Task A_fact_and_a_rule_of_the_host_judge_beside_ours()
    {
        ReasonCode low = new("host.low-score", "the score is {score}", "il punteggio è {score}");
        int score = 10;
        TestWorld world = new TestWorld().Granted().And(engine => engine
            .AddSource(new TestSource("host", TestFacts.Score)
            {
                Gathers = (gathering, _) =>
                {
                    gathering.Set(TestFacts.Score, 0, score);
                    return Task.CompletedTask;
                },
            })
            .AddRule(new TestRule("host-score")
            {
                Needed = [TestFacts.Score],
                Says = (in CallContext call) => call.Facts.TryGet(TestFacts.Score, out int value) && value < 50 ? Finding.Block(low) : Finding.Pass(),
                Details = details => details.Add("score", score),
            }));

        CallDecision blocked = await world.AskAsync();
        score = 90;
        CallDecision permitted = await world.AskAsync();

        Assert.Equal("blocked (host.low-score)", blocked.ToString());
        Assert.Contains("the score is 10", blocked.ToText(Language.English), StringComparison.Ordinal);
        Assert.Equal("permitted (Consent)", permitted.ToString());
        Assert.Equal(90, permitted.Facts.Single(fact => fact.Name == "host.score").Value!.Value.GetInt32());
    }
}
