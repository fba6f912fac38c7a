using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallerIds;

/// <summary>D.L. 83/2012 art. 24-bis c. 11: the numbers of a call centre are declared (S25); the controller says which it may use for the campaign.</summary>
public sealed class DeclaredCallerIdRuleTests
{
    private static readonly Instant Later = TestWorld.Now + Duration.FromDays(1);

    [Theory]
    [InlineData(CallerIdEvent.Declared, "caller-id:not-declared")]
    [InlineData(CallerIdEvent.Authorised, "caller-id:not-authorised")]
    public async Task Both_the_declaration_and_the_authorisation_are_needed(CallerIdEvent missing, string said)
    {
        CallDecision decision = await Presenting(missing).AskAsync();

        Assert.Equal(["caller-id.not-declared"], decision.Reasons);
        Assert.Contains(new FindingArg("missing", said), decision.Blocks.Single().Args);
        Assert.Equal(missing == CallerIdEvent.Declared ? "Test Act art. 25" : "Test Act art. 26", decision.Blocks.Single().Law!.Citation);
        Assert.Null(decision.RetryAt);
    }

    [Fact]
    public async Task What_another_centre_or_another_controller_said_does_not_count()
    {
        await Presenting(CallerIdEvent.Declared).OfCallerId(CallerIdEvent.Declared, TestWorld.CentreY, TestWorld.Ago(5)).SaysAsync("blocked (caller-id.not-declared)");
        await Presenting(CallerIdEvent.Declared).OfCallerId(CallerIdEvent.Declared, TestWorld.Acme, TestWorld.Ago(5)).SaysAsync("blocked (caller-id.not-declared)");
        await Presenting(CallerIdEvent.Authorised).OfCallerId(CallerIdEvent.Authorised, TestWorld.Beta, TestWorld.Ago(5)).SaysAsync("blocked (caller-id.not-declared)");
        await Presenting(CallerIdEvent.Authorised).OfCallerId(CallerIdEvent.Authorised, TestWorld.CentreX, TestWorld.Ago(5)).SaysAsync("blocked (caller-id.not-declared)");
    }

    [Fact]
    public async Task What_is_said_of_another_number_does_not_count() =>
        await Presenting(CallerIdEvent.Declared).OfCallerId(CallerIdEvent.Declared, TestWorld.CentreX, TestWorld.Ago(5), record => record with { Number = TestWorld.Callee }).SaysAsync("blocked (caller-id.not-declared)");

    [Fact]
    public async Task An_authorisation_is_for_the_campaigns_it_names()
    {
        TestWorld World(string campaign) => Presenting(CallerIdEvent.Authorised)
            .OfCallerId(CallerIdEvent.Authorised, TestWorld.Acme, TestWorld.Ago(5), record => record with { Campaigns = [new CampaignId("winter"), new CampaignId(campaign)] });

        await World("spring").SaysAsync("permitted (Consent)");
        await World("autumn").SaysAsync("blocked (caller-id.not-declared)");
    }

    [Fact]
    public Task Who_dials_for_itself_authorises_by_declaring() =>
        Presenting(CallerIdEvent.Declared, CallerIdEvent.Authorised, CallerIdEvent.CallBackAnswered)
            .OfCallerId(CallerIdEvent.Declared, TestWorld.Acme, TestWorld.Ago(5)).OfCallerId(CallerIdEvent.CallBackAnswered, TestWorld.Acme, TestWorld.Ago(5))
            .For(campaign => campaign with { Processor = campaign.Controller }).SaysAsync("permitted (Consent)");

    [Theory]
    [InlineData(CallerIdEvent.Declared, "centre-x")]
    [InlineData(CallerIdEvent.Authorised, "acme")]
    public async Task It_holds_from_its_instant_until_its_end(CallerIdEvent what, string party)
    {
        TestWorld begins = Presenting(what).OfCallerId(what, new PartyId(party), RecordedTime.At(Later));
        TestWorld ends = Presenting(what).OfCallerId(what, new PartyId(party), TestWorld.Ago(5), record => record with { Id = "it" })
            .OfCallerId(CallerIdEvent.Ended, new PartyId(party), RecordedTime.At(Later), record => record with { Ends = "it" });

        Assert.Equal(Later, (await begins.AskAsync()).RetryAt);
        await begins.SaysAsync("blocked (caller-id.not-declared)", Later - Duration.Epsilon);
        await begins.SaysAsync("permitted (Consent)", Later);
        Assert.Equal(Later, (await ends.AskAsync()).ValidUntil);
        await ends.SaysAsync("permitted (Consent)", Later - Duration.Epsilon);
        await ends.SaysAsync("blocked (caller-id.not-declared)", Later);
    }

    [Fact]
    public Task A_number_declared_again_counts_again() =>
        Presenting(CallerIdEvent.Declared)
            .OfCallerId(CallerIdEvent.Declared, TestWorld.CentreX, TestWorld.Ago(90), record => record with { Id = "first" })
            .OfCallerId(CallerIdEvent.Ended, TestWorld.CentreX, TestWorld.Ago(60), record => record with { Ends = "first" })
            .OfCallerId(CallerIdEvent.Declared, TestWorld.CentreX, TestWorld.Ago(30))
            .SaysAsync("permitted (Consent)");

    private static TestWorld Presenting(params CallerIdEvent[] without) => new TestWorld().Granted().Presenting(TestWorld.Mobile, without);
}
