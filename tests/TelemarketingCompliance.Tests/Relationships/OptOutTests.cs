using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Relationships;

/// <summary>The general rules where the law reaches every number by opt-out, as in the United States (47 CFR 64.1200).</summary>
public sealed class OptOutTests
{
    private const string Listed = "blocked (register.listed; basis.none)";
    private static readonly RegisterConsultationHeader Full = new() { Register = "it-rpo", ProcessedAt = TestWorld.DaysAgo(5), Reference = "full-1" };

    [Fact]
    public async Task A_clear_number_is_called_without_consent_and_without_directory()
    {
        CallDecision decision = await World().AskAsync();

        Assert.Equal("permitted (OptOutRegime)", decision.ToString());
        Assert.DoesNotContain(decision.Obligations, obligation => obligation.Code == ObligationCodes.SayDirectory);
        Assert.Equal(FindingKind.Basis, decision.Findings.Single(finding => finding.Rule == "opt-out").Kind);
    }

    [Fact]
    public Task An_automated_call_needs_a_consent_all_the_same() => World().By(DialingMode.Prerecorded).SaysAsync("blocked (consent.missing; basis.none)");

    [Fact]
    public async Task What_no_file_of_a_full_register_covers_is_not_clear_and_has_its_own_reason()
    {
        RegisterConsultation elsewhere = RegisterConsultation.FromFullRegister(Full, [(TestWorld.Mobile, null)], ["3933"]);
        RegisterConsultation here = RegisterConsultation.FromFullRegister(Full with { Reference = "full-2" }, [(E164Number.FromDigits(390699999999), null)], ["3906"]);

        await World().RegisterNeverAsked().SaysAsync("blocked (register.not-covered; basis.none)");
        await With(elsewhere).SaysAsync("blocked (register.not-covered; basis.none)");
        await With(here).SaysAsync("permitted (OptOutRegime)");

        TestWorld With(RegisterConsultation consultation)
        {
            TestWorld world = World().RegisterNeverAsked();
            world.Register.Add(consultation);
            return world;
        }
    }

    [Fact]
    public async Task A_signed_consent_counts_whatever_the_register_says_and_without_asking_it()
    {
        await Signed().RegisterSaid(listed: true, since: TestWorld.DayAgo(1)).SaysAsync("permitted (Consent)");
        await Signed().RegisterNeverAsked().SaysAsync("permitted (Consent)");
        await Signed().RegisterSaid(listed: true).SaysAsync("permitted (Consent)", TestWorld.DaysAgo(-60));

        static TestWorld Signed() => World().Granted(grant => grant with { Level = EvidenceLevel.Signature });
    }

    [Theory]
    [InlineData(EvidenceLevel.Log, false, "consent.not-proven")]
    [InlineData(EvidenceLevel.LogAndNotice, false, "consent.not-signed")]
    [InlineData(EvidenceLevel.DoubleOptIn, false, "consent.not-signed")]
    [InlineData(EvidenceLevel.DoubleOptIn, true, null)]
    [InlineData(EvidenceLevel.Signature, false, null)]
    [InlineData(EvidenceLevel.Recording, true, "consent.not-signed")]
    public async Task Only_a_signature_signs_and_a_second_message_where_the_house_says_so(EvidenceLevel level, bool acceptsDoubleOptIn, string? reason)
    {
        CallDecision decision = await World(new OptOutBook { AcceptsDoubleOptIn = acceptsDoubleOptIn })
            .Granted(grant => grant with { Level = level, Channels = CallChannels.AutomatedCall }).By(DialingMode.AiVoice).AskAsync();

        Assert.Equal(reason is null ? "permitted (Consent)" : $"blocked ({reason}; basis.none)", decision.ToString());
        if (reason == "consent.not-signed")
            Assert.Equal(("Test Act art. 5", $"proof:{level}"), (decision.Blocks.First().Law!.Citation, decision.Blocks.First().Args.Single(arg => arg.Name == "proof").Value));
    }

    [Fact]
    public Task A_listed_number_with_an_unsigned_consent_says_both() =>
        World().RegisterSaid(listed: true).Granted(grant => grant with { Level = EvidenceLevel.Recording }).SaysAsync("blocked (consent.not-signed; register.listed; basis.none)");

    [Fact]
    public Task A_clear_number_needs_no_consent_so_one_that_is_not_signed_does_no_harm() =>
        World().Granted(grant => grant with { Level = EvidenceLevel.Recording }).SaysAsync("permitted (OptOutRegime)");

    [Fact]
    public async Task A_consent_collected_by_a_third_party_needs_no_category_and_must_name_this_controller()
    {
        await Sold(grant => grant with { Recipients = [TestWorld.Acme] }).SaysAsync("permitted (Consent)");
        await Sold(grant => grant with { List = new ContactListId("bought") }).FromList().SaysAsync("blocked (consent.no-transfer; register.listed; basis.none)");

        static TestWorld Sold(Func<ConsentEntry, ConsentEntry> change) => World().RegisterSaid(listed: true)
            .Granted(grant => change(grant with { Level = EvidenceLevel.Signature, Controller = TestWorld.Beta }));
    }

    [Fact]
    public async Task A_register_without_selective_revocations_is_lifted_by_none() =>
        await World().RegisterSaid(listed: true).Revoked().SaysAsync(Listed);

    [Fact]
    public async Task A_service_call_by_a_machine_is_not_covered_and_one_by_an_operator_is()
    {
        TestWorld Service() => World().Contract().For(CallPurpose.Service).ReliesOn(EvidenceKind.CaseReference, "case-1");

        await Service().SaysAsync("permitted (Service)");
        await Service().By(DialingMode.Prerecorded).SaysAsync("blocked (purpose.operator-only; basis.none)");
    }

    [Fact]
    public void A_rule_that_needs_what_the_basis_does_not_know_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new RelationshipRule(new TestBook().Basis));
        Assert.Throws<ArgumentException>(() => new ContractRule(new OptOutBook().Basis));
    }

    /// <summary>Worlds that between them draw every reason and obligation out of the rules that other worlds do not.</summary>
    internal static IEnumerable<TestWorld> Stories() =>
    [
        World().RegisterNeverAsked(),
        World().RegisterSaid(listed: true).Granted(grant => grant with { Level = EvidenceLevel.Recording }),
        World().Contract().For(CallPurpose.Service).By(DialingMode.AiVoice),
        World().By(DialingMode.Predictive),
    ];

    internal static TestWorld World(OptOutBook? book = null) => new TestWorld().Under(first => first with { Regions = ["FR"] }).AndUnder((book ?? new OptOutBook()).Build());
}
