using TelemarketingCompliance.Tests.Laws;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A sales call by an operator to a clear, unlisted mobile from the controller's own list: lawful but for the consent it lacks.</summary>
internal static class PlainWorld
{
    public static PartyId Controller => Universe.Controllers[0];

    public static World Sale { get; } = new()
    {
        At = Instants.Base,
        Call = new CallRequest
        {
            Callee = Universe.CallableNumbers[0],
            NumberSource = NumberSource.ContactList,
            ContactList = Universe.Lists[0],
            Campaign = new Campaign
            {
                Id = Universe.Campaigns[0],
                Controller = new CampaignParty { Id = Universe.Controllers[0] },
                Processor = new CampaignParty { Id = Universe.Processors[0] },
                Purpose = CallPurpose.Sale,
                Sector = Universe.Sectors[0],
                CreatedAt = DaysAgo(60),
                Mode = DialingMode.Predictive,
            },
        },
        Register = new RegisterAnswer { Kind = RegisterAnswerKind.Clear, ProcessedAt = DaysAgo(2), LastClearAt = DaysAgo(2), Consultation = "q1", Controller = Universe.Controllers[0] },
        List = new ContactListAnswer(new ContactList { Id = Universe.Lists[0], Controller = Universe.Controllers[0], AcquiredAt = RecordedTime.At(DaysAgo(100)) }, true),
    };

    public static ConsentEntry Consent(string id) => new()
    {
        Id = id,
        Number = Universe.CallableNumbers[0],
        State = ConsentState.Granted,
        Controller = Controller,
        Purposes = [CallPurpose.Sale],
        Channels = CallChannels.OperatorCall | CallChannels.AutomatedCall,
        At = RecordedTime.At(DaysAgo(30)),
        TextVersion = "v1",
        Level = EvidenceLevel.DoubleOptIn,
    };

    public static ContractEntry Contract(string id) => new()
    {
        Id = id,
        Number = Universe.CallableNumbers[0],
        Contract = Universe.Contracts[0],
        Controller = Controller,
        StartedAt = RecordedTime.At(DaysAgo(400)),
    };

    public static Instant DaysAgo(int days) => Instants.Base - Duration.FromDays(days);

    public static Task<CallDecision> DecideAsync(World world) => new LawEngine(LawBook.Of(new LawValues())).ExplainAsync(world);
}
