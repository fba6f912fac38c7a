using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallerIds;

/// <summary>L. 5/2018 art. 2 c. 1: the caller can be reached at the number presented, or it has the prefix of AGCOM delibera 156/18/CIR (S26).</summary>
public sealed class CallableCallerIdRuleTests
{
    private static readonly E164Number Statistics = E164Number.FromDigits(390843123456);
    private static readonly E164Number Commercial = E164Number.FromDigits(390844123456);

    [Fact]
    public async Task A_line_that_nobody_called_back_is_not_callable_by_law()
    {
        CallDecision decision = await Tested().AskAsync();

        Assert.Equal(["caller-id.not-callable"], decision.Reasons);
        Assert.Equal("Test Act art. 22", decision.Blocks.Single().Law!.Citation);
    }

    [Fact]
    public async Task A_call_back_proves_it_for_thirty_days_by_house_policy_and_not_one_instant_longer()
    {
        TestWorld world = Tested((CallerIdEvent.CallBackAnswered, TestWorld.Ago(20)));
        Instant end = TestWorld.Now + Duration.FromDays(10);

        Assert.Equal(end, (await world.AskAsync()).ValidUntil);
        await world.Under(book => book with { ValidDays = 60 }).SaysAsync("permitted (Consent)");
        CallDecision stale = await Tested((CallerIdEvent.CallBackAnswered, TestWorld.Ago(30))).AskAsync();
        Assert.Equal(["caller-id.not-callable"], stale.Reasons);
        Assert.Equal(LegalForce.HousePolicy, stale.Blocks.Single().Law!.Force);
        await Tested((CallerIdEvent.CallBackAnswered, RecordedTime.At(TestWorld.DaysAgo(30) + Duration.Epsilon))).SaysAsync("permitted (Consent)");
    }

    [Fact]
    public async Task A_call_back_that_failed_refutes_every_one_that_is_not_certainly_later()
    {
        RecordedTime day = TestWorld.Day(2026, 5, 15);

        await Tested((CallerIdEvent.CallBackAnswered, TestWorld.Ago(5)), (CallerIdEvent.CallBackFailed, TestWorld.Ago(4))).SaysAsync("blocked (caller-id.not-callable)");
        await Tested((CallerIdEvent.CallBackAnswered, day), (CallerIdEvent.CallBackFailed, day)).SaysAsync("blocked (caller-id.not-callable)");
        await Tested((CallerIdEvent.CallBackAnswered, TestWorld.Ago(4)), (CallerIdEvent.CallBackFailed, TestWorld.Ago(5))).SaysAsync("permitted (Consent)");
    }

    [Fact]
    public async Task A_test_of_tomorrow_proves_nothing_today()
    {
        Instant tomorrow = TestWorld.Now + Duration.FromDays(1);

        Assert.Equal(tomorrow, (await Tested((CallerIdEvent.CallBackAnswered, RecordedTime.At(tomorrow))).AskAsync()).RetryAt);
        Assert.Equal(tomorrow, (await Tested((CallerIdEvent.CallBackAnswered, TestWorld.Ago(1)), (CallerIdEvent.CallBackFailed, RecordedTime.At(tomorrow))).AskAsync()).ValidUntil);
    }

    [Fact]
    public async Task The_test_of_another_centre_or_controller_does_not_count()
    {
        TestWorld By(PartyId party) => Tested().OfCallerId(CallerIdEvent.CallBackAnswered, party, TestWorld.Ago(1));

        await By(TestWorld.Acme).SaysAsync("permitted (Consent)");
        await By(TestWorld.CentreY).SaysAsync("blocked (caller-id.not-callable)");
        await By(TestWorld.Beta).SaysAsync("blocked (caller-id.not-callable)");
    }

    [Theory]
    [InlineData(CallPurpose.Sale)]
    [InlineData(CallPurpose.CommercialCommunication)]
    [InlineData(CallPurpose.MarketResearch)]
    public async Task The_commercial_prefix_is_for_marketing_and_market_research_and_replaces_the_call_back(CallPurpose purpose)
    {
        TestWorld Calling(E164Number callerId) => new TestWorld().Granted(grant => grant with { Purposes = [purpose] }).For(purpose).Presenting(callerId, CallerIdEvent.CallBackAnswered);

        await Calling(Commercial).SaysAsync("permitted (Consent)");
        await Calling(Statistics).SaysAsync("blocked (caller-id.wrong-prefix)");
    }

    [Theory]
    [InlineData(CallPurpose.OfficialStatistics, "permitted (Service)")]
    [InlineData(CallPurpose.SatisfactionSurvey, "blocked (caller-id.wrong-prefix)")]
    public async Task The_prefix_of_statistics_is_for_statistics_alone(CallPurpose purpose, string verdict)
    {
        TestWorld Calling(E164Number callerId) => new TestWorld().For(purpose).ReliesOn(EvidenceKind.SurveyMandate, "m-1").Presenting(callerId, CallerIdEvent.CallBackAnswered);

        await Calling(Statistics).SaysAsync(verdict);
        await Calling(Commercial).SaysAsync("blocked (caller-id.wrong-prefix)");
    }

    [Fact]
    public async Task A_wrong_prefix_is_no_better_for_being_callable_and_cites_the_order_that_reserves_it()
    {
        CallDecision decision = await new TestWorld().Granted().Presenting(Statistics).AskAsync();

        Assert.Equal(["caller-id.wrong-prefix"], decision.Reasons);
        Assert.Equal("Test Act art. 23", decision.Blocks.Single().Law!.Citation);
        Assert.Contains(new FindingArg("prefix", "+390843"), decision.Blocks.Single().Args);
    }

    [Fact]
    public async Task A_prefix_must_be_declared_like_every_number() =>
        await new TestWorld().Granted().Presenting(Commercial, CallerIdEvent.Declared).SaysAsync("blocked (caller-id.not-declared)");

    [Theory]
    [InlineData("")]
    [InlineData("390844")]
    [InlineData("+0844")]
    [InlineData("+39 0844")]
    [InlineData("+1234567890123456")]
    public void A_prefix_is_a_plus_and_digits(string digits) => Assert.ThrowsAny<ArgumentException>(() => new CallerIdPrefix(digits, PurposeSet.Marketing));

    [Fact]
    public void A_prefix_is_for_something() => Assert.Throws<ArgumentException>(() => new CallerIdPrefix("+390844", []));

    private static TestWorld Tested(params (CallerIdEvent What, RecordedTime At)[] tests)
    {
        TestWorld world = new TestWorld().Granted().Under(book => book with { ValidDays = 60 }).Presenting(TestWorld.Mobile, CallerIdEvent.CallBackAnswered);
        foreach ((CallerIdEvent what, RecordedTime at) in tests)
            world = world.OfCallerId(what, TestWorld.CentreX, at);
        return world;
    }
}
