using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A suggested number with an own consent was blocked when a third party's consent lasted longer.</summary>
public sealed class OwnConsentBehindAnotherTests
{
    [Fact]
    public async Task An_own_consent_carries_a_referral_also_when_a_third_partys_consent_lasts_longer()
    {
        TestWorld world = new TestWorld()
            .Asking(call => call with { NumberSource = NumberSource.Referral, ContactList = null })
            .Granted(grant => grant with { Collector = TestWorld.Beta, Categories = [TestWorld.Telecom] })
            .Granted(grant => grant with { ExpiresAt = TestWorld.Now + Duration.FromDays(1) });

        CallDecision decision = await world.AskAsync();

        Assert.True(decision.IsPermitted);
        Assert.Equal("consent-2", decision.Findings.Single(finding => finding.Rule == "contact-list").Evidence);
        Assert.Equal(TestWorld.Now + Duration.FromDays(1), decision.ValidUntil);
    }
}
