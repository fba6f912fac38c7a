using System.CommandLine;

namespace Quickstart.Snippets;

/// <summary>The first snippet of the README: one consent, one list, one consultation, one question.</summary>
internal static class FirstCall
{
    internal static Command CreateCommand()
    {
        var command = new Command("first-call", "Runs the first snippet of the README");
        command.SetAction((_, token) => RunAsync(token));
        return command;
    }

    private static async Task RunAsync(CancellationToken token)
    {
        Instant at = Instant.FromUtc(2026, 11, 24, 9, 30);
        E164Number callee = E164Number.Parse("333 123 4567", "IT");
        var aurora = new CampaignParty { Id = new PartyId("telecom-aurora") };
        var campaign = new Campaign
        {
            Id = new CampaignId("fibra"), Controller = aurora, Processor = aurora, Sector = new Sector("telecom"),
            Purpose = CallPurpose.Sale, Mode = DialingMode.Manual, CreatedAt = at - Duration.FromDays(3),
        };
        var consent = new ConsentEntry
        {
            Id = "consent-1", Number = callee, Controller = aurora.Id, State = ConsentState.Granted, At = RecordedTime.At(at - Duration.FromDays(30)),
            Purposes = [CallPurpose.Sale], Channels = CallChannels.OperatorCall, TextVersion = "v3", Level = EvidenceLevel.DoubleOptIn,
        };
        var list = new ContactList { Id = new ContactListId("customers"), Controller = aurora.Id, AcquiredAt = RecordedTime.At(at) };
        var asked = new RegisterConsultationHeader { Register = "it-rpo", Controller = aurora.Id, ProcessedAt = at - Duration.FromDays(2), Reference = "rpo-1" };

        var register = new RegisterSet("it-rpo", RegisterConsultation.FromCleansedList(asked, asked: [callee], cleared: [callee]));
        var stores = new InMemoryStores();
        await stores.Consents.AddAsync([consent], token);
        await stores.ContactLists.AddAsync(list, [callee], token);
        var engine = ComplianceEngine.Create(engine => engine.AddItaly().AddRegister(register).UseInMemoryStores(stores));

        var request = new CallRequest { Callee = callee, Campaign = campaign, NumberSource = NumberSource.ContactList, ContactList = list.Id, OperatorCountry = "IT" };
        CallDecision decision = await engine.EvaluateAsync(request, at, token);
        Console.WriteLine(decision.ToText(DecisionLanguage.English));
    }
}
