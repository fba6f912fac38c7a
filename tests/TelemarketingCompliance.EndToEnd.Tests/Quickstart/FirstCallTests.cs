using global::Quickstart.Snippets;

namespace TelemarketingCompliance.EndToEnd.Tests.Quickstart;

/// <summary>The smallest program that ends with a permitted call.</summary>
public sealed class FirstCallTests
{
    [Fact]
    public async Task Its_call_is_permitted_on_the_consent_it_recorded()
    {
        CallDecision decision = await FirstCall.AskAsync(TestContext.Current.CancellationToken);

        Assert.True(decision.IsPermitted);
        Assert.Equal(CallBasis.Consent, decision.Basis);
    }
}
