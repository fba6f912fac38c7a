using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Relationships;

/// <summary>47 CFR 64.1200(f)(5): eighteen months after the last purchase, three months after an inquiry, and no longer than until the person objects.</summary>
public sealed class RelationshipRuleTests
{
    private const string Related = "permitted (Relationship)";
    private const string Listed = "blocked (register.listed; basis.none)";

    // The world is asked at noon in Rome, on 20 May 2026.
    private static readonly Instant EighteenMonthsAgo = new LocalDateTime(2024, 11, 20, 12, 0).InZoneStrictly(TestBook.Rome).ToInstant();
    private static readonly Instant ThreeMonthsAgo = new LocalDateTime(2026, 2, 20, 12, 0).InZoneStrictly(TestBook.Rome).ToInstant();

    [Fact]
    public Task A_customer_is_called_whatever_the_register_says() => Opposed().Contract().SaysAsync(Related);

    [Fact]
    public async Task Eighteen_months_after_the_contract_it_is_over_to_the_instant()
    {
        await Opposed().Contract(contract => contract with { StartedAt = TestWorld.Ago(2000), EndedAt = RecordedTime.At(EighteenMonthsAgo) }).SaysAsync(Listed);

        CallDecision last = await Opposed().Contract(contract => contract with { StartedAt = TestWorld.Ago(2000), EndedAt = RecordedTime.At(EighteenMonthsAgo + Duration.FromSeconds(1)) }).AskAsync();
        Assert.Equal(Related, last.ToString());
        Assert.Equal(TestWorld.Now + Duration.FromSeconds(1), last.ValidUntil);
        Assert.Equal("Test Act art. 32", last.Findings.Single(finding => finding.Rule == "relationship").Law!.Citation);
    }

    [Fact]
    public async Task Three_months_after_an_inquiry_it_is_over_to_the_instant()
    {
        await Opposed().AskedToBeCalled(request => request with { MadeAt = RecordedTime.At(ThreeMonthsAgo) }).SaysAsync(Listed);

        CallDecision last = await Opposed().AskedToBeCalled(request => request with { MadeAt = RecordedTime.At(ThreeMonthsAgo + Duration.FromSeconds(1)) }).AskAsync();
        Assert.Equal(Related, last.ToString());
        Assert.Equal("Test Act art. 33", last.Findings.Single(finding => finding.Rule == "relationship").Law!.Citation);
    }

    [Fact]
    public async Task An_inquiry_stays_one_when_it_was_answered_and_ends_with_its_own_end()
    {
        await Opposed().AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(20) })
            .AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(19), UsedAt = TestWorld.Ago(19) }).SaysAsync(Related);
        await Opposed().AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(20), ExpiresAt = TestWorld.DaysAgo(10) }).SaysAsync(Listed);
        await Opposed().AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(20) })
            .AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(19), ExpiresAt = TestWorld.DaysAgo(10) }).SaysAsync(Listed);
    }

    [Fact]
    public async Task A_second_entry_about_an_inquiry_makes_it_no_newer() =>
        await Opposed().AskedToBeCalled(request => request with { MadeAt = RecordedTime.At(ThreeMonthsAgo) })
            .AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(1), UsedAt = TestWorld.Ago(1) }).SaysAsync(Listed);

    [Fact]
    public async Task It_is_with_this_controller_for_this_purpose_and_with_this_person()
    {
        await Opposed().Contract(contract => contract with { Controller = TestWorld.Beta }).SaysAsync(Listed);
        await Opposed().AskedToBeCalled(request => request with { Purposes = [CallPurpose.Fundraising] }).SaysAsync(Listed);
        await Opposed().Contract(contract => contract with { StartedAt = TestWorld.Ago(-1) }).SaysAsync(Listed);
        await Opposed().Asking(call => call with { Subject = new SubjectId("anna") }).Contract(contract => contract with { Subject = new SubjectId("bruno") }).SaysAsync(Listed);
        await Opposed().Contract().Said(ConsentState.Reassigned, TestWorld.Ago(3)).SaysAsync(Listed);
        await Opposed().AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(5) }).Said(ConsentState.Reassigned, TestWorld.Ago(3)).SaysAsync(Listed);
    }

    [Fact]
    public async Task An_objection_ends_it_for_good_also_where_the_person_buys_again()
    {
        await Opposed().Contract().Objected().SaysAsync("blocked (register.listed; blacklist.listed; basis.none)");
        await Opposed().Contract(contract => contract with { StartedAt = TestWorld.Ago(1) }).Objected().SaysAsync("blocked (register.listed; blacklist.listed; basis.none)");
        await Opposed().Contract().Objected().OnRequest().SaysAsync("permitted (Request)");
        await Opposed().Contract().Objected(entry => entry with { Purposes = [CallPurpose.Fundraising] }).SaysAsync(Related);
    }

    [Fact]
    public async Task It_carries_no_automated_call_and_the_register_opposes_none_of_a_customer() =>
        await Opposed().Contract().By(DialingMode.Prerecorded).SaysAsync("blocked (consent.missing; basis.none)");

    [Fact]
    public async Task Of_several_the_one_that_lasts_longest_counts()
    {
        CallDecision decision = await Opposed()
            .Contract(contract => contract with { EndedAt = TestWorld.Ago(400) })
            .Contract(contract => contract with { Contract = new ContractId("c-2"), EndedAt = TestWorld.Ago(100) })
            .AskedToBeCalled().AskAsync();

        DecisionFinding finding = decision.Findings.Single(finding => finding.Rule == "relationship");
        Assert.Equal(("contract-2", DayCount.EndOfMonths(TestWorld.Ago(100), 18, TestBook.Rome)), (finding.Evidence, finding.ChangesAt));
    }

    [Fact]
    public Task It_stands_above_the_opt_out_regime_and_needs_no_register() => OptOutTests.World().RegisterNeverAsked().Contract().SaysAsync(Related);

    private static TestWorld Opposed() => OptOutTests.World().RegisterSaid(listed: true);
}
