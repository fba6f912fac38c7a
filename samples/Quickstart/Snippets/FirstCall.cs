using System.CommandLine;

namespace Quickstart.Snippets;

/// <summary>The first snippet of the README: one consent, one caller ID, one list, one consultation, one question.</summary>
internal static class FirstCall
{
    internal static Command CreateCommand()
    {
        var command = new Command("first-call", "Runs the first snippet of the README");
        command.SetAction((_, token) => AskAsync(token));
        return command;
    }

    internal static async Task<CallDecision> AskAsync(CancellationToken token)
    {
        Instant now = Instant.FromUtc(2026, 11, 24, 9, 30);
        E164Number callee = E164Number.Parse("333 123 4567", "IT"), ours = E164Number.Parse("06 5555 0100", "IT");
        CampaignParty shop = new() { Id = new("shop"), RocNumber = "12345", RocConfirmedOn = new(2026, 4, 15) };
        Campaign spring = new() { Id = new("spring"), Controller = shop, Processor = shop, Purpose = CallPurpose.Sale, Sector = new("telecom"), CreatedAt = now - Duration.FromDays(3) };
        spring = spring with { Mode = DialingMode.Preview };

        InMemoryStores stores = new();
        await stores.Consents.AddAsync([new()
        {
            Id = "consent-1", Number = callee, State = ConsentState.Granted, Controller = shop.Id, At = RecordedTime.At(now - Duration.FromDays(30)),
            Purposes = [CallPurpose.Sale], Channels = CallChannels.OperatorCall, TextVersion = "v3", Level = EvidenceLevel.DoubleOptIn,
        }], token);
        foreach (CallerIdEvent what in (CallerIdEvent[])[CallerIdEvent.Declared, CallerIdEvent.CallBackAnswered])
            await stores.CallerIds.AddAsync([new() { Id = $"ours-{what}", Number = ours, Event = what, Party = shop.Id, At = RecordedTime.At(now - Duration.FromDays(5)) }], token);
        ContactList customers = new() { Id = new("customers"), Controller = shop.Id, AcquiredAt = RecordedTime.At(now) };
        await stores.ContactLists.AddAsync(customers, [callee], token);
        RegisterConsultationHeader asked = new() { Register = "it-rpo", Reference = "rpo-1", Controller = shop.Id, ProcessedAt = now - Duration.FromDays(2) };
        RegisterSet register = new("it-rpo", RegisterConsultation.FromCleansedList(asked, asked: [callee], cleared: [callee]));

        ComplianceEngine engine = ComplianceEngine.Create(engine => engine.AddItaly().AddRegister(register).UseInMemoryStores(stores));
        CallRequest call = new() { Callee = callee, Campaign = spring, NumberSource = NumberSource.ContactList, ContactList = customers.Id };
        call = call with { CallerId = ours, NetworkOrigin = new("IT"), OperatorCountry = "IT" };
        CallDecision decision = await engine.EvaluateAsync(call, now, token);
        Console.WriteLine(decision.ToText(Language.English));
        return decision;
    }
}
