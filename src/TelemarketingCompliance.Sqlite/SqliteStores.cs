using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>All stores in one SQLite file: durable when a call returns, whole after a crash, for one machine. Safe on any thread, and for several processes on one file.</summary>
/// <remarks>
/// <para>Questions and changes run on the thread that asks; only a turn to write is waited for. A store that fails, or is held by somebody else for too long, throws
/// <see cref="SqliteStoreException"/>, and an engine blocks.</para>
/// <para>Dispose of it after the engine that uses it. What a killed process had not finished is undone by whoever opens the file next.</para>
/// </remarks>
public sealed class SqliteStores : IDisposable, IAsyncDisposable
{
    private readonly StoreFile file;
    private readonly SqliteStoreOptions options;
    private readonly LookupBudget budget;
    private readonly List<IDisposable> stores = [];

    private SqliteStores(StoreFile file, SqliteStoreOptions options)
    {
        this.file = file;
        this.options = options;
        budget = new LookupBudget(options.LookupBytes);
        Consents = Keep(new SqliteLedger<ConsentEntry>(file, Schema.Consents, budget));
        Contracts = Keep(new SqliteLedger<ContractEntry>(file, Schema.Contracts, budget));
        Requests = Keep(new SqliteLedger<PersonRequest>(file, Schema.Requests, budget));
        Blacklist = Keep(new SqliteLedger<BlacklistEntry>(file, Schema.Blacklist, budget));
        Directory = Keep(new SqliteLedger<DirectoryListing>(file, Schema.Directory, budget));
        SelectiveRevocations = Keep(new SqliteLedger<SelectiveRevocation>(file, Schema.SelectiveRevocations, budget));
        CallerIds = Keep(new SqliteLedger<CallerIdRecord>(file, Schema.CallerIds, budget));
        ContactLists = Keep(new SqliteContactLists(file, budget));
        Attempts = Keep(new SqliteAttempts(file, options.Clock, budget));
    }

    /// <summary>Attempts and permits.</summary>
    public IAttemptStore Attempts { get; }

    /// <summary>Consents, refusals, withdrawals.</summary>
    public ILedger<ConsentEntry> Consents { get; }

    /// <summary>Contracts.</summary>
    public ILedger<ContractEntry> Contracts { get; }

    /// <summary>Requests to be called.</summary>
    public ILedger<PersonRequest> Requests { get; }

    /// <summary>Objections.</summary>
    public ILedger<BlacklistEntry> Blacklist { get; }

    /// <summary>Directory listings.</summary>
    public ILedger<DirectoryListing> Directory { get; }

    /// <summary>Selective revocations.</summary>
    public ILedger<SelectiveRevocation> SelectiveRevocations { get; }

    /// <summary>Records of caller IDs.</summary>
    public ILedger<CallerIdRecord> CallerIds { get; }

    /// <summary>Contact lists.</summary>
    public IContactListStore ContactLists { get; }

    /// <summary>Opens the stores of a file, or creates them.</summary>
    /// <param name="path">The file, on a local disk; its folder exists.</param>
    /// <param name="options">How; null means the defaults.</param>
    /// <exception cref="SqliteStoreException">The file is no store, of a later version, damaged, locked or may not be written; or its folder does not exist.</exception>
    /// <exception cref="ArgumentException">An option contradicts itself.</exception>
    public static SqliteStores Open(string path, SqliteStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new SqliteStoreOptions();
        options.Validate();
        return new SqliteStores(StoreFile.Open(path, options), options);
    }

    /// <summary>Begins to import the rows of a file, or goes on with an import of the same file that was not completed. Nothing is written before the first row.</summary>
    /// <exception cref="ArgumentException">A field contradicts itself, or another import is on record under the id.</exception>
    public ValueTask<SqliteImport> BeginImportAsync(ImportBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellationToken.ThrowIfCancellationRequested();
        batch.Validate();
        return ValueTask.FromResult(SqliteImport.Begin(this, file, batch));
    }

    /// <summary>Reads every import on record, in the order in which they began; those that were not completed among them.</summary>
    public ValueTask<ImmutableArray<ImportRecord>> ReadImportsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using StoreFile.Reading reading = file.Read();
        return ValueTask.FromResult(BatchTable.ReadAll(reading.Connection));
    }

    /// <summary>Reads into memory which numbers and persons are on record, as far as <see cref="SqliteStoreOptions.LookupBytes"/> goes: what bulk questions look into first.</summary>
    /// <remarks>Worth waiting for before a list is screened. Without it the first bulk question begins to read, and questions are looked up in the file until it is done.</remarks>
    public Task LoadAsync() => Task.WhenAll(stores.OfType<IHasPresence>().Select(store => store.Presence.LoadAsync()));

    /// <summary>Where the store stands: the same text as long as nothing is written to it, and never again once something was.</summary>
    public ValueTask<string> ReadPositionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using StoreFile.Reading reading = file.Read();
        return ValueTask.FromResult(Schema.PositionOf(reading.Connection));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        stores.ForEach(static store => store.Dispose());
        file.Dispose();
    }

    /// <summary>Closes the file.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What an import of these entries is called; null for what is no ledger's.</summary>
    internal static ImportKind? KindOf<TEntry>()
        where TEntry : LedgerEntry =>
        typeof(TEntry) == typeof(ConsentEntry) ? ImportKind.Consents
        : typeof(TEntry) == typeof(ContractEntry) ? ImportKind.Contracts
        : typeof(TEntry) == typeof(PersonRequest) ? ImportKind.Requests
        : typeof(TEntry) == typeof(BlacklistEntry) ? ImportKind.Blacklist
        : typeof(TEntry) == typeof(DirectoryListing) ? ImportKind.Directory
        : typeof(TEntry) == typeof(SelectiveRevocation) ? ImportKind.SelectiveRevocations
        : typeof(TEntry) == typeof(CallerIdRecord) ? ImportKind.CallerIds
        : null;

    internal EntryTable<TEntry> TableOf<TEntry>()
        where TEntry : LedgerEntry => stores.OfType<SqliteLedger<TEntry>>().Single().Table;

    internal Instant Now() => Instant.FromDateTimeOffset(options.Clock.GetUtcNow());

    internal long[] Settings(string pragma) => file.Settings(pragma);

    private TStore Keep<TStore>(TStore store)
        where TStore : IDisposable
    {
        stores.Add(store);
        return store;
    }
}
