using System.Collections.Immutable;
using System.Text.Json;

namespace TelemarketingCompliance.Cli.Tests.Import;

/// <summary>A folder with a store, and the import commands run in it.</summary>
internal sealed class ImportPlace : IDisposable
{
    public const string Shop = "shop";

    private readonly Workplace place = new();

    public Workplace Place => place;

    public string Store => place["compliance.db"];

    /// <summary>Where the store stands.</summary>
    public string Position => Read(stores => stores.ReadPositionAsync().AsTask());

    public ImmutableArray<ImportRecord> Imports => Read(stores => stores.ReadImportsAsync().AsTask());

    public string this[string name] => place[name];

    /// <summary>Runs an import into the store.</summary>
    public RunResult Run(string kind, string file, params string[] more) => place.Run(["import", kind, file, "--store", Store, .. more]);

    /// <summary>Runs an import that must succeed, and gives its figures.</summary>
    public JsonElement Ok(string kind, string file, params string[] more)
    {
        RunResult run = Run(kind, file, [.. more, "--json"]);
        Assert.True(run.Code == ExitCode.Ok, $"{run.Code}: {run.Error}");
        return JsonDocument.Parse(run.Output).RootElement;
    }

    /// <summary>Runs an import that must be refused, and gives what it says.</summary>
    public string Refused(string kind, string file, params string[] more)
    {
        RunResult run = Run(kind, file, more);
        Assert.True(run.Code == ExitCode.Refused, $"{run.Code}: {run.Error}");
        Assert.Empty(run.Output);
        return run.Error;
    }

    /// <summary>The rejects of a file, without their header.</summary>
    public static string[] Rejects(string file) => [.. File.ReadAllLines(file + ".rejects.csv").Skip(1)];

    public T Read<T>(Func<SqliteStores, Task<T>> read)
    {
        using SqliteStores stores = SqliteStores.Open(Store, new SqliteStoreOptions { CreateIfMissing = false });
        return read(stores).GetAwaiter().GetResult();
    }

    public ImmutableArray<ConsentEntry> Consents(int number) => Find(stores => stores.Consents, number);

    /// <summary>What a ledger holds about a generated number, as the shop sees it.</summary>
    public ImmutableArray<TEntry> Find<TEntry>(Func<SqliteStores, ILedger<TEntry>> ledger, int number)
        where TEntry : LedgerEntry => Find(ledger, Workplace.Number(number));

    public ImmutableArray<TEntry> Find<TEntry>(Func<SqliteStores, ILedger<TEntry>> ledger, string number, string party = Shop)
        where TEntry : LedgerEntry =>
        Read(async stores => (await ledger(stores).FindAsync([new LedgerQuery(E164Number.Parse(number), null, new PartyId(party), new PartyId(party), null)], CancellationToken.None))[0]);

    public ImmutableArray<TEntry> FindPerson<TEntry>(Func<SqliteStores, ILedger<TEntry>> ledger, string subject)
        where TEntry : LedgerEntry =>
        Read(async stores => (await ledger(stores).FindAsync([new LedgerQuery(default, new SubjectId(subject), new PartyId(Shop), new PartyId(Shop), null)], CancellationToken.None))[0]);

    public void Dispose() => place.Dispose();

    /// <summary>Rows of consents with a header: id, number, state, at.</summary>
    public static string[] ConsentRows(IEnumerable<int> numbers, string state = "granted") =>
        ["id,number,controller,state,purposes,channels,at", .. numbers.Select(i => ConsentRow(i, state))];

    public static string ConsentRow(int i, string state = "granted", string at = "2026-05-04T08:00:00Z") => $"c-{i},{Workplace.Number(i)},{Shop},{state},sale,operatorCall,{at}";
}
