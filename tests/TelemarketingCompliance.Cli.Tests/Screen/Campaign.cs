using System.Globalization;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Tests.Screen;

/// <summary>A policy with everything it names, in a workplace: a store with consents and objections, a register, one campaign. Numbers are generated, the same every time.</summary>
internal sealed class Campaign : IDisposable
{
    public const string At = "2026-11-24T10:30+01:00";

    private static readonly PartyId Controller = new("shop");
    private static readonly PartyId CallCentre = new("centre");
    private static readonly ContactListId List = new("autumn");

    private readonly int known;

    /// <param name="known">How many numbers the register was asked about; half of them are on the list, some have consents and objections.</param>
    public Campaign(int known = 400)
    {
        this.known = known;
        Directory.CreateDirectory(Place["it-rpo"]);
        RegisterConsultation.FromAnswers(
            new() { Register = "it-rpo", Controller = Controller, ProcessedAt = Day(11, 20), Reference = "c-1", Jurisdiction = "IT" },
            Enumerable.Range(0, known).Select(i => (Number(i), i % 3 == 0, (LocalDate?)null))).Save(Path.Combine(Place["it-rpo"], "1.tri"));
        Place.File("policy.json", Policy);
        Fill();
    }

    public Workplace Place { get; } = new();

    public static string Policy { get; } = """
        {
          "store": { "sqlite": "store.db" },
          "registers": [ { "name": "it-rpo", "folder": "it-rpo" } ],
          "jurisdictions": { "italy": {} },
          "parties": [
            { "id": "shop", "roc": "1", "rocConfirmedOn": "2026-03-01", "adheresToCodeOfConduct": true },
            { "id": "centre", "roc": "2", "rocConfirmedOn": "2026-03-01", "adheresToCodeOfConduct": true }
          ],
          "campaigns": [
            {
              "id": "autumn", "controller": "shop", "processor": "centre", "purpose": "sale", "sector": "telecom", "mode": "preview", "createdAt": "2026-11-16T09:00+01:00",
              "callerIds": [ "+390212345678" ], "lists": [ "autumn" ], "operatorCountry": "IT", "networkOrigin": { "country": "IT" }, "operatorReserved": true, "region": "IT"
            }
          ]
        }
        """;

    /// <summary>A generated number: two thirds mobiles.</summary>
    public static E164Number Number(int i) => E164Number.FromDigits(i % 3 == 2 ? 390_6400_00000UL + ((ulong)i * 17) : 39_333_0000000UL + ((ulong)i * 131));

    /// <summary>A number as people write it, and now and then what is none.</summary>
    public static string Text(int i)
    {
        string national = Number(i).ToE164()[3..];
        return (i % 11) switch
        {
            0 => $"{national[..3]} {national[3..6]} {national[6..]}",
            1 => $"0039 {national}",
            2 => national,
            3 when i % 33 == 3 => "3,4E+09",
            4 when i % 44 == 4 => "n.d.",
            _ => Number(i).ToE164(),
        };
    }

    public PolicyEngine Open() => PolicyEngine.Open(PolicyFile.Read(Place["policy.json"]), TimeProvider.System);

    public string[] Args(string input, string output, params string[] more) =>
        ["screen", "--policy", Place["policy.json"], "--campaign", "autumn", "--input", Place[input], "--output", Place[output], "--at", At, .. more];

    public RunResult Screen(string input, string output, params string[] more) => Place.Ok(Args(input, output, more));

    /// <summary>So many rows of a table of three columns; some numbers come twice, some cannot be read.</summary>
    public static IEnumerable<string> Rows(int count)
    {
        yield return "id;telefono;note";
        for (int i = 0; i < count; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{i};{Text(i % 17 == 16 ? i / 2 : i)};\"città {i}; \"\"{i % 7}\"\"\"");
    }

    public void Dispose() => Place.Dispose();

    private static Instant Day(int month, int day) => Instant.FromUtc(2026, month, day, 9, 0);

    private void Fill()
    {
        using SqliteStores stores = SqliteStores.Open(Place["store.db"]);
        var list = new ContactList { Id = List, Controller = Controller, AcquiredAt = RecordedTime.At(Day(3, 2)) };
        Wait(stores.ContactLists.AddAsync(list, [.. Enumerable.Range(0, known).Where(i => i % 13 != 12).Select(Number)], default));
        Wait(stores.Consents.AddAsync(
        [
            .. Enumerable.Range(0, known).Where(i => i % 5 < 2).Select(i => new ConsentEntry
            {
                Id = $"k{i}", Number = Number(i), Controller = Controller, State = i % 10 == 0 ? ConsentState.Denied : ConsentState.Granted, Purposes = [CallPurpose.Sale],
                Channels = CallChannels.OperatorCall, At = RecordedTime.At(Day(1 + (i % 10), 15)), TextVersion = "v1", Level = i % 15 == 1 ? EvidenceLevel.Log : EvidenceLevel.Signature,
                ExpiresAt = i % 20 == 6 ? Day(11, 1 + (i % 28)) : null,
            }),
        ], default));
        Wait(stores.Blacklist.AddAsync(
        [
            .. Enumerable.Range(0, known).Where(i => i % 23 == 1).Select(i => new BlacklistEntry
            {
                Id = $"b{i}", Number = Number(i), Scope = BlacklistScope.Controller, Controller = Controller, RecordedBy = CallCentre, Actor = "op", Channel = "call", At = RecordedTime.At(Day(6, 20)),
            }),
        ], default));
        CallerIdEvent[] events = [CallerIdEvent.Declared, CallerIdEvent.Authorised, CallerIdEvent.Assigned, CallerIdEvent.CallBackAnswered];
        Wait(stores.CallerIds.AddAsync([.. events.Select(what => new CallerIdRecord
        {
            Id = $"{what}", Number = E164Number.FromDigits(390212345678), Event = what,
            Party = what is CallerIdEvent.Declared or CallerIdEvent.CallBackAnswered ? CallCentre : Controller, At = RecordedTime.At(Day(11, 3)),
        })], default));
    }

    private static void Wait(ValueTask work) => work.AsTask().GetAwaiter().GetResult();
}
