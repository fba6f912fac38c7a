using System.Globalization;
using System.Text;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Screening;

/// <summary>
/// A campaign in files, as a shop would have it: a list of six columns, one number in five spelled as people do and one in a thousand none; a consultation of
/// five million numbers; a million consents, 200,000 objections and a contact list of a million numbers in SQLite; a policy. Generated, the same every time.
/// </summary>
internal sealed class CampaignFiles(string folder, int rows)
{
    private const int Universe = 10_000_000;
    private const int Consents = 1_000_000;
    private const int Objections = 200_000;
    private const int Members = 1_000_000;
    private const int Step = 50_000;

    private static readonly PartyId Controller = new("acme");
    private static readonly PartyId CallCentre = new("centre");
    private static readonly E164Number CallerId = E164Number.FromDigits(390212345678);

    internal static Instant At { get; } = Instant.FromUtc(2026, 11, 24, 9, 30);

    internal string List => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"list-{rows}.csv"));

    internal string Policy => Path.Combine(folder, "policy.json");

    internal string Store => Path.Combine(folder, "store.db");

    internal string Registers => Path.Combine(folder, "it-rpo");

    /// <summary>What all calls of the campaign have in common, as the policy says.</summary>
    internal static CallRequest Template { get; } = new()
    {
        Callee = CallerId,
        Campaign = new Campaign
        {
            Id = new("spring"),
            Controller = new CampaignParty { Id = Controller, RocNumber = "1", RocConfirmedOn = new LocalDate(2026, 3, 1), AdheresToCodeOfConduct = true },
            Processor = new CampaignParty { Id = CallCentre, RocNumber = "2", RocConfirmedOn = new LocalDate(2026, 3, 1), AdheresToCodeOfConduct = true },
            Purpose = CallPurpose.Sale,
            CreatedAt = Instant.FromUtc(2026, 11, 16, 8, 0),
            Mode = DialingMode.Preview,
            Sector = new("telecom"),
        },
        CallerId = CallerId,
        NumberSource = NumberSource.ContactList,
        ContactList = new ContactListId("bought"),
        OperatorCountry = "IT",
        OperatorReserved = true,
        NetworkOrigin = new NetworkOrigin("IT"),
    };

    /// <summary>Writes what is not there yet.</summary>
    internal async Task WriteAsync()
    {
        Directory.CreateDirectory(Registers);
        if (!File.Exists(Policy))
            await File.WriteAllTextAsync(Policy, PolicyText);
        if (!Directory.EnumerateFiles(Registers).Any())
            WriteRegister();
        if (!File.Exists(Store))
            await FillAsync();
        if (!File.Exists(List))
            WriteList();
    }

    private const string PolicyText = """
        {
          "store": { "sqlite": "store.db" },
          "registers": [ { "name": "it-rpo", "folder": "it-rpo" } ],
          "jurisdictions": { "italy": {} },
          "parties": [
            { "id": "acme", "roc": "1", "rocConfirmedOn": "2026-03-01", "adheresToCodeOfConduct": true },
            { "id": "centre", "roc": "2", "rocConfirmedOn": "2026-03-01", "adheresToCodeOfConduct": true }
          ],
          "campaigns": [
            {
              "id": "spring", "controller": "acme", "processor": "centre", "purpose": "sale", "sector": "telecom", "mode": "preview", "createdAt": "2026-11-16T08:00:00Z",
              "callerIds": [ "+390212345678" ], "lists": [ "bought" ], "operatorCountry": "IT", "networkOrigin": { "country": "IT" }, "operatorReserved": true, "region": "IT"
            }
          ]
        }
        """;

    // Seven in ten are mobiles. A stride that shares no factor with their count visits all in an order that no cache can guess.
    private static E164Number NumberOf(int i)
    {
        ulong place = (ulong)i * 7_368_787UL % Universe;
        return E164Number.FromDigits(i % 10 < 7 ? 39_320_0000000UL + (place * 29) : 39_02_40000000UL + place);
    }

    private static int Dice(int i, int salt) => (int)((((ulong)i * 0x9E3779B97F4A7C15UL) + ((ulong)salt * 0xD1B54A32D192ED03UL)) * 0xBF58476D1CE4E5B9UL >> 40) % 100;

    private static string Spelled(int i)
    {
        string number = NumberOf(i).ToE164();
        if (i % 1000 == 999)
            return "n.d.";
        if (i % 5 != 0)
            return number;
        string national = number[3..];
        return (i / 5 % 6) switch
        {
            0 => $"{national[..3]} {national[3..6]} {national[6..]}",
            1 => $"{national[..3]}/{national[3..]}",
            2 => $"0039 {national}",
            3 => $"{national[..3]}.{national[3..6]}.{national[6..]}",
            4 => $" +39 {national[..3]}-{national[3..]} ",
            _ => national,
        };
    }

    private static RecordedTime Day(int month, int day) => RecordedTime.At(Instant.FromUtc(2026, month, day, 9, 0));

    private void WriteRegister() => RegisterConsultation.FromAnswers(
        new() { Register = "it-rpo", Controller = Controller, ProcessedAt = Instant.FromUtc(2026, 11, 20, 8, 0), Reference = "c-1", Jurisdiction = "IT" },
        Enumerable.Range(0, Universe).Where(i => Dice(i, 1) < 50).Select(i => (NumberOf(i), Dice(i, 2) < 30, (LocalDate?)null))).Save(Path.Combine(Registers, "2026-11-20.tri"));

    private async Task FillAsync()
    {
        using SqliteStores stores = SqliteStores.Open(Store);
        foreach (int[] chunk in Enumerable.Range(0, Consents).Chunk(Step))
            await stores.Consents.AddAsync([.. chunk.Select(k => ConsentOf(k, k * (Universe / Consents)))], default);
        foreach (int[] chunk in Enumerable.Range(0, Objections).Chunk(Step))
            await stores.Blacklist.AddAsync([.. chunk.Select(k => ObjectionOf(k, (k * (Universe / Objections)) + 7))], default);
        var list = new ContactList { Id = Template.ContactList!.Value, Controller = Controller, Supplier = new PartyId("lists-ltd"), SupplyContract = "s-1", AcquiredAt = Day(3, 2), ConsentSampleCheckedAt = Day(3, 9) };
        foreach (int[] chunk in Enumerable.Range(0, Members).Chunk(Step))
            await stores.ContactLists.AddAsync(list, [.. chunk.Select(k => NumberOf(k * (Universe / Members)))], default);
        CallerIdEvent[] events = [CallerIdEvent.Declared, CallerIdEvent.Authorised, CallerIdEvent.Assigned, CallerIdEvent.CallBackAnswered];
        await stores.CallerIds.AddAsync([.. events.Select(what => new CallerIdRecord
        {
            Id = $"{what}", Number = CallerId, Event = what, Party = what is CallerIdEvent.Declared or CallerIdEvent.CallBackAnswered ? CallCentre : Controller, At = Day(11, 3),
        })], default);
    }

    private static ConsentEntry ConsentOf(int k, int i) => new()
    {
        Id = $"k{k}",
        Number = NumberOf(i),
        Controller = Controller,
        State = Dice(i, 4) < 8 ? ConsentState.Denied : ConsentState.Granted,
        Purposes = [CallPurpose.Sale],
        Channels = CallChannels.OperatorCall,
        At = Day(1 + (i / 10 % 10), 15),
        TextVersion = "v2",
        Level = Dice(i, 5) < 10 ? EvidenceLevel.Log : EvidenceLevel.DoubleOptIn,
        ExpiresAt = Dice(i, 6) < 10 ? Instant.FromUtc(2026, 11, 1 + (i / 10 % 28), 0, 0) : null,
    };

    private static BlacklistEntry ObjectionOf(int k, int i) => new()
    {
        Id = $"b{k}",
        Number = NumberOf(i),
        Scope = BlacklistScope.Controller,
        Controller = Controller,
        RecordedBy = CallCentre,
        Actor = "op",
        Channel = "call",
        At = Day(6, 20),
    };

    private void WriteList()
    {
        string aside = List + ".part";
        using (var file = new StreamWriter(aside, append: false, new UTF8Encoding(false), 1 << 20))
        {
            file.NewLine = "\n";
            file.WriteLine("codice;nome;telefono;città;origine;note");
            for (int i = 0; i < rows; i++)
                file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"C{i:D8};\"Cognome {i % 977}, Nome\";{Spelled(i)};Città {i % 7904};lista;nota {i % 31}"));
        }

        File.Move(aside, List, overwrite: true);
    }
}
