using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Registers;

/// <summary>D.P.R. 26/2022 art. 8 c. 2: the register is consulted before every campaign, and an answer is good for fifteen days.</summary>
public sealed class RegisterConsultationRuleTests
{
    private static readonly Instant Processed = TestWorld.DaysAgo(5);
    private static readonly Instant FifteenDaysLater = Processed + Duration.FromHours(360);

    [Fact]
    public Task A_number_never_asked_is_not_called_also_with_a_consent() => new TestWorld().Granted().RegisterNeverAsked().SaysAsync("blocked (register.not-asked)");

    [Fact]
    public Task An_answer_given_to_another_controller_does_not_count() =>
        new TestWorld().Granted().RegisterSaid(listed: false, controller: TestWorld.Beta).SaysAsync("blocked (register.other-controller)");

    [Fact]
    public async Task An_answer_is_good_for_15_days_of_24_hours_and_not_one_instant_longer()
    {
        TestWorld world = new TestWorld().Granted();

        await world.SaysAsync("permitted (Consent)", FifteenDaysLater - Duration.Epsilon);
        await world.SaysAsync("blocked (register.stale)", FifteenDaysLater);
    }

    [Fact]
    public async Task A_permission_lasts_no_longer_than_the_answer() => Assert.Equal(FifteenDaysLater, (await new TestWorld().Granted().AskAsync()).ValidUntil);

    [Fact]
    public async Task The_file_may_end_earlier_than_the_law_and_not_later()
    {
        Instant earlier = FifteenDaysLater - Duration.FromDays(1);

        await new TestWorld().Granted().RegisterSaid(listed: false, validUntil: earlier).SaysAsync("blocked (register.stale)", earlier);
        await new TestWorld().Granted().RegisterSaid(listed: false, validUntil: FifteenDaysLater + Duration.FromDays(1)).SaysAsync("blocked (register.stale)", FifteenDaysLater);
    }

    [Fact]
    public async Task A_campaign_created_after_the_newest_answer_was_not_preceded_by_a_consultation()
    {
        await new TestWorld().Granted().For(campaign => campaign with { CreatedAt = Processed }).SaysAsync("permitted (Consent)");
        await new TestWorld().Granted().For(campaign => campaign with { CreatedAt = Processed + Duration.Epsilon }).SaysAsync("blocked (register.not-consulted-for-campaign)");
    }

    [Fact]
    public async Task A_stale_answer_is_stale_whatever_the_campaign() =>
        await new TestWorld().Granted().For(campaign => campaign with { CreatedAt = TestWorld.Now }).SaysAsync("blocked (register.stale)", FifteenDaysLater);

    [Fact]
    public async Task The_register_need_not_be_asked_within_a_continuing_contract_with_a_consent_in_it_or_on_a_request()
    {
        await new TestWorld().RegisterNeverAsked().Contract().Granted(grant => grant with { Contract = new ContractId("c-1") }).SaysAsync("permitted (Contract)");
        await new TestWorld().RegisterNeverAsked().OnRequest().SaysAsync("permitted (Request)");
    }

    [Fact]
    public Task Within_the_30_days_after_a_contract_the_register_must_be_asked() =>
        new TestWorld().RegisterNeverAsked().Contract(contract => contract with { EndedAt = TestWorld.Ago(3) }).Granted(grant => grant with { Contract = new ContractId("c-1") })
            .SaysAsync("blocked (register.not-asked)");

    [Fact]
    public Task A_call_that_is_not_marketing_does_not_ask_the_register() =>
        new TestWorld().RegisterNeverAsked().For(CallPurpose.SatisfactionSurvey).ReliesOn(EvidenceKind.SurveyMandate, "m-1").SaysAsync("permitted (Service)");
}
