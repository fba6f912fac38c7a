namespace TelemarketingCompliance.Tests.Issues;

public sealed class ReferralConsentTests
{
    [Fact]
    public async Task An_own_consent_carries_a_suggested_number_although_a_third_partys_consent_lasts_longer()
    {
        ConsentEntry own = PlainWorld.Consent("own") with { ExpiresAt = Instants.Base + Duration.FromDays(5) };
        ConsentEntry collected = PlainWorld.Consent("collected") with { Collector = Universe.Collector, Categories = [Universe.Sectors[0]] };
        World world = PlainWorld.Sale with
        {
            Call = PlainWorld.Sale.Call with { NumberSource = NumberSource.Referral, ContactList = null },
            Consents = [collected, own],
        };

        CallDecision decision = await PlainWorld.DecideAsync(world);

        Assert.True(decision.IsPermitted, decision.ToString());
        Assert.Equal(own.ExpiresAt, decision.ValidUntil);
    }

    [Fact]
    public async Task A_third_partys_consent_alone_does_not_carry_a_suggested_number()
    {
        World world = PlainWorld.Sale with
        {
            Call = PlainWorld.Sale.Call with { NumberSource = NumberSource.Referral, ContactList = null },
            Consents = [PlainWorld.Consent("collected") with { Collector = Universe.Collector, Categories = [Universe.Sectors[0]] }],
        };

        CallDecision decision = await PlainWorld.DecideAsync(world);

        Assert.Equal(["list.referral-without-consent"], decision.Reasons);
    }
}
