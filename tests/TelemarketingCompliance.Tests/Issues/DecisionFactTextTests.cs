namespace TelemarketingCompliance.Tests.Issues;

public sealed class DecisionFactTextTests
{
    [Fact]
    public async Task A_fact_of_a_decision_prints_its_name_and_state_but_not_its_value_which_holds_numbers()
    {
        CallDecision decision = await PlainWorld.DecideAsync(PlainWorld.Sale with { Consents = [PlainWorld.Consent("c1")] });

        DecisionFact fact = decision.Facts.Single(fact => fact.Name == "consent.entries");

        Assert.Contains("393331234567", fact.Value.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("3331234", fact.ToString(), StringComparison.Ordinal);
        Assert.Contains("consent.entries", fact.ToString(), StringComparison.Ordinal);
        Assert.Contains("Known", fact.ToString(), StringComparison.Ordinal);
    }
}
