using static TelemarketingCompliance.Jurisdictions.Tests.UnitedStates.AmericanWorld;

namespace TelemarketingCompliance.Jurisdictions.Tests.UnitedStates;

/// <summary>What makes a call to an American number lawful, clause by clause.</summary>
public sealed class RegisterAndBasisTests
{
    private const string ByOptOut = "permitted (OptOutRegime)";
    private const string ByRelationship = "permitted (Relationship)";
    private const string ByConsent = "permitted (Consent)";
    private const string ListedAlone = "blocked (register.listed; basis.none)";

    private static readonly AmericanWorld World = new();
    private static readonly AmericanWorld OnList = World with { Listed = true };

    // 47 CFR 64.1200(c)(2), 16 CFR 310.4(b)(1)(iii)(B).
    [Fact]
    public async Task A_person_may_call_whom_the_registry_does_not_list_and_nobody_else_without_more()
    {
        await World.SaysAsync(ByOptOut);
        await OnList.SaysAsync(ListedAlone);
        await (World with { Listed = null }).SaysAsync("blocked (register.not-covered; basis.none)");
    }

    // 47 CFR 64.1200(c)(2)(i)(D), 16 CFR 310.4(b)(3): no more than 31 days before the call.
    [Theory]
    [InlineData(30, 0, ByOptOut)]
    [InlineData(31, -1, ByOptOut)]
    [InlineData(31, 0, "blocked (register.stale)")]
    [InlineData(32, 0, "blocked (register.stale)")]
    public Task A_file_of_the_registry_is_good_for_31_days(int days, int seconds, string verdict) =>
        (World with { FileAge = Duration.FromDays(days) + Duration.FromSeconds(seconds) }).SaysAsync(verdict);

    // 47 CFR 64.1200(c)(2), (f)(9): written permission, with a signature.
    [Theory]
    [InlineData(EvidenceLevel.None, "blocked (consent.not-proven; register.listed; basis.none)")]
    [InlineData(EvidenceLevel.Log, "blocked (consent.not-proven; register.listed; basis.none)")]
    [InlineData(EvidenceLevel.LogAndNotice, "blocked (consent.not-signed; register.listed; basis.none)")]
    [InlineData(EvidenceLevel.DoubleOptIn, "blocked (consent.not-signed; register.listed; basis.none)")]
    [InlineData(EvidenceLevel.Recording, "blocked (consent.not-signed; register.listed; basis.none)")]
    [InlineData(EvidenceLevel.Signature, ByConsent)]
    public Task A_signed_consent_beats_the_registry_and_nothing_less_does(EvidenceLevel level, string verdict) => OnList.Signed(level).SaysAsync(verdict);

    [Fact]
    public async Task A_second_message_signs_where_the_house_says_so()
    {
        RuleBook accepting = UnitedStatesRuleBook.Build(LawSheet.Embedded("us"), new UnitedStatesOptions { AcceptDoubleOptInAsSigned = true });

        await (OnList.Signed(EvidenceLevel.DoubleOptIn) with { Law = accepting }).SaysAsync(ByConsent);
        await (OnList.Signed(EvidenceLevel.Recording) with { Law = accepting }).SaysAsync("blocked (consent.not-signed; register.listed; basis.none)");
    }

    // 47 CFR 64.1200(f)(15): a call with permission, or within a relationship, is no telephone solicitation.
    [Fact]
    public async Task Above_the_registry_it_need_not_be_loaded()
    {
        await (World with { Listed = null }).Signed().SaysAsync(ByConsent);
        await (World with { Listed = null }).Bought().SaysAsync(ByRelationship);
        await (World with { FileAge = Duration.FromDays(90) }).Bought().SaysAsync(ByRelationship);
    }

    // 47 CFR 64.1200(f)(5), 16 CFR 310.2: eighteen months.
    [Theory]
    [InlineData("2025-05-24T13:00:01", ByRelationship)]
    [InlineData("2025-05-24T13:00:00", ListedAlone)]
    [InlineData("2025-05-23T13:00:00", ListedAlone)]
    [InlineData("2026-11-24T12:00:00", ByRelationship)]
    [InlineData(null, ByRelationship)]
    public Task A_customer_is_one_for_eighteen_months_after_the_last_payment(string? ended, string verdict) =>
        OnList.Bought(ended is null ? null : RecordedTime.At(LocalAt(ended))).SaysAsync(verdict);

    // Three months.
    [Theory]
    [InlineData("2026-08-24T13:00:01", ByRelationship)]
    [InlineData("2026-08-24T13:00:00", ListedAlone)]
    public Task An_inquiry_counts_for_three_months(string made, string verdict) => OnList.Inquired(RecordedTime.At(LocalAt(made))).SaysAsync(verdict);

    [Fact]
    public Task A_day_without_an_hour_counts_from_its_midnight() =>
        OnList.Bought(RecordedTime.On(new LocalDate(2025, 5, 24), NewYork)).SaysAsync(ListedAlone);

    // 47 CFR 64.1200(f)(5)(i): a request not to be called ends the relationship.
    [Fact]
    public async Task An_objection_binds_at_once_for_good_and_ends_the_relationship()
    {
        await OnList.Bought().Objected(RecordedTime.At(Noon)).SaysAsync("blocked (register.listed; blacklist.listed; basis.none)");
        await OnList.Bought().Objected(RecordedTime.At(Noon - Duration.FromDays(3000))).SaysAsync("blocked (register.listed; blacklist.listed; basis.none)");
        await World.Objected().SaysAsync("blocked (blacklist.listed)");
    }

    // 47 CFR 64.1200(f)(9), (f)(15): permission given after it.
    [Fact]
    public async Task A_later_signed_consent_lifts_it_and_an_earlier_or_unsigned_one_does_not()
    {
        await OnList.Signed().Objected(RecordedTime.At(Noon - Duration.FromDays(31))).SaysAsync(ByConsent);
        await OnList.Signed().Objected(RecordedTime.At(Noon - Duration.FromDays(29))).SaysAsync("blocked (blacklist.listed)");
        await World.Signed(EvidenceLevel.Recording).Objected(RecordedTime.At(Noon - Duration.FromDays(31))).SaysAsync("blocked (blacklist.listed)");
    }

    // 47 CFR 64.1200(a)(2)-(3), (f)(9); AI voice: FCC 24-17; an unknown mode is read as automated.
    [Theory]
    [InlineData(DialingMode.Prerecorded)]
    [InlineData(DialingMode.AiVoice)]
    [InlineData(DialingMode.Unknown)]
    public async Task An_automated_call_needs_a_signed_consent_for_automated_calls(DialingMode mode)
    {
        AmericanWorld automated = World with { Mode = mode };

        await automated.SaysAsync("blocked (consent.missing; basis.none)");
        await automated.Bought().SaysAsync("blocked (consent.missing; basis.none)");
        await automated.Signed().SaysAsync("blocked (consent.missing; basis.none)");
        await automated.Signed(EvidenceLevel.Recording, CallChannels.AutomatedCall).SaysAsync("blocked (consent.not-signed; basis.none)");
        await automated.Signed(channels: CallChannels.AutomatedCall).SaysAsync(ByConsent);
        await (automated with { Kind = CalleeKind.LegalPerson }).SaysAsync("blocked (consent.missing; basis.none)");
    }

    // 47 CFR 64.1200(a)(10).
    [Fact]
    public async Task A_revoked_consent_is_none()
    {
        AmericanWorld revoked = OnList.Signed();
        revoked = revoked with
        {
            Consents = revoked.Consents.Add(new ConsentEntry { Id = "no", Number = Manhattan, State = ConsentState.Withdrawn, Controller = Acme, At = RecordedTime.At(Noon) }),
        };

        CallDecision decision = await revoked.AskAsync();

        Assert.Equal("blocked (consent.withdrawn; register.listed; basis.none)", decision.ToString());
        Assert.Equal(("47 CFR 64.1200(a)(10)", LegalForce.Statute), (decision.Blocks.First().Law!.Citation, decision.Blocks.First().Law!.Force));
    }

    [Fact]
    public async Task Until_the_day_of_its_clause_revocation_is_house_policy()
    {
        AmericanWorld before = OnList with { At = Instant.FromUtc(2025, 4, 10, 18, 0) };
        before = before with { Consents = [new ConsentEntry { Id = "no", Number = Manhattan, State = ConsentState.Denied, Controller = Acme, At = RecordedTime.At(before.At) }] };

        CallDecision decision = await before.AskAsync();

        Assert.Equal(("consent.denied", LegalForce.HousePolicy), (decision.Blocks.First().Reason!.Code, decision.Blocks.First().Law!.Force));
    }

    // House policy, 47 CFR 64.1200(f)(15).
    [Fact]
    public async Task A_service_call_shows_contract_and_case_and_has_an_operator()
    {
        AmericanWorld service = World with { Purpose = CallPurpose.Service, Evidence = new CallEvidence(EvidenceKind.CaseReference, "case-1"), Listed = true };

        await service.Bought().SaysAsync("permitted (Service)");
        await service.SaysAsync("blocked (purpose.not-evidenced; basis.none)");
        await (service.Bought() with { Mode = DialingMode.Prerecorded }).SaysAsync("blocked (purpose.operator-only; basis.none)");
    }

    [Theory]
    [InlineData(CallPurpose.SatisfactionSurvey)]
    [InlineData(CallPurpose.OfficialStatistics)]
    [InlineData(CallPurpose.DebtCollection)]
    [InlineData(CallPurpose.Political)]
    public Task What_no_clause_that_was_read_covers_is_blocked(CallPurpose purpose) =>
        (World with { Purpose = purpose, Evidence = new CallEvidence(EvidenceKind.SurveyMandate, "m-1") }).SaysAsync("blocked (purpose.not-covered; basis.none)");

    [Theory]
    [InlineData(CallPurpose.Fundraising)]
    [InlineData(CallPurpose.MarketResearch)]
    [InlineData(CallPurpose.WinBack)]
    public async Task Fundraising_and_research_are_judged_like_a_sale_because_nobody_tells_who_is_exempt(CallPurpose purpose)
    {
        await (OnList with { Purpose = purpose }).SaysAsync(ListedAlone);
        await (World with { Purpose = purpose }).SaysAsync(ByOptOut);
    }

    // 16 CFR 310.6(b)(7), medium, has exceptions nobody tells.
    [Fact]
    public Task A_company_is_treated_like_a_person() => (OnList with { Kind = CalleeKind.LegalPerson }).SaysAsync(ListedAlone);

    // House policy: a request is good for 72 hours.
    [Fact]
    public async Task A_call_that_the_person_asked_for_is_made_within_72_hours_and_then_it_was_an_inquiry()
    {
        AmericanWorld asked = OnList with { Evidence = new CallEvidence(EvidenceKind.PersonRequest, "web-1") };

        await asked.Inquired(RecordedTime.At(Noon - Duration.FromHours(71))).Objected(RecordedTime.At(Noon - Duration.FromHours(80))).SaysAsync("permitted (Request)");
        await asked.Inquired(RecordedTime.At(Noon - Duration.FromHours(72))).SaysAsync("blocked (request.expired)");
        await (asked with { Evidence = null }).Inquired(RecordedTime.At(Noon - Duration.FromHours(72))).SaysAsync(ByRelationship);
    }

    private static Instant LocalAt(string text) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss").Parse(text).Value.InZoneStrictly(NewYork).ToInstant();
}
