using System.Globalization;
using NodaTime;
using TelemarketingCompliance;

// Writes into a store until somebody kills it, and says what was acknowledged, one line each: `entries FIRST COUNT`, `charged PERMIT`, `completed PERMIT`, `imported COUNT`.
// `STORE SEED NAME`: whatever it writes carries the name, so that several runs share one store.
string path = args[0];
var random = new Random(int.Parse(args[1], CultureInfo.InvariantCulture));
string name = args[2];
using SqliteStores stores = SqliteStores.Open(path);
Instant now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
await using SqliteImport import = await stores.BeginImportAsync(new ImportBatch
{
    Id = name,
    Kind = ImportKind.Consents,
    Source = name,
    Extent = ImportExtent.Delta,
    FileName = "none",
    FileSha256 = new string('0', 64),
    Actor = "writer",
    At = now,
});

for (int i = 0; ; i++)
{
    int first = i * 100;
    switch (random.Next(4))
    {
        case 0:
            int count = random.Next(1, 40);
            await stores.Blacklist.AddAsync([.. Enumerable.Range(first, count).Select(row => Objection(row, count))], default);
            Say($"entries {first} {count}");
            break;
        case 1:
            int rows = random.Next(1, 40);
            await import.AddAsync<ConsentEntry>([.. Enumerable.Range(first, rows).Select(Consent)]);
            Say($"imported {first} {rows}");
            break;
        default:
            PermitId permit = PermitId.NewAt(now);
            await stores.Attempts.ChargeAsync([new AttemptCharge { Permit = permit, Request = Call(i), TimeToLive = Duration.FromMinutes(1), Lines = [] }], default);
            Say($"charged {permit}");
            await stores.Attempts.ConfirmAsync(permit, default);
            await stores.Attempts.CompleteAsync(permit, new CallOutcome { Kind = OutcomeKind.Silent, OccurredAt = now }, default);
            Say($"completed {permit}");
            break;
    }
}

void Say(string line)
{
    Console.Out.WriteLine(line);
    Console.Out.Flush();
}

E164Number NumberOf(int i) => E164Number.FromDigits(393330000000UL + (ulong)i);

// An objection says which batch it belongs to, and how many there are of it.
BlacklistEntry Objection(int i, int count) => new()
{
    Id = $"{name}-{i}",
    Number = NumberOf(i),
    Scope = BlacklistScope.Recorder,
    RecordedBy = new("acme"),
    At = RecordedTime.At(now),
    Actor = $"{name}-{i / 100}",
    Channel = "test",
    Reason = $"{count}",
};

ConsentEntry Consent(int i) => new()
{
    Id = $"{name}-{i}",
    Number = NumberOf(i),
    State = ConsentState.Granted,
    Controller = new("acme"),
    Purposes = [CallPurpose.Sale],
    Channels = CallChannels.OperatorCall,
    At = RecordedTime.At(now),
};

CallRequest Call(int i)
{
    var party = new CampaignParty { Id = new("acme") };
    return new CallRequest
    {
        Callee = NumberOf(i),
        Campaign = new Campaign { Id = new(name), Controller = party, Processor = party, Purpose = CallPurpose.Sale, CreatedAt = now, Sector = new("telecom") },
    };
}
