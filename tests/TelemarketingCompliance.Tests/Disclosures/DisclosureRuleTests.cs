using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Disclosures;

/// <summary>What a permitted call must still say (GDPR art. 13-14; DL 83/2012 art. 24-bis; AI Act art. 50).</summary>
public sealed class DisclosureRuleTests
{
    [Fact]
    public async Task A_human_operator_says_country_caller_controller_origin_and_the_right_to_object_and_plays_nothing()
    {
        CallDecision decision = await new TestWorld().Granted().AskAsync();

        Assert.Equal(
            ["disclosure.country", "disclosure.caller", "disclosure.controller", "disclosure.origin-list", "disclosure.right-to-object", "conduct.no-recorded-message"],
            decision.Obligations.Select(obligation => obligation.Code.Code));
        Assert.Equal(
            ["country=IT", "processor=centre-x", "controller=acme", "purpose=Sale", "list=own-base"],
            decision.Obligations.SelectMany(obligation => obligation.Args).Select(arg => $"{arg.Name}={arg.Value}"));
    }

    [Theory]
    [InlineData("IT", false)]
    [InlineData("RO", false)]
    [InlineData("AL", true)]
    [InlineData("GB", true)]
    [InlineData(null, true)]
    public async Task An_operator_outside_the_union_or_nobody_knows_where_offers_one_inside(string? country, bool offers)
    {
        CallDecision decision = await new TestWorld().Granted().Asking(call => call with { OperatorCountry = country }).AskAsync();

        Assert.Equal(offers, decision.Obligations.Any(obligation => obligation.Code == ObligationCodes.OfferEuOperator));
    }

    [Theory]
    [InlineData(DialingMode.AiVoice, true)]
    [InlineData(DialingMode.Unknown, true)]
    [InlineData(DialingMode.Prerecorded, false)]
    public async Task An_artificial_voice_says_so_and_an_automated_call_may_play_a_recording(DialingMode mode, bool artificial)
    {
        CallDecision decision = await new TestWorld().By(mode).Granted(grant => grant with { Channels = CallChannels.AutomatedCall }).AskAsync();

        Assert.Equal(artificial, decision.Obligations.Any(obligation => obligation.Code == ObligationCodes.SayArtificial));
        Assert.DoesNotContain(decision.Obligations, obligation => obligation.Code == ObligationCodes.NoRecordedMessage);
    }

    [Fact]
    public async Task A_blocked_call_obliges_to_nothing() => Assert.Empty((await new TestWorld().AskAsync()).Obligations);
}
