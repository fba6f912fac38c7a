using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Disclosures;

/// <summary>DL 83/2012 art. 24-bis c. 5-6: who talks is told first from which country the operator speaks.</summary>
public sealed class CountryAnnouncedTests
{
    [Theory]
    [InlineData("AL")]
    [InlineData("IT")]
    [InlineData(null)]
    public void S28_a_conversation_without_the_country_announced_is_a_breach(string? country)
    {
        CompletionFinding finding = Assert.Single(Review(TestBook.Parameter("country", true, "18"), country, OutcomeKind.Spoken));

        Assert.Equal(DisclosureReasons.CountryMissing, finding.Reason);
        Assert.Equal(country ?? "country:unknown", Assert.Single(finding.Args).Value);
        Assert.Equal("Test Act art. 18", finding.Law!.Citation);
    }

    [Fact]
    public void What_was_announced_and_who_never_talked_is_no_breach()
    {
        LawParameter<bool> law = TestBook.Parameter("country", true, "18");

        Assert.Empty(Review(law, "AL", OutcomeKind.Spoken, "disclosure.caller", "disclosure.country"));
        Assert.Empty(Review(law, "AL", OutcomeKind.NoAnswer));
        Assert.Empty(Review(law, "AL", OutcomeKind.Silent));
        Assert.Single(Review(law, "AL", OutcomeKind.Refused, "disclosure.caller"));
    }

    [Fact]
    public void Where_no_law_asks_it_nobody_is_at_fault() => Assert.Empty(Review(null, "AL", OutcomeKind.Spoken));

    private static ImmutableArray<CompletionFinding> Review(LawParameter<bool>? country, string? operatorCountry, OutcomeKind kind, params string[] fulfilled)
    {
        var rule = new DisclosureRule(TestBook.Parameter("script", true, "17"), country, null, TestBook.Parameter("recording", true, "20"));
        var outcome = new CallOutcome { Kind = kind, OccurredAt = TestWorld.Now, Fulfilled = [.. fulfilled] };
        var attempt = new StoredAttempt
        {
            Permit = PermitId.NewAt(TestWorld.Now),
            Request = TestWorld.FirstRequest with { OperatorCountry = operatorCountry },
            ChargedAt = TestWorld.Now,
            ExpiresAt = TestWorld.Now + Duration.FromMinutes(1),
            Outcome = outcome,
        };
        var findings = new CompletionFindingList();
        rule.Review(new CompletedCall(attempt, outcome, null), findings);
        return findings.ToFindings();
    }
}
