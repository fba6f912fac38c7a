using System.Collections.Immutable;
using System.Globalization;
using DialerSimulation.People;
using NodaTime;
using TelemarketingCompliance;

namespace DialerSimulation.Office;

/// <summary>What the controller keeps about the population; all engines read it.</summary>
internal sealed class Ledgers
{
    private readonly InMemoryLedger<ConsentEntry> consents = new();
    private readonly InMemoryLedger<ContractEntry> contracts = new();
    private readonly InMemoryLedger<PersonRequest> requests = new();
    private readonly InMemoryLedger<DirectoryListing> directory = new();
    private readonly InMemoryLedger<SelectiveRevocation> revocations = new();
    private readonly InMemoryLedger<CallerIdRecord> callerIds = new();
    private readonly InMemoryContactLists lists = new();
    private readonly InMemoryLedger<BlacklistEntry> blacklist = new();
    private readonly Trade trade;

    private Ledgers(Trade trade) => this.trade = trade;

    /// <summary>The answers of the Registro Pubblico delle Opposizioni.</summary>
    internal RegisterSet Register { get; } = new("it-rpo");

    internal static async Task<Ledgers> FillAsync(Trade trade, Callee[] callees)
    {
        var ledgers = new Ledgers(trade);
        RecordedTime before = RecordedTime.At(trade.Start - Duration.FromDays(200));
        await ledgers.consents.AddAsync([.. callees.SelectMany((callee, i) => ledgers.ConsentOf(callee, i, before))], default);
        await ledgers.contracts.AddAsync([.. callees.SelectMany((callee, i) => ledgers.ContractOf(callee, i, before))], default);
        await ledgers.directory.AddAsync([.. callees.SelectMany((callee, i) => ListingOf(callee, i, before))], default);
        var list = new ContactList { Id = trade.List, Controller = trade.Controller.Id, AcquiredAt = RecordedTime.At(trade.Start - Duration.FromDays(2)) };
        await ledgers.lists.AddAsync(list, [.. callees.Where(callee => callee.Standing != Standing.OffList).Select(callee => callee.Number)], default);
        foreach (CampaignParty agency in trade.Agencies)
            await ledgers.AddCallerIdAsync(CallerIdEvent.Declared, agency.Id, trade.Start - Duration.FromDays(90));
        await ledgers.AddCallerIdAsync(CallerIdEvent.Authorised, trade.Controller.Id, trade.Start - Duration.FromDays(90));
        return ledgers;
    }

    /// <summary>An engine over these ledgers. Who counts alone has a store of attempts and a list of objections that nobody else reads.</summary>
    internal ComplianceEngine CreateEngine(TimeProvider clock, int maxAttempts, bool countsAlone) => ComplianceEngine.Create(engine => engine
        .UseTimeProvider(clock)
        .AddItaly()
        .AddRegister(Register)
        .UseAttempts(new InMemoryAttemptStore(clock, maxAttempts))
        .UseBlacklist(countsAlone ? new InMemoryLedger<BlacklistEntry>() : blacklist)
        .UseConsents(consents)
        .UseContracts(contracts)
        .UsePersonRequests(requests)
        .UseDirectory(directory)
        .UseSelectiveRevocations(revocations)
        .UseCallerIds(callerIds)
        .UseContactLists(lists));

    /// <summary>Somebody called the number presented, and was answered.</summary>
    internal Task TestCallBackAsync(Instant at) => AddCallerIdAsync(CallerIdEvent.CallBackAnswered, trade.Controller.Id, at);

    /// <summary>The controller asks the register about some numbers, and gets those back that are not listed.</summary>
    internal void Consult(Instant at, IEnumerable<Callee> asked, Func<Callee, bool> isListed)
    {
        Callee[] all = [.. asked];
        var header = new RegisterConsultationHeader
        {
            Register = Register.Name,
            Controller = trade.Controller.Id,
            ProcessedAt = at,
            Reference = string.Create(CultureInfo.InvariantCulture, $"rpo-{Register.Consultations.Length + 1}"),
        };
        Register.Add(RegisterConsultation.FromCleansedList(
            header, all.Select(callee => callee.Number), all.Where(callee => !isListed(callee)).Select(callee => callee.Number), acceptAllClear: true));
    }

    private IEnumerable<ConsentEntry> ConsentOf(Callee callee, int i, RecordedTime at)
    {
        if (callee.Standing is Standing.InDirectory or Standing.NeverAsked)
            yield break;
        yield return new ConsentEntry
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"c{i}"),
            Number = callee.Number,
            Subject = callee.Subject,
            State = ConsentState.Granted,
            Controller = trade.Controller.Id,
            Purposes = [CallPurpose.Sale],
            Channels = CallChannels.OperatorCall,
            At = at,
            TextVersion = "v3",
            Level = EvidenceLevel.DoubleOptIn,
            Contract = callee.Standing == Standing.Customer ? ContractOf(i) : null,
        };
    }

    private IEnumerable<ContractEntry> ContractOf(Callee callee, int i, RecordedTime at)
    {
        if (callee.Standing == Standing.Customer)
            yield return new ContractEntry { Id = ContractOf(i).Value, Contract = ContractOf(i), Number = callee.Number, Subject = callee.Subject, Controller = trade.Controller.Id, StartedAt = at };
    }

    private static ContractId ContractOf(int i) => new(string.Create(CultureInfo.InvariantCulture, $"k{i}"));

    private static IEnumerable<DirectoryListing> ListingOf(Callee callee, int i, RecordedTime at)
    {
        if (callee.Standing == Standing.InDirectory)
            yield return new DirectoryListing { Id = string.Create(CultureInfo.InvariantCulture, $"d{i}"), Number = callee.Number, IsListed = true, Directory = "elenco-unico", At = at };
    }

    private Task AddCallerIdAsync(CallerIdEvent what, PartyId party, Instant at) => callerIds.AddAsync(
        [new CallerIdRecord { Id = $"{what}-{party}-{at.ToUnixTimeSeconds()}", Number = trade.CallerId, Event = what, Party = party, At = RecordedTime.At(at) }], default).AsTask();
}
