using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Purposes;

/// <summary>What is not marketing proves it: a service call its contract and its case, a survey its mandate.</summary>
public sealed class PurposeRuleTests
{
    [Fact]
    public Task A_service_call_on_a_contract_in_force_about_a_case_is_permitted() => Repair().Contract().SaysAsync("permitted (Service)");

    [Fact]
    public async Task A_service_call_without_its_case_is_not_evidenced()
    {
        await new TestWorld().For(CallPurpose.Service).Contract().SaysAsync("blocked (purpose.not-evidenced; basis.none)");
        await new TestWorld().For(CallPurpose.Service).Contract().ReliesOn(EvidenceKind.SurveyMandate, "m-1").SaysAsync("blocked (purpose.not-evidenced; basis.none)");
    }

    [Fact]
    public async Task A_service_call_needs_a_contract_of_this_controller_that_has_begun()
    {
        await Repair().SaysAsync("blocked (purpose.not-evidenced; basis.none)");
        await Repair().Contract(contract => contract with { Controller = TestWorld.Beta }).SaysAsync("blocked (purpose.not-evidenced; basis.none)");
        await Repair().Contract(contract => contract with { StartedAt = RecordedTime.At(TestWorld.Now + Duration.Epsilon) }).SaysAsync("blocked (purpose.not-evidenced; basis.none)");
    }

    [Fact]
    public async Task A_service_call_ends_with_its_contract()
    {
        Instant end = TestWorld.Now + Duration.FromDays(1);
        TestWorld world = Repair().Contract(contract => contract with { EndedAt = RecordedTime.At(end) });

        Assert.Equal(end, (await world.AskAsync()).ValidUntil);
        await world.SaysAsync("permitted (Service)", end - Duration.Epsilon);
        await world.SaysAsync("blocked (purpose.not-evidenced; basis.none)", end);
    }

    [Fact]
    public async Task A_service_call_is_put_off_to_the_beginning_of_its_contract()
    {
        Instant begins = TestWorld.Now + Duration.FromDays(1);

        CallDecision decision = await Repair().Contract(contract => contract with { StartedAt = RecordedTime.At(begins) }).AskAsync();

        Assert.Equal(begins, decision.RetryAt);
    }

    [Fact]
    public async Task A_contract_of_the_numbers_former_holder_carries_no_service_call() =>
        await Repair().Contract().Said(ConsentState.Reassigned, TestWorld.Ago(1)).SaysAsync("blocked (purpose.not-evidenced; basis.none)");

    [Fact]
    public async Task Of_several_contracts_the_one_that_lasts_longest_carries_a_service_call()
    {
        CallDecision decision = await Repair().Contract(contract => contract with { EndedAt = RecordedTime.At(TestWorld.Now + Duration.FromDays(1)) })
            .Contract(contract => contract with { Contract = new ContractId("c-2") })
            .Contract(contract => contract with { Contract = new ContractId("c-3"), EndedAt = RecordedTime.At(TestWorld.Now + Duration.FromDays(2)) })
            .AskAsync();

        Assert.Equal("contract-2", decision.Findings.Single(finding => finding.Rule == "purpose-service").Evidence);
        Assert.Null(decision.ValidUntil);
    }

    [Fact]
    public async Task A_contract_is_over_for_a_service_call_as_soon_as_one_entry_says_so() =>
        await Repair().Contract().Contract(contract => contract with { EndedAt = TestWorld.Ago(1) }).SaysAsync("blocked (purpose.not-evidenced; basis.none)");

    [Fact]
    public Task A_service_call_may_be_automated_and_needs_neither_register_nor_consent_nor_list() =>
        Repair().Contract().By(DialingMode.Prerecorded).RegisterNeverAsked().Asking(call => call with { NumberSource = NumberSource.Unknown, ContactList = null }).SaysAsync("permitted (Service)");

    [Theory]
    [InlineData(CallPurpose.SatisfactionSurvey)]
    [InlineData(CallPurpose.OfficialStatistics)]
    public async Task A_survey_needs_its_mandate(CallPurpose purpose)
    {
        await new TestWorld().For(purpose).ReliesOn(EvidenceKind.SurveyMandate, "m-1").SaysAsync("permitted (Service)");
        await new TestWorld().For(purpose).ReliesOn(EvidenceKind.CaseReference, "case-1").SaysAsync("blocked (purpose.not-evidenced; basis.none)");
        await new TestWorld().For(purpose).SaysAsync("blocked (purpose.not-evidenced; basis.none)");
    }

    [Theory]
    [InlineData(CallPurpose.Sale)]
    [InlineData(CallPurpose.CommercialCommunication)]
    [InlineData(CallPurpose.MarketResearch)]
    [InlineData(CallPurpose.ConsentRecovery)]
    [InlineData(CallPurpose.WinBack)]
    [InlineData(CallPurpose.Fundraising)]
    public async Task Every_marketing_purpose_is_judged_by_register_consent_and_list(CallPurpose purpose)
    {
        CallDecision decision = await new TestWorld().For(purpose).RegisterNeverAsked().Asking(call => call with { ContactList = null }).AskAsync();

        Assert.Equal(["consent.missing", "register.not-asked", "list.off-list", "basis.none"], decision.Reasons);
    }

    private static TestWorld Repair() => new TestWorld().For(CallPurpose.Service).ReliesOn(EvidenceKind.CaseReference, "case-1");
}
