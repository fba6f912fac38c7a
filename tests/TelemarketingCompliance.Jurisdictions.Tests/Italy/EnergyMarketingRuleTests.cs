namespace TelemarketingCompliance.Jurisdictions.Tests.Italy;

/// <summary>D.L. 21/2026, conv. L. 49/2026: since 19 June 2026 electricity and gas are offered by telephone only on request or with a specific consent.</summary>
public sealed class EnergyMarketingRuleTests
{
    private static readonly PartyId Controller = new("acme");
    private static readonly E164Number Landline = E164Number.Parse("+390612345678");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 30);

    // A listed, clear landline: lawful without a consent, unless the sector wants one.
    [Theory]
    [InlineData("energy", true)]
    [InlineData("electricity", true)]
    [InlineData("gas", true)]
    [InlineData("luce-gas", true)]
    [InlineData(null, true)]
    [InlineData("telecom", false)]
    [InlineData("other", false)]
    public async Task It_applies_to_energy_by_any_name_and_to_sectors_nobody_knows(string? sector, bool blocks)
    {
        CallDecision decision = await AskAsync(sector is null ? default : new Sector(sector), Consultation(Controller));

        Assert.Equal(blocks ? ["sector.consent-required"] : [], decision.Reasons);
    }

    [Theory]
    [InlineData("Energy")]
    [InlineData("LUCE")]
    [InlineData("luce gas")]
    [InlineData("")]
    public void A_sector_has_one_spelling(string name) => Assert.ThrowsAny<ArgumentException>(() => new Sector(name));

    // The answer belongs to the controller in whose name it was asked (RPO, FAQ for operators); a list said to answer everyone answers nobody here.
    [Fact]
    public async Task A_full_register_is_no_answer_to_an_Italian_controller()
    {
        RegisterConsultation full = RegisterConsultation.FromFullRegister(
            new RegisterConsultationHeader { Register = "it-rpo", ProcessedAt = Now - Duration.FromDays(1), Reference = "full" }, [(E164Number.Parse("+390699999999"), null)], ["39"]);

        CallDecision decision = await AskAsync(Sector.Telecom, full);

        Assert.Equal(["register.other-controller"], decision.Reasons);
    }

    private static RegisterConsultation Consultation(PartyId controller) => RegisterConsultation.FromCleansedList(
        new RegisterConsultationHeader { Register = "it-rpo", Controller = controller, ProcessedAt = Now - Duration.FromDays(1), Reference = "c1" }, [Landline], [Landline]);

    private static async Task<CallDecision> AskAsync(Sector sector, RegisterConsultation consultation)
    {
        var stores = new InMemoryStores();
        var list = new ContactList { Id = new("base"), Controller = Controller, AcquiredAt = RecordedTime.At(Now - Duration.FromDays(90)) };
        await stores.ContactLists.AddAsync(list, [Landline], TestContext.Current.CancellationToken);
        await stores.Directory.AddAsync(
            [new DirectoryListing { Id = "d1", Number = Landline, IsListed = true, Directory = "dbu", At = RecordedTime.At(Now - Duration.FromDays(30)) }],
            TestContext.Current.CancellationToken);
        await stores.CallerIds.AddAsync(CallerIds.Good(CallerIds.Landline, Controller, Controller, Now), TestContext.Current.CancellationToken);
        ComplianceEngine engine = ComplianceEngine.Create(engine => engine.AddItaly().UseInMemoryStores(stores).AddRegister(new RegisterSet("it-rpo", consultation)));
        var party = new CampaignParty { Id = Controller, RocNumber = "11111" };
        var campaign = new Campaign
        {
            Id = new("spring"),
            Controller = party,
            Processor = party,
            Purpose = CallPurpose.Sale,
            Sector = sector,
            Mode = DialingMode.Manual,
            CreatedAt = Now - Duration.FromDays(2),
        };
        var call = new CallRequest { Callee = Landline, Campaign = campaign, NumberSource = NumberSource.ContactList, ContactList = list.Id, CallerId = CallerIds.Landline, NetworkOrigin = new("IT") };
        return await engine.EvaluateAsync(call, Now, TestContext.Current.CancellationToken);
    }
}
