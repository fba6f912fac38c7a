using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Blacklist;

/// <summary>GDPR art. 21 c. 2-3: who objected is not called; only what is provably newer lifts that.</summary>
public sealed class BlacklistRuleTests
{
    [Fact]
    public Task An_objection_newer_than_the_consent_blocks() => new TestWorld().Granted().Objected().SaysAsync("blocked (blacklist.listed)");

    [Fact]
    public async Task An_older_objection_is_lifted_by_a_newer_consent_as_long_as_that_lasts()
    {
        Instant end = TestWorld.Now + Duration.FromDays(1);
        TestWorld world = new TestWorld().InDirectory().Granted(grant => grant with { ExpiresAt = end }).Objected(entry => entry with { At = TestWorld.Ago(21) });

        Assert.Equal(end, (await world.AskAsync()).ValidUntil);
        await world.SaysAsync("permitted (Consent)", end - Duration.Epsilon);
        await world.SaysAsync("blocked (blacklist.listed)", end);
    }

    [Fact]
    public async Task Of_an_objection_and_a_consent_whose_order_is_unknown_the_objection_counts()
    {
        RecordedTime day = TestWorld.Day(2026, 4, 30);

        await new TestWorld().Granted(grant => grant with { At = day }).Objected(entry => entry with { At = day }).SaysAsync("blocked (blacklist.listed)");
        await new TestWorld().Granted().Objected(entry => entry with { At = TestWorld.Ago(20) }).SaysAsync("blocked (blacklist.listed)");
        await new TestWorld().Granted().Objected(entry => entry with { At = null }).SaysAsync("blocked (blacklist.listed)");
    }

    [Fact]
    public Task A_consent_that_a_third_party_collected_lifts_no_objection() =>
        new TestWorld().FromList().Granted(grant => grant with { Collector = TestWorld.Beta, Categories = [TestWorld.Telecom] }).Objected(entry => entry with { At = TestWorld.Ago(30) })
            .SaysAsync("blocked (blacklist.listed)");

    [Fact]
    public Task A_consent_that_does_not_hold_lifts_no_objection() =>
        new TestWorld().InDirectory().Granted(grant => grant with { Level = EvidenceLevel.Log }).Objected(entry => entry with { At = TestWorld.Ago(30) }).SaysAsync("blocked (blacklist.listed)");

    [Fact]
    public Task Never_again_from_you_is_lifted_by_no_consent_to_a_controller() =>
        new TestWorld().Granted().Objected(entry => entry with { Scope = BlacklistScope.Recorder, Controller = null, At = TestWorld.Ago(30) }).SaysAsync("blocked (blacklist.listed)");

    [Fact]
    public async Task An_objection_to_nobody_in_particular_taken_by_the_centre_that_dials_may_have_meant_the_centre_and_is_lifted_by_no_consent()
    {
        TestWorld Taken(PartyId by) => new TestWorld().Granted().Objected(entry => entry with { Scope = BlacklistScope.Unknown, Controller = null, RecordedBy = by, At = TestWorld.Ago(30) });

        await Taken(TestWorld.CentreX).SaysAsync("blocked (blacklist.listed)");
        await Taken(TestWorld.CentreY).SaysAsync("permitted (Consent)");
        await Taken(TestWorld.Acme).SaysAsync("permitted (Consent)");
    }

    [Fact]
    public async Task A_newer_request_lifts_any_objection_for_its_call()
    {
        await new TestWorld().OnRequest().Objected().SaysAsync("permitted (Request)");
        await new TestWorld().OnRequest().Objected(entry => entry with { Scope = BlacklistScope.Recorder, Controller = null }).SaysAsync("permitted (Request)");
        await new TestWorld().OnRequest().Objected(entry => entry with { At = TestWorld.Ago(1) }).SaysAsync("blocked (blacklist.listed)");
        await new TestWorld().OnRequest().Objected(entry => entry with { At = null }).SaysAsync("blocked (blacklist.listed)");
    }

    [Fact]
    public async Task One_objection_that_nothing_lifts_is_enough_and_is_the_one_reported()
    {
        CallDecision decision = await new TestWorld().Granted().Objected(entry => entry with { At = TestWorld.Ago(30) }).Objected().AskAsync();

        Assert.Equal("objection-3", decision.Blocks.Single().Evidence);
        Assert.Contains("`objection-3`", decision.ToText(Language.Italian), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_that_names_purposes_concerns_those_and_unknown_ones()
    {
        await new TestWorld().Granted().Objected(entry => entry with { Purposes = [CallPurpose.MarketResearch] }).SaysAsync("permitted (Consent)");
        await new TestWorld().Granted().Objected(entry => entry with { Purposes = [CallPurpose.Sale] }).SaysAsync("blocked (blacklist.listed)");
        Assert.Contains("blacklist.listed", (await new TestWorld().For(CallPurpose.Unknown).Objected(entry => entry with { Purposes = [CallPurpose.MarketResearch] }).AskAsync()).Reasons);
    }

    [Fact]
    public async Task An_objection_to_advertising_leaves_service_calls_alone_unless_it_says_no_calls_at_all()
    {
        TestWorld Repair() => new TestWorld().For(CallPurpose.Service).Contract().ReliesOn(EvidenceKind.CaseReference, "case-1");

        await Repair().Objected().SaysAsync("permitted (Service)");
        await Repair().Objected(entry => entry with { NoCallsAtAll = true }).SaysAsync("blocked (blacklist.listed)");
        await Repair().Objected(entry => entry with { Purposes = [CallPurpose.Service] }).SaysAsync("blocked (blacklist.listed)");
    }

    [Fact]
    public async Task An_objection_to_one_controller_leaves_the_calls_of_another_alone_and_one_to_the_centre_does_not()
    {
        await new TestWorld().Granted().Objected(entry => entry with { Controller = TestWorld.Beta }).SaysAsync("permitted (Consent)");
        await new TestWorld().Granted().Objected(entry => entry with { Scope = BlacklistScope.Recorder, Controller = null }).SaysAsync("blocked (blacklist.listed)");
        await new TestWorld().Granted().Objected(entry => entry with { Scope = BlacklistScope.Recorder, Controller = null, RecordedBy = TestWorld.CentreY }).SaysAsync("permitted (Consent)");
    }

    [Fact]
    public Task An_objection_of_the_person_binds_for_every_number() =>
        new TestWorld().Asking(call => call with { Subject = new SubjectId("p-1") }).Granted().Objected(entry => entry with { Number = TestWorld.Mobile, Subject = new SubjectId("p-1") })
            .SaysAsync("blocked (blacklist.listed)");

    [Fact]
    public Task An_objection_binds_also_a_call_the_register_need_not_be_asked_for() =>
        new TestWorld().Contract().Granted(grant => grant with { Contract = new ContractId("c-1") }).Objected().SaysAsync("blocked (blacklist.listed)");
}
