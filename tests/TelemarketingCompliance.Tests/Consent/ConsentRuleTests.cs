using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Consent;

/// <summary>Codice privacy art. 130; GDPR art. 7: who consented, to whom, to what, by what means, proved how.</summary>
public sealed class ConsentRuleTests
{
    private static readonly RecordedTime DayOfConsent = TestWorld.Day(2026, 4, 30);

    [Fact]
    public Task A_proven_consent_to_this_controller_carries_the_call() => new TestWorld().Granted().SaysAsync("permitted (Consent)");

    [Fact]
    public Task Without_a_consent_an_unlisted_mobile_is_not_called() =>
        new TestWorld().Asking(call => call with { Callee = TestWorld.Mobile }).SaysAsync("blocked (consent.missing; basis.none)");

    [Fact]
    public Task A_clear_landline_that_nobody_looked_up_says_so() => new TestWorld().SaysAsync("blocked (consent.listing-unknown; basis.none)");

    [Fact]
    public Task A_landline_looked_up_and_not_found_needs_a_consent() => new TestWorld().InDirectory(listed: false).SaysAsync("blocked (consent.missing; basis.none)");

    [Fact]
    public Task A_landline_in_the_directory_that_the_register_clears_needs_none() => new TestWorld().InDirectory().SaysAsync("permitted (OptOutRegime)");

    [Theory]
    [InlineData(DialingMode.Prerecorded)]
    [InlineData(DialingMode.AiVoice)]
    [InlineData(DialingMode.Unknown)]
    public async Task An_automated_call_always_needs_a_consent_for_automated_calls(DialingMode mode)
    {
        await new TestWorld().By(mode).InDirectory().SaysAsync("blocked (consent.missing; basis.none)");
        await new TestWorld().By(mode).Granted().SaysAsync("blocked (consent.missing; basis.none)");
        await new TestWorld().By(mode).OnRequest().SaysAsync("blocked (consent.missing)");
        await new TestWorld().By(mode).InDirectory().Asking(call => call with { CalleeKind = CalleeKind.LegalPerson }).SaysAsync("blocked (consent.missing; basis.none)");
        await new TestWorld().By(mode).Granted(grant => grant with { Channels = CallChannels.AutomatedCall }).SaysAsync("permitted (Consent)");
    }

    [Fact]
    public Task A_consent_for_automated_calls_covers_no_operator() =>
        new TestWorld().Granted(grant => grant with { Channels = CallChannels.AutomatedCall | CallChannels.Sms | CallChannels.Email }).SaysAsync("blocked (consent.listing-unknown; basis.none)");

    [Fact]
    public Task The_mode_of_the_request_outweighs_that_of_the_campaign() =>
        new TestWorld().Granted().Asking(call => call with { Mode = DialingMode.Prerecorded }).SaysAsync("blocked (consent.missing; basis.none)");

    [Fact]
    public async Task A_consent_covers_the_purposes_it_names_and_no_other()
    {
        await new TestWorld().Granted(grant => grant with { Purposes = [CallPurpose.MarketResearch] }).SaysAsync("blocked (consent.listing-unknown; basis.none)");
        await new TestWorld().Granted(grant => grant with { Purposes = [CallPurpose.MarketResearch, CallPurpose.WinBack] }).For(CallPurpose.WinBack).SaysAsync("permitted (Consent)");
    }

    [Fact]
    public async Task A_consent_that_names_categories_covers_those_and_no_unknown_one()
    {
        await new TestWorld().Granted(grant => grant with { Categories = [TestWorld.Telecom] }).SaysAsync("permitted (Consent)");
        await new TestWorld().Granted(grant => grant with { Categories = [new Sector("energy")] }).SaysAsync("blocked (consent.listing-unknown; basis.none)");
        await new TestWorld().Granted(grant => grant with { Categories = [TestWorld.Telecom] }).For(campaign => campaign with { Sector = default }).SaysAsync("blocked (consent.listing-unknown; basis.none)");
    }

    [Fact]
    public Task A_consent_is_worth_nothing_before_it_was_given() => new TestWorld().Granted(grant => grant with { At = RecordedTime.At(TestWorld.Now + Duration.Epsilon) }).SaysAsync("blocked (consent.listing-unknown; basis.none)");

    [Fact]
    public async Task A_consent_ends_at_its_instant_and_the_permission_with_it()
    {
        Instant end = TestWorld.Now + Duration.FromDays(1);
        TestWorld world = new TestWorld().Granted(grant => grant with { ExpiresAt = end });

        Assert.Equal(end, (await world.AskAsync()).ValidUntil);
        await world.SaysAsync("permitted (Consent)", end - Duration.Epsilon);
        await world.SaysAsync("blocked (consent.expired; basis.none)", end);
    }

    [Theory]
    [InlineData(EvidenceLevel.None, false)]
    [InlineData(EvidenceLevel.Log, false)]
    [InlineData(EvidenceLevel.LogAndNotice, true)]
    [InlineData(EvidenceLevel.DoubleOptIn, true)]
    [InlineData(EvidenceLevel.Signature, true)]
    [InlineData(EvidenceLevel.Recording, true)]
    public Task Log_lines_alone_prove_no_consent(EvidenceLevel level, bool proven) =>
        new TestWorld().Granted(grant => grant with { Level = level }).SaysAsync(proven ? "permitted (Consent)" : "blocked (consent.not-proven; basis.none)");

    [Fact]
    public async Task A_consent_without_its_instant_or_its_text_is_not_proven_and_the_decision_says_what_is_lacking()
    {
        CallDecision noInstant = await new TestWorld().Granted(grant => grant with { At = null }).AskAsync();
        CallDecision noText = await new TestWorld().Granted(grant => grant with { TextVersion = " " }).AskAsync();

        Assert.Equal("blocked (consent.not-proven; basis.none)", noInstant.ToString());
        Assert.Contains("nobody recorded when it was given", noInstant.ToText(Language.English), StringComparison.Ordinal);
        Assert.Contains("manca la versione del testo", noText.ToText(Language.Italian), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consent_given_to_another_needs_this_controller_among_its_named_recipients()
    {
        TestWorld unnamed = new TestWorld().FromList().Granted(grant => grant with { Controller = TestWorld.Beta, List = new ContactListId("bought"), Categories = [TestWorld.Telecom] });
        TestWorld named = new TestWorld().FromList().Granted(grant => grant with { Controller = TestWorld.Beta, Recipients = [TestWorld.Acme], Categories = [TestWorld.Telecom] });

        await unnamed.SaysAsync("blocked (consent.no-transfer; basis.none)");
        await named.SaysAsync("permitted (Consent)");
    }

    [Fact]
    public async Task A_third_partys_consent_without_a_category_is_omnibus_and_an_own_one_is_general()
    {
        await new TestWorld().FromList().Granted(grant => grant with { Controller = TestWorld.Beta, Recipients = [TestWorld.Acme] }).SaysAsync("blocked (consent.omnibus; basis.none)");
        await new TestWorld().FromList().Granted(grant => grant with { Collector = TestWorld.Beta }).SaysAsync("blocked (consent.omnibus; basis.none)");
        await new TestWorld().FromList().Granted(grant => grant with { Collector = TestWorld.Acme }).SaysAsync("permitted (Consent)");
    }

    [Fact]
    public Task The_exemption_for_customers_of_e_mail_covers_no_call() =>
        new TestWorld().Said(ConsentState.SoftSpam, TestWorld.Ago(1), entry => entry with { Purposes = [CallPurpose.Sale], Channels = CallChannels.OperatorCall }).SaysAsync("blocked (consent.listing-unknown; basis.none)");

    [Fact]
    public async Task A_refusal_beats_the_directory_and_a_withdrawal_the_consent_before_it()
    {
        await new TestWorld().InDirectory().Said(ConsentState.Denied, TestWorld.Ago(1)).SaysAsync("blocked (consent.denied)");
        await new TestWorld().Granted().Said(ConsentState.Withdrawn, TestWorld.Ago(1)).SaysAsync("blocked (consent.withdrawn; basis.none)");
    }

    [Fact]
    public Task A_newer_consent_lifts_a_refusal() => new TestWorld().Granted().Said(ConsentState.Denied, TestWorld.Ago(21)).SaysAsync("permitted (Consent)");

    [Fact]
    public Task Of_a_consent_and_a_withdrawal_of_one_day_the_withdrawal_counts() =>
        new TestWorld().Granted(grant => grant with { At = DayOfConsent }).Said(ConsentState.Withdrawn, DayOfConsent).SaysAsync("blocked (consent.withdrawn; basis.none)");

    [Fact]
    public Task A_refusal_of_which_nobody_knows_the_day_is_never_lifted() => new TestWorld().Granted().Said(ConsentState.Denied, at: null).SaysAsync("blocked (consent.denied; basis.none)");

    [Fact]
    public async Task A_newer_request_lifts_a_refusal_for_its_call_and_only_as_long_as_it_lasts()
    {
        CallDecision decision = await new TestWorld().OnRequest().Said(ConsentState.Denied, TestWorld.Ago(2)).AskAsync();

        Assert.Equal("permitted (Request)", decision.ToString());
        Assert.Equal(TestWorld.DaysAgo(1) + Duration.FromHours(72), decision.ValidUntil);
    }

    [Fact]
    public Task An_older_request_lifts_no_refusal() => new TestWorld().OnRequest().Said(ConsentState.Denied, TestWorld.Ago(0.5)).SaysAsync("blocked (consent.denied)");

    [Fact]
    public async Task A_refusal_towards_another_purpose_category_channel_or_controller_is_none_here()
    {
        foreach (Func<ConsentEntry, ConsentEntry> change in (Func<ConsentEntry, ConsentEntry>[])
            [
                entry => entry with { Purposes = [CallPurpose.MarketResearch] },
                entry => entry with { Categories = [new Sector("energy")] },
                entry => entry with { Channels = CallChannels.AutomatedCall | CallChannels.Sms },
                entry => entry with { Controller = TestWorld.Beta, Recipients = [TestWorld.Acme] },
            ])
        {
            await new TestWorld().Granted().Said(ConsentState.Denied, TestWorld.Ago(1), change).SaysAsync("permitted (Consent)");
        }
    }

    [Fact]
    public async Task A_refusal_towards_this_purpose_category_and_channel_binds()
    {
        foreach (Func<ConsentEntry, ConsentEntry> change in (Func<ConsentEntry, ConsentEntry>[])
            [
                entry => entry with { Purposes = [CallPurpose.Sale] },
                entry => entry with { Categories = [TestWorld.Telecom] },
                entry => entry with { Channels = CallChannels.OperatorCall },
            ])
        {
            await new TestWorld().InDirectory().Said(ConsentState.Denied, TestWorld.Ago(1), change).SaysAsync("blocked (consent.denied)");
        }
    }

    [Fact]
    public Task A_withdrawal_towards_the_party_that_passed_the_consent_on_ends_it() =>
        new TestWorld().FromList().Granted(grant => grant with { Controller = TestWorld.Beta, Recipients = [TestWorld.Acme], Categories = [TestWorld.Telecom] })
            .Said(ConsentState.Withdrawn, TestWorld.Ago(1), entry => entry with { Controller = TestWorld.Beta, Recipients = [TestWorld.Acme] })
            .SaysAsync("blocked (consent.withdrawn; basis.none)");

    [Fact]
    public async Task A_consent_of_the_numbers_former_holder_is_not_this_persons()
    {
        await new TestWorld().Granted().Said(ConsentState.Reassigned, TestWorld.Ago(19)).SaysAsync("blocked (consent.number-reassigned; basis.none)");
        await new TestWorld().Granted().Said(ConsentState.Reassigned, TestWorld.Ago(21)).SaysAsync("permitted (Consent)");
        await new TestWorld().Granted(grant => grant with { At = DayOfConsent }).Said(ConsentState.Reassigned, DayOfConsent).SaysAsync("blocked (consent.number-reassigned; basis.none)");
    }

    [Fact]
    public async Task The_consent_that_gets_farthest_is_the_one_reported()
    {
        CallDecision decision = await new TestWorld()
            .Granted(grant => grant with { Level = EvidenceLevel.None })
            .Granted(grant => grant with { ExpiresAt = TestWorld.DaysAgo(1) })
            .Granted(grant => grant with { Collector = TestWorld.Beta })
            .AskAsync();

        Assert.Equal("blocked (consent.expired; basis.none)", decision.ToString());
        Assert.Equal("consent-2", decision.Findings.Single(finding => finding.Rule == "consent").Evidence);
    }

    [Fact]
    public async Task Of_several_valid_consents_the_one_that_lasts_longest_carries_the_call()
    {
        CallDecision decision = await new TestWorld()
            .Granted(grant => grant with { ExpiresAt = TestWorld.Now + Duration.FromDays(1) })
            .Granted(grant => grant with { ExpiresAt = TestWorld.Now + Duration.FromDays(3) })
            .Granted(grant => grant with { ExpiresAt = TestWorld.Now + Duration.FromDays(2) })
            .AskAsync();

        Assert.Equal(["own-base", "consent-2", "answer-1"], decision.EvidenceIds.OrderBy(id => id == "own-base" ? 0 : id == "consent-2" ? 1 : 2));
        Assert.Equal(TestWorld.Now + Duration.FromDays(3), decision.ValidUntil);
    }

    [Fact]
    public async Task A_consent_of_somebody_else_at_this_number_or_of_this_person_at_another_does_not_count()
    {
        TestWorld Person(SubjectId? subject) => new TestWorld().Asking(call => call with { Subject = subject });

        await Person(new SubjectId("p-1")).Granted(grant => grant with { Subject = new SubjectId("p-2") }).SaysAsync("blocked (consent.listing-unknown; basis.none)");
        await Person(new SubjectId("p-1")).Granted(grant => grant with { Subject = new SubjectId("p-1"), Number = TestWorld.Mobile }).SaysAsync("blocked (consent.listing-unknown; basis.none)");
        await Person(new SubjectId("p-1")).Granted(grant => grant with { Subject = new SubjectId("p-1") }).SaysAsync("permitted (Consent)");
        await Person(null).Granted(grant => grant with { Subject = new SubjectId("p-1") }).SaysAsync("permitted (Consent)");
    }

    [Fact]
    public Task Who_collects_for_the_controller_whose_calls_it_dials_is_no_third_party() =>
        new TestWorld().Granted(grant => grant with { Collector = TestWorld.CentreX }).SaysAsync("permitted (Consent)");

    [Fact]
    public Task A_withdrawal_towards_the_party_that_passed_the_consent_on_is_seen_although_it_names_no_recipients() =>
        new TestWorld().FromList().Granted(grant => grant with { Controller = TestWorld.Beta, Recipients = [TestWorld.Acme], Categories = [TestWorld.Telecom] })
            .Said(ConsentState.Withdrawn, TestWorld.Ago(1), entry => entry with { Controller = TestWorld.Beta }).SaysAsync("blocked (consent.withdrawn; basis.none)");

    [Fact]
    public Task A_consent_of_the_person_counts_for_any_of_the_persons_numbers() =>
        new TestWorld().Asking(call => call with { Subject = new SubjectId("p-1") }).Granted(grant => grant with { Number = null, Subject = new SubjectId("p-1") }).SaysAsync("permitted (Consent)");
}
