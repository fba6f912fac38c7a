using NodaTime;

namespace TelemarketingCompliance;

/// <summary>
/// A sales call in Italy with everything in order: on Tuesday 24 November 2026 at 10:30 in Rome, by an operator, to somebody in the controller's own list who consented,
/// from a number that was declared, authorised and called back. Not safe for several threads.
/// </summary>
public sealed class ItalianScenario : CallScenario<ItalianScenario>
{
    private static readonly Instant Tuesday = Instant.FromUtc(2026, 11, 24, 9, 30);

    private static readonly CallRequest InOrder = new()
    {
        Callee = E164Number.FromDigits(390212345678),
        CalleeKind = CalleeKind.NaturalPerson,
        NumberSource = NumberSource.ContactList,
        ContactList = new ContactListId("customers"),
        OperatorCountry = "IT",
        NetworkOrigin = new NetworkOrigin("IT"),
        Campaign = new Campaign
        {
            Id = new CampaignId("autumn"),
            Controller = Party("shop", "12345"),
            Processor = Party("call-centre", "54321"),
            Purpose = CallPurpose.Sale,
            Sector = Sector.Telecom,
            Mode = DialingMode.Preview,
            CreatedAt = Tuesday - Duration.FromDays(10),
        },
    };

    private readonly ItalyOptions? options;

    /// <summary>Begins the scenario.</summary>
    /// <param name="options">The house policies; null takes the defaults, which are the strictest.</param>
    public ItalianScenario(ItalyOptions? options = null)
        : base(InOrder, Tuesday, "it-rpo")
    {
        this.options = options;
        Granted();
        Presenting(E164Number.FromDigits(390655550100));
    }

    /// <inheritdoc/>
    protected override void AddRules(ComplianceEngineBuilder engine) => engine.AddItaly(options);

    private static CampaignParty Party(string id, string roc) =>
        new() { Id = new PartyId(id), RocNumber = roc, RocConfirmedOn = new LocalDate(2026, 4, 15), AdheresToCodeOfConduct = true };
}
