using System.Collections.Immutable;
using NodaTime;
using TelemarketingCompliance.Benchmarks.Engine;

namespace TelemarketingCompliance.Benchmarks.Screening;

/// <summary>
/// A campaign over a purchased list with the ledgers of a real shop: about half of the numbers asked, one in ten with a consent, one in fifty with an objection,
/// nothing at all about most. The rows name numbers from all over the country in no order. The same for every run.
/// </summary>
internal sealed class ScreeningWorkload
{
    private const int Universe = 10_000_000;
    private const int Consented = Universe / 10;
    private const int Objected = Universe / 50;

    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly PartyId Controller = new("acme");
    private static readonly PartyId CallCentre = new("centre");
    private static readonly E164Number CallerId = E164Number.FromDigits(390212345678);
    private static readonly ContactListId List = new("bought");

    private readonly Campaign campaign = new()
    {
        Id = new("spring"),
        Controller = new CampaignParty { Id = Controller, RocNumber = "1", RocConfirmedOn = new LocalDate(2026, 1, 10), AdheresToCodeOfConduct = true },
        Processor = new CampaignParty { Id = CallCentre, RocNumber = "2", RocConfirmedOn = new LocalDate(2026, 1, 10), AdheresToCodeOfConduct = true },
        Purpose = CallPurpose.Sale,
        CreatedAt = Day(11, 18, 9),
        Mode = DialingMode.Predictive,
        Sector = new("telecom"),
        AnsweringMachineDetection = AnsweringMachineDetection.NotUsed,
    };

    internal ScreeningWorkload(int rows)
    {
        Requests = [.. Enumerable.Range(0, rows).Select(RequestOf)];
        Register = new RegisterSet("it-rpo", RegisterConsultation.FromAnswers(
            new() { Register = "it-rpo", Controller = Controller, ProcessedAt = Day(11, 20, 9), Reference = "c-1", Jurisdiction = "IT" },
            Enumerable.Range(0, Universe).Where(IsAsked).Select(i => (NumberOf(i), Dice(i, 2) < 30, (LocalDate?)null))));
        FillLedgers();
    }

    internal static Instant At { get; } = Day(11, 24, 10);

    internal ImmutableArray<CallRequest> Requests { get; }

    internal InMemoryStores Stores { get; } = new();

    internal RegisterSet Register { get; }

    /// <summary>The full Italian book over everything on record.</summary>
    internal ComplianceEngine Italy() => ComplianceEngine.Create(engine => engine.AddItaly().UseTimeProvider(new Morning()).UseInMemoryStores(Stores).AddRegister(Register));

    /// <summary>No rule but that of the number's class, and the sources that <paramref name="sources"/> adds: what they cost.</summary>
    internal static ComplianceEngine With(Action<ComplianceEngineBuilder> sources) => ComplianceEngine.Create(engine =>
    {
        engine.UseTimeProvider(new Morning());
        sources(engine);
    });

    /// <summary>How a row of the list writes its number: one in five as people do, the others in E.164.</summary>
    internal string TextOf(int row)
    {
        string number = Requests[row].Callee.ToE164();
        if (row % 5 != 0)
            return number;
        string national = number[3..];
        return (row / 5 % 6) switch
        {
            0 => $"{national[..3]} {national[3..6]} {national[6..]}",
            1 => $"{national[..3]}/{national[3..]}",
            2 => $"0039 {national}",
            3 => $"{national[..3]}.{national[3..6]}.{national[6..]}",
            4 => $" +39 {national[..3]}-{national[3..]} ",
            _ => national,
        };
    }

    private static Instant Day(int month, int day, int hour) => new LocalDateTime(2026, month, day, hour, 0).InZoneStrictly(Rome).ToInstant();

    // Seven in ten are mobiles. A stride that shares no factor with their count visits all in an order that no cache can guess.
    private static E164Number NumberOf(int i)
    {
        ulong place = (ulong)i * 7_368_787UL % (ulong)Universe;
        return E164Number.FromDigits(i % 10 < 7 ? 39_320_0000000UL + (place * 29) : 39_02_40000000UL + place);
    }

    private static int Dice(int i, int salt) => (int)((((ulong)i * 0x9E3779B97F4A7C15UL) + ((ulong)salt * 0xD1B54A32D192ED03UL)) * 0xBF58476D1CE4E5B9UL >> 40) % 100;

    private static bool IsAsked(int i) => Dice(i, 1) < 50;

    private CallRequest RequestOf(int i) => new()
    {
        Callee = NumberOf(i),
        Campaign = campaign,
        CallerId = CallerId,
        ContactList = List,
        NumberSource = NumberSource.ContactList,
        OperatorCountry = "IT",
        NetworkOrigin = new NetworkOrigin("IT"),
    };

    private void FillLedgers()
    {
        Run(Stores.ContactLists.AddAsync(
            new ContactList { Id = List, Controller = Controller, Supplier = new PartyId("lists-ltd"), SupplyContract = "s-1", AcquiredAt = RecordedTime.At(Day(3, 2, 0)), ConsentSampleCheckedAt = RecordedTime.At(Day(3, 9, 0)) },
            [.. Requests.Select(request => request.Callee)], default));
        Add(Stores.Consents, Indices(Consented, 3), i => new ConsentEntry
        {
            Id = $"k{i}",
            Number = NumberOf(i),
            Controller = Controller,
            State = Dice(i, 4) < 8 ? ConsentState.Denied : ConsentState.Granted,
            Purposes = [CallPurpose.Sale],
            Channels = CallChannels.OperatorCall,
            At = RecordedTime.At(Day(1 + (i % 10), 15, 12)),
            TextVersion = "v2",
            Level = Dice(i, 5) < 10 ? EvidenceLevel.Log : EvidenceLevel.DoubleOptIn,
            ExpiresAt = Dice(i, 6) < 10 ? Day(11, 1 + (i % 28), 0) : null,
        });
        Add(Stores.Blacklist, Indices(Objected, 7), i => new BlacklistEntry
        {
            Id = $"b{i}",
            Number = NumberOf(i),
            Scope = BlacklistScope.Controller,
            Controller = Controller,
            RecordedBy = CallCentre,
            Actor = "op",
            Channel = "call",
            At = RecordedTime.At(Day(6, 20, 0)),
        });
        Add(Stores.Directory, Indices(Consented, 8).Select(i => i - (i % 10) + 7 + (i % 3)), i => new DirectoryListing
        {
            Id = $"d{i}",
            Number = NumberOf(i),
            IsListed = Dice(i, 9) < 70,
            Directory = "dbu",
            At = RecordedTime.At(Day(10, 1, 0)),
        });
        CallerIdEvent[] events = [CallerIdEvent.Declared, CallerIdEvent.Authorised, CallerIdEvent.Assigned, CallerIdEvent.CallBackAnswered];
        Run(Stores.CallerIds.AddAsync([.. events.Select(what => new CallerIdRecord
        {
            Id = $"{what}", Number = CallerId, Event = what, Party = what is CallerIdEvent.Declared or CallerIdEvent.CallBackAnswered ? CallCentre : Controller, At = RecordedTime.At(Day(11, 3, 9)),
        })], default));
        new PastAttempts(At).ChargeAsync(Stores.Attempts, [.. Requests.Where((_, i) => i % 20 == 0)]).GetAwaiter().GetResult();
    }

    // So many of all, spread evenly.
    private static IEnumerable<int> Indices(int count, int salt) => Enumerable.Range(0, count).Select(i => (i * (Universe / count)) + (Dice(i, salt) % (Universe / count)));

    private static void Add<TEntry>(InMemoryLedger<TEntry> ledger, IEnumerable<int> indices, Func<int, TEntry> entry)
        where TEntry : LedgerEntry
    {
        foreach (int[] chunk in indices.Chunk(100_000))
            Run(ledger.AddAsync([.. chunk.Select(entry)], default));
    }

    private static void Run(ValueTask work) => work.AsTask().GetAwaiter().GetResult();

    private sealed class Morning : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => At.ToDateTimeOffset();
    }
}
