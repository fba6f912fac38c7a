using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Lists;

/// <summary>Garante's code of conduct art. 5 and 10: a number is called from a list the controller authorised, with its provenance.</summary>
public sealed class ContactListRuleTests
{
    [Fact]
    public Task A_number_of_an_authorised_list_with_a_checked_sample_may_be_called() => new TestWorld().Granted().FromList().SaysAsync("permitted (Consent)");

    [Fact]
    public async Task A_number_that_is_in_no_list_is_off_list()
    {
        await new TestWorld().Granted().FromList(holdsTheNumber: false).SaysAsync("blocked (list.off-list)");
        await new TestWorld().Granted().Asking(call => call with { ContactList = new ContactListId("nobody-knows") }).SaysAsync("blocked (list.off-list)");
        await new TestWorld().Granted().Asking(call => call with { ContactList = null }).SaysAsync("blocked (list.off-list)");
        await new TestWorld().Granted().FromList(list => list with { AcquiredAt = RecordedTime.At(TestWorld.Now + Duration.Epsilon) }).SaysAsync("blocked (list.off-list)");
    }

    [Theory]
    [InlineData(NumberSource.TypedByHand)]
    [InlineData(NumberSource.Referral)]
    [InlineData(NumberSource.Unknown)]
    public async Task A_number_that_somebody_suggested_needs_a_consent_given_to_this_controller(NumberSource source)
    {
        TestWorld Suggested() => new TestWorld().Asking(call => call with { NumberSource = source, ContactList = null });

        await Suggested().InDirectory().SaysAsync("blocked (list.referral-without-consent)");
        await Suggested().Granted().SaysAsync("permitted (Consent)");
        await Suggested().Granted(grant => grant with { Collector = TestWorld.Beta, Categories = [TestWorld.Telecom] }).SaysAsync("blocked (list.referral-without-consent)");
    }

    [Fact]
    public Task A_number_that_is_in_a_list_but_was_typed_by_hand_is_a_suggestion() =>
        new TestWorld().InDirectory().Asking(call => call with { NumberSource = NumberSource.TypedByHand }).SaysAsync("blocked (list.referral-without-consent)");

    [Fact]
    public async Task A_list_is_good_for_the_controller_and_the_campaigns_it_was_authorised_for()
    {
        await new TestWorld().Granted().FromList(list => list with { Controller = TestWorld.Beta, Supplier = TestWorld.Acme }).SaysAsync("blocked (list.not-authorised)");
        await new TestWorld().Granted().FromList(list => list with { SupplyContract = null }).SaysAsync("blocked (list.not-authorised)");
        await new TestWorld().Granted().FromList(list => list with { Campaigns = [new CampaignId("autumn")] }).SaysAsync("blocked (list.not-authorised)");
        await new TestWorld().Granted().FromList(list => list with { Campaigns = [new CampaignId("autumn"), new CampaignId("spring")] }).SaysAsync("permitted (Consent)");
    }

    [Fact]
    public async Task A_list_is_good_until_its_supply_ends_and_not_one_instant_longer()
    {
        Instant end = TestWorld.Now + Duration.FromDays(1);
        TestWorld world = new TestWorld().Granted().FromList(list => list with { SupplyEndsAt = RecordedTime.At(end) });

        Assert.Equal(end, (await world.AskAsync()).ValidUntil);
        await world.SaysAsync("permitted (Consent)", end - Duration.Epsilon);
        await world.SaysAsync("blocked (list.expired)", end);
    }

    [Fact]
    public async Task An_acquired_list_needs_a_checked_sample_and_the_customer_base_does_not()
    {
        await new TestWorld().Granted().FromList(list => list with { ConsentSampleCheckedAt = null }).SaysAsync("blocked (list.sample-missing)");
        await new TestWorld().Granted().FromList(list => list with { ConsentSampleCheckedAt = RecordedTime.At(TestWorld.Now + Duration.Epsilon) }).SaysAsync("blocked (list.sample-missing)");
        await new TestWorld().Granted().FromList(list => list with { ConsentSampleCheckedAt = TestWorld.Ago(61) }).SaysAsync("blocked (list.sample-missing)");
        await new TestWorld().Granted().FromList(list => list with { ConsentSampleCheckedAt = null, Supplier = null, SupplyContract = null }).SaysAsync("permitted (Consent)");
        await new TestWorld().Granted().Under(book => book with { AsksForSamples = false }).FromList(list => list with { ConsentSampleCheckedAt = null }).SaysAsync("permitted (Consent)");
    }

    [Theory]
    [InlineData(true, true, LegalForce.CodeOfConduct)]
    [InlineData(true, false, LegalForce.CodeOfConduct)]
    [InlineData(false, true, LegalForce.CodeOfConduct)]
    [InlineData(false, null, LegalForce.HousePolicy)]
    [InlineData(false, false, LegalForce.HousePolicy)]
    public async Task The_sample_is_asked_by_the_code_of_adherents_and_by_house_policy_of_others(bool? controller, bool? processor, LegalForce force)
    {
        CallDecision decision = await new TestWorld().Granted().FromList(list => list with { ConsentSampleCheckedAt = null })
            .For(campaign => campaign with
            {
                Controller = campaign.Controller with { AdheresToCodeOfConduct = controller },
                Processor = campaign.Processor with { AdheresToCodeOfConduct = processor },
            })
            .AskAsync();

        Assert.Equal(force, decision.Blocks.Single().Law!.Force);
    }

    [Fact]
    public async Task A_request_and_a_call_that_is_not_marketing_need_no_list()
    {
        await new TestWorld().OnRequest().Asking(call => call with { ContactList = null }).SaysAsync("permitted (Request)");
        await new TestWorld().For(CallPurpose.SatisfactionSurvey).ReliesOn(EvidenceKind.SurveyMandate, "m-1").Asking(call => call with { ContactList = null }).SaysAsync("permitted (Service)");
    }
}
