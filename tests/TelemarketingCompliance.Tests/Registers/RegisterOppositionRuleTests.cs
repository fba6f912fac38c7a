using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Registers;

/// <summary>L. 5/2018 art. 1 c. 4-6: enrolment and renewal annul every earlier consent, except within contracts and for those the person spared.</summary>
public sealed class RegisterOppositionRuleTests
{
    private static readonly ContractId Contract = new("c-1");

    [Fact]
    public Task An_opposed_number_without_a_consent_is_not_called_also_when_it_is_in_the_directory() =>
        new TestWorld().RegisterSaid(listed: true).InDirectory().SaysAsync("blocked (register.listed; basis.none)");

    [Fact]
    public Task A_consent_given_after_the_enrolment_holds() => new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(21)).Granted().SaysAsync("permitted (Consent)");

    [Fact]
    public Task A_consent_given_before_the_enrolment_is_annulled() =>
        new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(19)).Granted().SaysAsync("blocked (consent.revoked-by-register; register.listed; basis.none)");

    [Fact]
    public Task Of_a_consent_and_an_enrolment_of_one_instant_nobody_knows_the_order() =>
        new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(20)).Granted().SaysAsync("blocked (consent.order-unknown; register.listed; basis.none)");

    [Fact]
    public Task Of_a_consent_and_an_enrolment_of_one_day_nobody_knows_the_order() =>
        new TestWorld().RegisterSaid(listed: true, since: TestWorld.Day(2026, 4, 30)).Granted(grant => grant with { At = TestWorld.Day(2026, 4, 30) })
            .SaysAsync("blocked (consent.order-unknown; register.listed; basis.none)");

    [Fact]
    public Task A_consent_of_the_day_after_the_enrolment_holds() =>
        new TestWorld().RegisterSaid(listed: true, since: TestWorld.Day(2026, 4, 30)).Granted(grant => grant with { At = TestWorld.Day(2026, 5, 1) }).SaysAsync("permitted (Consent)");

    [Fact]
    public Task Without_dates_a_consent_before_the_last_clear_answer_is_annulled() =>
        new TestWorld().RegisterSaid(listed: false, daysAgo: 10).RegisterSaid(listed: true).Granted().SaysAsync("blocked (consent.revoked-by-register; register.listed; basis.none)");

    [Theory]
    [InlineData(10)] // at the last clear answer
    [InlineData(7)] // between the two
    [InlineData(5)] // at the first opposed answer
    [InlineData(2)] // after it: a renewal since then cannot be seen
    public Task Without_dates_the_order_of_any_later_consent_is_unknown(double daysAgo) =>
        new TestWorld().RegisterSaid(listed: false, daysAgo: 10).RegisterSaid(listed: true).Granted(grant => grant with { At = TestWorld.Ago(daysAgo) })
            .SaysAsync("blocked (consent.order-unknown; register.listed; basis.none)");

    [Fact]
    public async Task House_policy_may_accept_a_consent_after_the_first_opposed_answer_with_a_warning()
    {
        CallDecision decision = await AcceptingLaterConsent(daysAgo: 2).AskAsync();

        Assert.Equal("permitted (Consent)", decision.ToString());
        Assert.Equal("register.renewal-undetectable", decision.Findings.Single(finding => finding.Rule == "register-opposition").Reason!.Code);
        Assert.Contains("2026-05-15 12:00:00", decision.ToText(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public Task House_policy_accepts_no_consent_that_is_not_later_than_the_first_opposed_answer(double daysAgo) =>
        AcceptingLaterConsent(daysAgo).SaysAsync("blocked (consent.order-unknown; register.listed; basis.none)");

    [Fact]
    public Task A_consent_within_a_contract_in_force_survives() =>
        new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(1)).Contract().Granted(grant => grant with { Contract = Contract }).SaysAsync("permitted (Contract)");

    [Fact]
    public async Task A_consent_within_a_contract_survives_its_end_by_30_days_and_not_one_instant_longer()
    {
        Instant ended = TestWorld.DaysAgo(27);
        Instant over = ended + Duration.FromHours(720);
        TestWorld world = new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(9), daysAgo: 5)
            .Contract(contract => contract with { EndedAt = RecordedTime.At(ended) }).Granted(grant => grant with { Contract = Contract, At = TestWorld.Ago(40) });

        Assert.Equal(over, (await world.AskAsync()).ValidUntil);
        await world.SaysAsync("permitted (Contract)", over - Duration.Epsilon);
        await world.SaysAsync("blocked (consent.revoked-by-register; register.listed; basis.none)", over);
    }

    [Fact]
    public async Task An_end_without_an_hour_counts_from_its_midnight()
    {
        Instant over = TestWorld.Day(2026, 4, 25).Earliest + Duration.FromDays(30);
        TestWorld world = new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(9)).Contract(contract => contract with { EndedAt = TestWorld.Day(2026, 4, 25) })
            .Granted(grant => grant with { Contract = Contract, At = TestWorld.Ago(40) });

        Assert.Equal(over, (await world.AskAsync()).ValidUntil);
    }

    [Fact]
    public Task A_consent_outside_the_contract_does_not_survive() =>
        new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(1)).Contract().Granted().SaysAsync("blocked (consent.revoked-by-register; register.listed; basis.none)");

    [Fact]
    public async Task A_selective_revocation_towards_this_controller_lifts_the_opposition_while_it_lasts()
    {
        Instant until = TestWorld.Now + Duration.FromDays(1);
        TestWorld world = new TestWorld().RegisterSaid(listed: true).InDirectory().Revoked(revocation => revocation with { Until = until });

        Assert.Equal(until, (await world.AskAsync()).ValidUntil);
        await world.SaysAsync("permitted (OptOutRegime)", until - Duration.Epsilon);
        await world.SaysAsync("blocked (register.listed; basis.none)", until);
        await world.SaysAsync("blocked (register.listed; basis.none)", TestWorld.DaysAgo(2) - Duration.Epsilon);
    }

    [Fact]
    public async Task A_selective_revocation_brings_no_annulled_consent_back_but_leaves_the_number_clear()
    {
        await new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(9)).Granted().Revoked().SaysAsync("blocked (consent.revoked-by-register; basis.none)");
        await new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(9)).InDirectory().Revoked().SaysAsync("permitted (OptOutRegime)");
    }

    [Fact]
    public async Task A_selective_revocation_that_is_not_certainly_later_than_the_enrolment_lifts_nothing()
    {
        await new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(1)).InDirectory().Revoked().SaysAsync("blocked (register.listed; basis.none)");
        await new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(2)).InDirectory().Revoked().SaysAsync("blocked (register.listed; basis.none)");
    }

    [Fact]
    public Task A_contract_entry_that_ended_before_the_consent_was_given_does_not_hold_it() =>
        new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(1)).Contract(contract => contract with { EndedAt = TestWorld.Ago(25) }).Granted(grant => grant with { Contract = Contract })
            .SaysAsync("blocked (consent.revoked-by-register; register.listed; basis.none)");

    [Fact]
    public async Task A_number_that_left_the_register_gets_no_annulled_consent_back()
    {
        TestWorld Left(double consentedDaysAgo) => new TestWorld().RegisterSaid(listed: true, daysAgo: 9).RegisterSaid(listed: false).Granted(grant => grant with { At = TestWorld.Ago(consentedDaysAgo) });

        await Left(20).SaysAsync("blocked (consent.order-unknown; basis.none)");
        await Left(9).SaysAsync("blocked (consent.order-unknown; basis.none)");
        await Left(8).SaysAsync("permitted (Consent)");
    }

    [Fact]
    public async Task A_selective_revocation_towards_another_controller_or_in_another_register_lifts_nothing()
    {
        await new TestWorld().RegisterSaid(listed: true).InDirectory().Revoked(revocation => revocation with { Controller = TestWorld.Beta }).SaysAsync("blocked (register.listed; basis.none)");
        await new TestWorld().RegisterSaid(listed: true).InDirectory().Revoked(revocation => revocation with { Register = "other" }).SaysAsync("blocked (register.listed; basis.none)");
    }

    [Fact]
    public async Task The_opposition_lifts_by_itself_when_a_revocation_already_made_begins_to_hold()
    {
        Instant begins = TestWorld.Now + Duration.FromHours(5);
        TestWorld world = new TestWorld().RegisterSaid(listed: true).InDirectory().Revoked(revocation => revocation with { At = RecordedTime.At(begins) });

        Assert.Equal(begins, (await world.AskAsync()).RetryAt);
        await world.SaysAsync("permitted (OptOutRegime)", begins);
    }

    [Fact]
    public async Task Of_several_revocations_the_longest_counts()
    {
        TestWorld world = new TestWorld().RegisterSaid(listed: true).InDirectory()
            .Revoked(revocation => revocation with { Until = TestWorld.Now + Duration.FromDays(1) })
            .Revoked()
            .Revoked(revocation => revocation with { Until = TestWorld.Now + Duration.FromDays(2) });

        Assert.Equal("revocation-3", (await world.AskAsync()).Findings.Single(finding => finding.Rule == "register-opposition").Evidence);
    }

    [Fact]
    public async Task A_request_of_the_person_needs_no_register() => await new TestWorld().RegisterSaid(listed: true).OnRequest().SaysAsync("permitted (Request)");

    private static TestWorld AcceptingLaterConsent(double daysAgo) => new TestWorld().Under(book => book with { AcceptsConsentAfterFirstListed = true })
        .RegisterSaid(listed: false, daysAgo: 10).RegisterSaid(listed: true).Granted(grant => grant with { At = TestWorld.Ago(daysAgo) });
}
