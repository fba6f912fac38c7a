using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>The comparison can fail: an engine with wrong values, or without one of the rules, is found out.</summary>
public sealed class DisagreementTests
{
    private static readonly LawValues Law = new();
    private static readonly ImmutableArray<World> Sample = CallGenerators.World.Sample(10_000, seed: 20260514);

    public static TheoryData<string> RulesThatBlockOrPermit => [.. LawBook.Rules(Law).Select(rule => rule.Name).Where(name => name != "disclosure")];

    public static TheoryData<LawValues> WrongValues =>
    [
        Law with { ContractGraceDays = 31 },
        Law with { ContractGraceDays = 29 },
        Law with { RegisterValidDays = 16 },
        Law with { RequestValidHours = 73 },
        Law with { ConsultationPerCampaign = false },
        Law with { SampleChecked = false },
        Law with { AcceptsConsentAfterFirstListed = true },
    ];

    [Theory]
    [MemberData(nameof(RulesThatBlockOrPermit))]
    public async Task A_book_that_lacks_a_rule_is_found_out(string lacking) =>
        Assert.True(await DisagreesAsync(LawBook.Of(Law, rules => [.. rules.Where(rule => rule.Name != lacking)])));

    [Theory]
    [MemberData(nameof(WrongValues))]
    public async Task A_book_with_a_wrong_value_is_found_out(LawValues wrong) => Assert.True(await DisagreesAsync(LawBook.Of(wrong)));

    [Fact]
    public async Task The_right_book_is_not() => Assert.False(await DisagreesAsync(LawBook.Of(Law)));

    private static async Task<bool> DisagreesAsync(RuleBook book)
    {
        var engine = new LawEngine(book);
        foreach (World world in Sample)
        {
            if (!ReferenceEvaluator.Evaluate(world, Law).Equals(ReferenceVerdict.Of(await engine.ExplainAsync(world))))
                return true;
        }

        return false;
    }
}
