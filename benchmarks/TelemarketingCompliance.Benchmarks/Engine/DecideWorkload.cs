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
    private static readonly PartyId OtherCentre = new("other-centre");
    private static readonly AnsweringMachineDetection Measured = new() { IsUsed = true, FalsePositiveRate = 0.01m, MeasuredOn = new LocalDate(2026, 9, 14) };

    private static readonly E164Number CallerId = E164Number.FromDigits(390212345678);

    private readonly Random random = new(20261124);
    private readonly InMemoryStores stores = new();
    private readonly InMemoryAttemptStore attempts;

    /// <param name="count">How many calls.</param>
    /// <param name="failing">The store that does not answer, by its name in <see cref="FailingStores"/>; null means that all do.</param>
    public DecideWorkload(int count = FactBatch.MaxCount, string? failing = null)
    {
        At = Day(11, 24, 10);
        var past = new PastAttempts(At);
        attempts = new InMemoryAttemptStore(past);
        Engine = Build(past, count, failing, out ImmutableArray<CallRequest> requests);
        past.ChargeAsync(attempts, requests).GetAwaiter().GetResult();
        DialAsync(past).GetAwaiter().GetResult();
        Batch = Engine.GatherAsync(requests, At).AsTask().GetAwaiter().GetResult();
    }

    public ComplianceEngine Engine { get; }

    public FactBatch Batch { get; }

    public Instant At { get; }

    private static Instant Day(int month, int day, int hour) => new LocalDateTime(2026, month, day, hour, 0).InZoneStrictly(Rome).ToInstant();

    private ComplianceEngine Build(TimeProvider clock, int count, string? failing, out ImmutableArray<CallRequest> requests)
    {
        var list = new ContactList { Id = new("customers"), Controller = Controller, AcquiredAt = RecordedTime.At(Day(1, 7, 0)) };
        var acquired = new ContactList
        {
            Id = new("acquired"),
            Controller = Controller,
            Supplier = Supplier,
            SupplyContract = "s-1",
            AcquiredAt = RecordedTime.At(Day(3, 2, 0)),
            SupplyEndsAt = RecordedTime.At(Day(12, 31, 0)),
            ConsentSampleCheckedAt = RecordedTime.At(Day(3, 9, 0)),
        };
        ContactList unsampled = acquired with { Id = new("unsampled"), ConsentSampleCheckedAt = null };
        ContactList ended = acquired with { Id = new("ended"), SupplyEndsAt = RecordedTime.At(Day(11, 2, 0)) };
        var calls = ImmutableArray.CreateBuilder<CallRequest>();
        var answers = new List<(E164Number, bool, LocalDate?)>();
        var oldAnswers = new List<(E164Number, bool, LocalDate?)>();
        var numbers = new List<E164Number>();
        for (int i = 0; i < count; i++)
        {
            bool mobile = random.Next(10) < 7;
            E164Number number = E164Number.FromDigits(i % 101 == 0 ? 39_899_000000UL + (ulong)i : i % 103 == 0 ? 39_30_0000UL + (ulong)i : mobile ? 39_333_0000000UL + (ulong)i : 39_02_00000000UL + 40_000_000UL + (ulong)i);
            Campaign campaign = CampaignOf(random.Next(100));
            numbers.Add(number);
            if (random.Next(20) is > 0 and var dice)
                (dice == 1 ? oldAnswers : answers).Add((number, random.Next(10) < 3, random.Next(2) == 0 ? new LocalDate(2026, random.Next(1, 11), 10) : null));
            bool asked = random.Next(20) == 0;
            AddEntries(i, number, mobile, asked);
            calls.Add(new CallRequest
            {
                Callee = number,
                CalleeKind = random.Next(20) == 0 ? CalleeKind.LegalPerson : CalleeKind.NaturalPerson,
                Subject = random.Next(3) == 0 ? new SubjectId($"p{random.Next(2_000)}") : null,
                Campaign = campaign,
                CallerId = random.Next(60) switch { 0 => null, 1 => E164Number.FromDigits(390843123456), 2 => E164Number.FromDigits(390299999999), 3 => E164Number.FromDigits(39899123456), _ => CallerId },
                NetworkOrigin = random.Next(40) == 0 ? null : new NetworkOrigin("IT"),
                Place = random.Next(40) == 0 ? new CalleePlace { Zone = DateTimeZoneProviders.Tzdb[random.Next(2) == 0 ? "America/New_York" : "Asia/Tokyo"] } : null,
                Kind = random.Next(60) switch { 0 => CallKind.Continued, 1 => CallKind.ReturnCall, _ => CallKind.Dialed },
                OperatorReserved = random.Next(4) == 0,
                ContactList = random.Next(20) switch { < 12 => list.Id, < 17 => acquired.Id, 17 => unsampled.Id, 18 => ended.Id, _ => null },
                NumberSource = random.Next(20) == 0 ? NumberSource.Referral : NumberSource.ContactList,
                Mode = random.Next(40) switch { 0 or 1 => DialingMode.AiVoice, < 6 => DialingMode.Preview, _ => null },
                OperatorCountry = "IT",
                Evidence = campaign.Purpose == CallPurpose.Service ? new CallEvidence(EvidenceKind.CaseReference, "case")
                    : campaign.Purpose == CallPurpose.SatisfactionSurvey && random.Next(2) == 0 ? new CallEvidence(EvidenceKind.SurveyMandate, "mandate")
                    : asked ? new CallEvidence(EvidenceKind.PersonRequest, $"r{i}")
                    : null,
            });
        }

        AddCallerIds();
        Run(stores.ContactLists.AddAsync(list, [.. numbers.Where((_, i) => i % 11 != 0)], default));
        foreach (ContactList other in new[] { acquired, unsampled, ended })
            Run(stores.ContactLists.AddAsync(other, [.. numbers], default));
        requests = calls.ToImmutable();
        var header = new RegisterConsultationHeader { Register = "it-rpo", Controller = Controller, ProcessedAt = Day(11, 20, 9), Reference = "c-1", Jurisdiction = "IT" };
        return ComplianceEngine.Create(engine => engine
            .AddItaly()
            .UseTimeProvider(clock)
            .UseAttempts(failing == "attempts" ? new FailingStores.Attempts() : attempts)
            .UseConsents(FailingStores.Or(stores.Consents, failing))
            .UseContracts(FailingStores.Or(stores.Contracts, failing))
            .UsePersonRequests(FailingStores.Or(stores.Requests, failing))
            .UseBlacklist(FailingStores.Or(stores.Blacklist, failing))
            .UseDirectory(FailingStores.Or(stores.Directory, failing))
            .UseSelectiveRevocations(FailingStores.Or(stores.SelectiveRevocations, failing))
            .UseCallerIds(FailingStores.Or(stores.CallerIds, failing))
            .UseContactLists(failing == "lists" ? new FailingStores.Lists() : stores.ContactLists)
            .AddRegister(new RegisterSet("it-rpo", RegisterConsultation.FromAnswers(header, answers), RegisterConsultation.FromAnswers(header with { ProcessedAt = Day(10, 20, 9), Reference = "c-0" }, oldAnswers))));
    }

    // Most campaigns are as they should be; of the others each is wrong in one way, so that every condition of the gate decides some calls.
    private static Campaign CampaignOf(int dice) => dice switch
    {
        < 56 => Campaign("sale", CallPurpose.Sale, "telecom"),
        < 70 => Campaign("energy", CallPurpose.Sale, "energy"),
        < 78 => Campaign("service", CallPurpose.Service, "telecom"),
        < 80 => Campaign("survey", CallPurpose.SatisfactionSurvey, "telecom"),
        < 81 => Campaign("debts", CallPurpose.DebtCollection, "telecom"),
        < 84 => Campaign("undeclared", CallPurpose.Sale, "telecom") with { AnsweringMachineDetection = null },
        < 87 => Campaign("unmeasured", CallPurpose.Sale, "telecom") with { AnsweringMachineDetection = Measured with { FalsePositiveRate = null } },
        < 90 => Campaign("unreported", CallPurpose.Sale, "telecom"),
        < 93 => Campaign("loud", CallPurpose.Sale, "telecom"),
        < 96 => Campaign("shared", CallPurpose.Sale, "telecom"),
        < 98 => Campaign("shared", CallPurpose.Sale, "telecom", OtherCentre),
        _ => Campaign("unregistered", CallPurpose.Sale, "telecom") is var campaign ? campaign with { Processor = campaign.Processor with { RocNumber = null } } : campaign,
    };

    private static Campaign Campaign(string id, CallPurpose purpose, string sector, PartyId? processor = null) => new()
    {
        Id = new(id),
        Controller = new CampaignParty { Id = Controller, RocNumber = "1", AdheresToCodeOfConduct = true },
        Processor = new CampaignParty { Id = processor ?? CallCentre, RocNumber = "2", AdheresToCodeOfConduct = true },
        Purpose = purpose,
        CreatedAt = Day(11, 9, 9),
        Mode = DialingMode.Predictive,
        Sector = new(sector),
        AnsweringMachineDetection = Measured,
    };

    /// <summary>What the campaigns dialed besides.</summary>
    private async Task DialAsync(PastAttempts past)
    {
        foreach (string id in new[] { "sale", "energy", "service", "survey", "debts", "undeclared", "unmeasured", "unreported", "loud", "shared", "unregistered" })
            await past.DialStrangersAsync(attempts, Campaign(id, CallPurpose.Sale, "telecom"), 400, OutcomeKind.Spoken);
        await past.DialStrangersAsync(attempts, Campaign("undeclared", CallPurpose.Sale, "telecom"), 5, OutcomeKind.Machine);
        await past.DialStrangersAsync(attempts, Campaign("unreported", CallPurpose.Sale, "telecom"), 60, null);
        await past.DialStrangersAsync(attempts, Campaign("loud", CallPurpose.Sale, "telecom"), 12, OutcomeKind.Silent);
        await past.DialStrangersAsync(attempts, Campaign("loud", CallPurpose.Sale, "telecom"), 200, OutcomeKind.Machine);
        await past.DialStrangersAsync(attempts, Campaign("shared", CallPurpose.Sale, "telecom", OtherCentre), 3, OutcomeKind.Silent);
    }

    private void AddEntries(int i, E164Number number, bool mobile, bool asked)
    {
        for (int k = random.Next(3); k > 0; k--)
        {
            Run(stores.Consents.AddAsync(
            [
                new ConsentEntry
                {
                    Id = $"k{i}-{k}", Number = number, Controller = random.Next(12) == 0 ? Supplier : Controller, Recipients = random.Next(2) == 0 ? [Controller] : [],
                    State = random.Next(24) switch { 0 or 1 => ConsentState.Denied, 2 => ConsentState.Withdrawn, 3 => ConsentState.Reassigned, _ => ConsentState.Granted },
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
            Run(stores.Requests.AddAsync([new PersonRequest { Id = $"r{i}", Reference = $"r{i}", Number = number, Controller = Controller, Purposes = [CallPurpose.Sale], MadeAt = RecordedTime.At(Day(11, random.Next(20, 24), 11)), UsedAt = random.Next(6) == 0 ? RecordedTime.At(Day(11, 24, 8)) : null }], default));
        if (random.Next(10) == 0)
            Run(stores.Blacklist.AddAsync([new BlacklistEntry { Id = $"b{i}", Number = number, Scope = (BlacklistScope)random.Next(2), Controller = null, RecordedBy = CallCentre, Actor = "op", Channel = "call", At = RecordedTime.At(Day(random.Next(1, 11), 20, 0)) } is var entry && entry.Scope == BlacklistScope.Controller ? entry with { Controller = Controller } : entry], default));
        if (random.Next(30) == 0)
            Run(stores.SelectiveRevocations.AddAsync([new SelectiveRevocation { Id = $"v{i}", Number = number, Register = "it-rpo", Controller = Controller, At = RecordedTime.At(Day(random.Next(1, 13), 3, 0)) }], default));
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
            Of("assigned", CallerIdEvent.Assigned, Controller, Day(6, 10, 9)), Of("declared-too", CallerIdEvent.Declared, OtherCentre, Day(1, 7, 9)),
            .. Enumerable.Range(1, 11).Select(month => Of($"test-{month}", CallerIdEvent.CallBackAnswered, CallCentre, Day(month, 16, 11))),
        ], default));
    }

    private static void Run(ValueTask work) => work.AsTask().GetAwaiter().GetResult();
}
