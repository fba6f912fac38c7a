using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Remedies;

/// <summary>What only the person can lift, where dates and registers matter.</summary>
public sealed class PersonalRemedyTests
{
    [Fact]
    public async Task An_enrolment_dated_today_is_lifted_by_a_consent_of_tomorrow()
    {
        Remedy remedy = await OnlyAsync(new TestWorld().RegisterSaid(listed: true, since: TestWorld.Day(2026, 5, 20)), RegisterReasons.Listed);

        Assert.Equal((RemedyCodes.Consent, true), (remedy.Code, remedy.IsVerified));
        Assert.Equal(TestWorld.Day(2026, 5, 20).Latest.PlusNanoseconds(1), remedy.Supposed!.At);
    }

    [Fact]
    public async Task Where_the_register_gives_no_dates_only_a_consent_within_a_contract_is_claimed()
    {
        Remedy remedy = await OnlyAsync(new TestWorld().RegisterSaid(listed: true), RegisterReasons.Listed);

        Assert.Equal((RemedyCodes.ConsentWithinContract, true), (remedy.Code, remedy.IsVerified));
    }

    [Theory]
    [InlineData(true, "remedy.objection-consent", RemedyKind.Person, true)]
    [InlineData(false, "remedy.objection-undated", RemedyKind.Nobody, false)]
    public async Task An_objection_is_lifted_by_the_person_alone_and_not_at_all_if_nobody_knows_its_date(bool dated, string code, RemedyKind kind, bool verified)
    {
        TestWorld world = new TestWorld().InDirectory().Objected(entry => entry with { At = dated ? entry.At : null });

        Remedy remedy = await OnlyAsync(world, BlacklistReasons.Listed);

        Assert.Equal((code, kind, verified), (remedy.Code.Code, remedy.Kind, remedy.IsVerified));
    }

    [Fact]
    public async Task What_was_said_to_the_party_that_dials_only_a_request_lifts()
    {
        TestWorld world = new TestWorld().InDirectory().Objected(entry => entry with { Scope = BlacklistScope.Recorder, Controller = null, RecordedBy = TestWorld.CentreX });

        Remedy remedy = await OnlyAsync(world, BlacklistReasons.Listed);

        Assert.Equal((RemedyCodes.ObjectionByRequest, true), (remedy.Code, remedy.IsVerified));
        Assert.Equal(NumberSource.PersonRequest, remedy.Supposed!.Request.NumberSource);
    }

    [Fact]
    public async Task An_undated_refusal_is_not_lifted_either()
    {
        Remedy remedy = await OnlyAsync(new TestWorld().Said(ConsentState.Denied, null), ConsentReasons.Denied);

        Assert.Equal((RemedyCodes.ObjectionUndated, RemedyKind.Nobody), (remedy.Code, remedy.Kind));
    }

    [Fact]
    public async Task A_consent_that_is_supposed_names_what_the_call_needs()
    {
        Remedy remedy = await OnlyAsync(new TestWorld().By(DialingMode.AiVoice), ConsentReasons.Missing);

        Assert.True(remedy.Supposed!.Facts.TryGet(FactKeys.Consents, out var consents));
        ConsentEntry consent = Assert.Single(consents);
        Assert.Equal((CallChannels.AutomatedCall, TestWorld.Acme, TestWorld.Now), (consent.Channels, consent.Controller, consent.At!.Value.Earliest));
        Assert.Contains(TestWorld.Telecom, consent.Categories);
    }

    private static async Task<Remedy> OnlyAsync(TestWorld world, ReasonCode reason)
    {
        ComplianceEngine engine = await world.EngineAsync();
        CallFacts facts = (await engine.GatherAsync([world.Request], TestWorld.Now, TestContext.Current.CancellationToken))[0];
        return engine.Remedies(facts, TestWorld.Now).Single(remedy => remedy.Reason == reason);
    }
}
