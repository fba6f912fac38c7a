using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>One full batch of Italian calls as they come from a mixed list: customers, supplier's numbers, refusals, requests. Seeded.</summary>
internal sealed class DecideWorkload
{
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly PartyId Controller = new("acme");
    private static readonly PartyId Supplier = new("lists-ltd");
    private static readonly PartyId CallCentre = new("centre");

    private static readonly E164Number CallerId = E164Number.FromDigits(390212345678);

    private readonly Random random = new(20261124);
    private readonly InMemoryStores stores = new();

    public DecideWorkload()
    {
        At = Day(11, 24, 10);
        Engine = Build(out ImmutableArray<CallRequest> requests);
        Batch = Engine.GatherAsync(requests, At).AsTask().GetAwaiter().GetResult();
    }

    public ComplianceEngine Engine { get; }

    public FactBatch Batch { get; }

    public Instant At { get; }

    private static Instant Day(int month, int day, int hour) => new LocalDateTime(2026, month, day, hour, 0).InZoneStrictly(Rome).ToInstant();

    private ComplianceEngine Build(out ImmutableArray<CallRequest> requests)
    {
        Campaign[] campaigns = [Campaign("sale", CallPurpose.Sale, "telecom"), Campaign("energy", CallPurpose.Sale, "energy"), Campaign("service", CallPurpose.Service, "telecom")];
        var list = new ContactList { Id = new("customers"), Controller = Controller, AcquiredAt = RecordedTime.At(Day(1, 7, 0)) };
        var acquired = new ContactList { Id = new("acquired"), Controller = Controller, Supplier = Supplier, SupplyContract = "s-1", AcquiredAt = RecordedTime.At(Day(3, 2, 0)), SupplyEndsAt = RecordedTime.At(Day(12, 31, 0)) };
        var calls = ImmutableArray.CreateBuilder<CallRequest>();
        var answers = new List<(E164Number, bool, LocalDate?)>();
        var numbers = new List<E164Number>();
        for (int i = 0; i < FactBatch.MaxCount; i++)
        {
            bool mobile = random.Next(10) < 7;
            E164Number number = E164Number.FromDigits(mobile ? 39_333_0000000UL + (ulong)i : 39_02_00000000UL + 40_000_000UL + (ulong)i);
            Campaign campaign = campaigns[random.Next(10) switch { < 7 => 0, < 9 => 1, _ => 2 }];
            numbers.Add(number);
            if (random.Next(20) > 0)
                answers.Add((number, random.Next(10) < 3, random.Next(2) == 0 ? new LocalDate(2026, random.Next(1, 11), 10) : null));
            bool asked = random.Next(20) == 0;
            AddEntries(i, number, mobile, asked);
            calls.Add(new CallRequest
            {
                Callee = number,
                Campaign = campaign,
                CallerId = random.Next(40) switch { 0 => null, 1 => E164Number.FromDigits(390843123456), _ => CallerId },
                NetworkOrigin = random.Next(40) == 0 ? null : new NetworkOrigin("IT"),
                ContactList = random.Next(10) switch { < 6 => list.Id, < 9 => acquired.Id, _ => null },
                NumberSource = random.Next(20) == 0 ? NumberSource.Referral : NumberSource.ContactList,
                Mode = random.Next(20) == 0 ? DialingMode.AiVoice : null,
                OperatorCountry = "IT",
                Evidence = campaign.Purpose == CallPurpose.Service ? new CallEvidence(EvidenceKind.CaseReference, "case")
                    : asked ? new CallEvidence(EvidenceKind.PersonRequest, $"r{i}")
                    : null,
            });
        }

        AddCallerIds();
        Run(stores.ContactLists.AddAsync(list, [.. numbers.Where((_, i) => i % 11 != 0)], default));
        Run(stores.ContactLists.AddAsync(acquired, [.. numbers], default));
        requests = calls.ToImmutable();
        var header = new RegisterConsultationHeader { Register = "it-rpo", Controller = Controller, ProcessedAt = Day(11, 20, 9), Reference = "c-1", Jurisdiction = "IT" };
        return ComplianceEngine.Create(engine => engine
            .AddItaly()
            .UseInMemoryStores(stores)
            .AddRegister(new RegisterSet("it-rpo", RegisterConsultation.FromAnswers(header, answers))));
    }

    private static Campaign Campaign(string id, CallPurpose purpose, string sector) => new()
    {
        Id = new(id),
        Controller = new CampaignParty { Id = Controller, RocNumber = "1", AdheresToCodeOfConduct = true },
        Processor = new CampaignParty { Id = CallCentre, RocNumber = "2", AdheresToCodeOfConduct = true },
        Purpose = purpose,
        CreatedAt = Day(11, 9, 9),
        Mode = DialingMode.Predictive,
        Sector = new(sector),
    };

    private void AddEntries(int i, E164Number number, bool mobile, bool asked)
    {
        for (int k = random.Next(3); k > 0; k--)
        {
            Run(stores.Consents.AddAsync(
            [
                new ConsentEntry
                {
                    Id = $"k{i}-{k}", Number = number, Controller = Controller,
                    State = random.Next(8) == 0 ? ConsentState.Denied : ConsentState.Granted,
                    Purposes = [CallPurpose.Sale, CallPurpose.CommercialCommunication],
                    Channels = random.Next(4) == 0 ? CallChannels.OperatorCall | CallChannels.AutomatedCall : CallChannels.OperatorCall,
                    Categories = random.Next(3) == 0 ? [new Sector("energy"), new Sector("telecom")] : [],
                    At = RecordedTime.At(Day(random.Next(1, 11), 15, 12)), TextVersion = "v2",
                    Level = random.Next(6) == 0 ? EvidenceLevel.Log : EvidenceLevel.DoubleOptIn,
                    ExpiresAt = random.Next(5) == 0 ? Day(random.Next(11, 13), 1, 0) : null,
                    Contract = random.Next(2) == 0 ? new ContractId($"p{i}") : null,
                },
            ], default));
        }

        if (random.Next(2) == 0)
        {
            RecordedTime? ended = random.Next(4) == 0 ? RecordedTime.At(Day(random.Next(9, 12), 1, 0)) : null;
            Run(stores.Contracts.AddAsync([new ContractEntry { Id = $"c{i}", Number = number, Contract = new($"p{i}"), Controller = Controller, StartedAt = RecordedTime.At(Day(1, 2, 0)), EndedAt = ended }], default));
        }

        if (asked)
            Run(stores.Requests.AddAsync([new PersonRequest { Id = $"r{i}", Reference = $"r{i}", Number = number, Controller = Controller, Purposes = [CallPurpose.Sale], MadeAt = RecordedTime.At(Day(11, random.Next(20, 24), 11)) }], default));
        if (random.Next(10) == 0)
            Run(stores.Blacklist.AddAsync([new BlacklistEntry { Id = $"b{i}", Number = number, Scope = (BlacklistScope)random.Next(2), Controller = null, RecordedBy = CallCentre, Actor = "op", Channel = "call", At = RecordedTime.At(Day(random.Next(1, 11), 20, 0)) } is var entry && entry.Scope == BlacklistScope.Controller ? entry with { Controller = Controller } : entry], default));
        if (!mobile && random.Next(3) > 0)
            Run(stores.Directory.AddAsync([new DirectoryListing { Id = $"d{i}", Number = number, IsListed = random.Next(3) > 0, Directory = "dbu", At = RecordedTime.At(Day(10, 1, 0)) }], default));
    }

    // A year of monthly call-backs, as they pile up.
    private void AddCallerIds()
    {
        CallerIdRecord Of(string id, CallerIdEvent what, PartyId party, Instant at) =>
            new() { Id = id, Number = CallerId, Event = what, Party = party, At = RecordedTime.At(at) };
        Run(stores.CallerIds.AddAsync(
        [
            Of("declared", CallerIdEvent.Declared, CallCentre, Day(1, 7, 9)), Of("authorised", CallerIdEvent.Authorised, Controller, Day(1, 7, 9)),
            Of("assigned", CallerIdEvent.Assigned, Controller, Day(6, 10, 9)),
            .. Enumerable.Range(1, 11).Select(month => Of($"test-{month}", CallerIdEvent.CallBackAnswered, CallCentre, Day(month, 16, 11))),
        ], default));
    }

    private static void Run(ValueTask work) => work.AsTask().GetAwaiter().GetResult();
}
