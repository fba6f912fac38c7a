using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>Two books that cover one region could not be used together when both had, say, a consent rule.</summary>
public sealed class BooksWithTheSameRulesTests
{
    [Fact]
    public async Task Two_books_of_the_same_rules_judge_one_region_together_and_the_shorter_period_wins()
    {
        RuleBook stricter = (new TestBook { Name = "STRICTER", ValidDays = 3 }).Build();
        TestWorld one = new TestWorld().Granted();
        TestWorld both = new TestWorld().Granted().AndUnder(stricter);

        Assert.Equal("permitted (Consent)", await one.VerdictAsync());
        Assert.Equal("blocked (register.stale)", await both.VerdictAsync());
        Assert.Equal("TEST+STRICTER", (await both.AskAsync()).Jurisdiction);
    }

    [Fact]
    public async Task The_version_does_not_depend_on_which_of_the_two_books_came_first()
    {
        RuleBook one = (new TestBook { Name = "ONE", ValidDays = 3 }).Build();
        RuleBook other = (new TestBook { Name = "OTHER", ValidDays = 4 }).Build();

        CallDecision oneFirst = await new TestWorld().AndUnder(one).AndUnder(other).AskAsync();
        CallDecision otherFirst = await new TestWorld().AndUnder(other).AndUnder(one).AskAsync();

        Assert.Equal(oneFirst.Edition, otherFirst.Edition);
        Assert.NotEqual(oneFirst.Edition, (await new TestWorld().AndUnder(one).AskAsync()).Edition);
    }

    [Fact]
    public void Two_rules_of_one_name_in_one_book_are_refused() =>
        Assert.Contains("`same`", Assert.Throws<ArgumentException>(
            () => new RuleBook("XX", ["XX"], DateTimeZone.Utc, TestBook.From, [], _ => [new TestRule("same"), new TestRule("same")])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_host_rule_with_the_name_of_a_books_rule_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new TestWorld().And(engine => engine.AddRule(new TestRule("consent"))).EngineAsync());
}
