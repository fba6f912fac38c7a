using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>An import under way: rows come in with where they are from, in steps that can be interrupted and repeated. For one thread at a time; the store stays usable meanwhile.</summary>
/// <remarks>
/// <para>A row is on the disk when the call that added it returns. An import that was not completed stays on record as such; begun again with the same file it goes on, and
/// its counts come out as if it had never been interrupted.</para>
/// <para>A snapshot is told all its keys first (<see cref="NameKeysAsync"/>), then compared (<see cref="CompareAsync"/>), and only then added.</para>
/// </remarks>
public sealed class SqliteImport : IAsyncDisposable
{
    // Rows of one transaction: enough to share one write to the disk, few enough that nobody else waits long.
    private const int Step = 10_000;

    // What a changed row's id ends with: `#` and eight digits.
    private const int MaxId = 64 - 9;

    private readonly SqliteStores stores;
    private readonly StoreFile file;
    private readonly Connection connection;
    private readonly SnapshotKeys keys;
    private long? row;
    private long added;
    private long changed;
    private bool isCompared;
    private bool isCompleted;

    private SqliteImport(SqliteStores stores, StoreFile file, Connection connection, ImportBatch batch, long? row)
    {
        this.stores = stores;
        this.file = file;
        this.connection = connection;
        this.row = row;
        Batch = batch;
        keys = new SnapshotKeys(connection, batch.Kind.ToString(), batch.Source);
    }

    /// <summary>The import as it is on record: the first one of this file, where it goes on with that.</summary>
    public ImportBatch Batch { get; }

    /// <summary>Whether it goes on with an import of the same file that was not completed.</summary>
    public bool IsResumed { get; private init; }

    /// <summary>What became of the rows so far. <see cref="ImportCounts.Added"/> and <see cref="ImportCounts.Changed"/> hold what an interrupted run added, too.</summary>
    public ImportCounts Counts { get; private set; } = new();

    internal static SqliteImport Begin(SqliteStores stores, StoreFile file, ImportBatch batch)
    {
        Connection connection = file.Connect();
        try
        {
            if (!batch.IsDryRun && BatchTable.FindInterrupted(connection, batch) is (long row, ImportRecord begun))
            {
                ImportCounts counts = begun.Counts with { Rows = 0, Refused = 0 };
                return new SqliteImport(stores, file, connection, begun.Batch, row) { IsResumed = true, Counts = counts };
            }

            return BatchTable.Find(connection, batch.Id) is null ? new SqliteImport(stores, file, connection, batch, null) : throw BatchTable.OnRecord(batch.Id);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Adds entries. An entry whose id stands with equal content is skipped; with other content it is added beside it: ledgers correct by entries.</summary>
    /// <param name="entries">Entries of the import's kind; their ids have at most 55 characters and no <c>#</c>.</param>
    /// <param name="cancellationToken">Gives up between two transactions; what was added stays, and is skipped when it comes again.</param>
    /// <returns>What became of each entry, in order.</returns>
    /// <exception cref="ArgumentException">An entry is invalid, or of another kind; nothing was added.</exception>
    public ValueTask<ImmutableArray<ImportedAs>> AddAsync<TEntry>(ImmutableArray<TEntry> entries, CancellationToken cancellationToken = default)
        where TEntry : LedgerEntry
    {
        if (SqliteStores.KindOf<TEntry>() != Batch.Kind)
            throw new ArgumentException($"the import `{Batch.Id}` brings in {Batch.Kind}, not `{typeof(TEntry).Name}`", nameof(entries));
        foreach (TEntry entry in entries)
        {
            entry.Validate();
            if (entry.Id.Length > MaxId || entry.Id.Contains('#', StringComparison.Ordinal))
                throw new ArgumentException($"entry `{entry.Id}`, field `{nameof(entry.Id)}`: an imported id has at most {MaxId} characters and no `#`, which marks changed content");
        }

        EntryTable<TEntry> table = stores.TableOf<TEntry>();
        var bodies = new ReadOnlyMemory<byte>[Math.Min(Step, entries.Length)];
        return AddAllAsync(
            entries.Length,
            (from, count) =>
            {
                for (int i = 0; i < count; i++)
                    bodies[i] = StoredJson.Write(entries[from + i]);
            },
            (i, batch) => Add(table, entries[i], bodies[i % Step].Span, batch),
            cancellationToken);
    }

    /// <summary>Adds numbers to a contact list, and the list where it is not there.</summary>
    /// <param name="list">The list's record.</param>
    /// <param name="numbers">The numbers; <see langword="default"/> stands for a row about the record itself.</param>
    /// <param name="cancellationToken">Gives up between two transactions; what was added stays, and is skipped when it comes again.</param>
    /// <returns>What became of each number, in order: added or unchanged.</returns>
    /// <exception cref="ArgumentException">The record is invalid, another one stands under its id, or the import is of another kind; nothing was added.</exception>
    public ValueTask<ImmutableArray<ImportedAs>> AddNumbersAsync(ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        CheckKind(ImportKind.ContactLists);
        list.Validate();
        long listRow = 0;
        bool isNew = false;
        return AddAllAsync(
            numbers.Length,
            static (_, _) => { },
            (i, batch) =>
            {
                if (i % Step == 0)
                {
                    isNew |= ListTable.Find(connection, list.Id) is null;
                    listRow = ListTable.Add(connection, list, batch);
                }

                if (numbers[i].IsDefault)
                    return isNew ? ImportedAs.Added : ImportedAs.Unchanged;
                return ListTable.AddNumber(connection, listRow, numbers[i], batch) ? ImportedAs.Added : ImportedAs.Unchanged;
            },
            cancellationToken);
    }

    /// <summary>Takes over calls that were made before the store counted, as <see cref="IAttemptStore.RecordPastAsync"/> does.</summary>
    /// <returns>What became of each call, in order: added, unchanged or refused.</returns>
    /// <exception cref="ArgumentException">A call fails <see cref="StoredAttempt.ValidatePast"/>, or the import is of another kind; nothing was added.</exception>
    public ValueTask<ImmutableArray<ImportedAs>> AddCallsAsync(ImmutableArray<StoredAttempt> calls, CancellationToken cancellationToken = default)
    {
        CheckKind(ImportKind.Calls);
        Instant now = stores.Now();
        foreach (StoredAttempt call in calls)
            SqliteAttempts.CheckPast(call, now);
        CampaignTotals totals = new();
        return AddAllAsync(
            calls.Length,
            (_, _) => totals = new(),
            (i, batch) =>
                SqliteAttempts.TryTakeOver(connection, calls[i], totals, batch) ? ImportedAs.Added
                : AttemptTable.FindByPermit(connection, calls[i].Permit) is { } held && calls[i].IsSamePast(held.Attempt) ? ImportedAs.Unchanged
                : ImportedAs.Refused,
            cancellationToken,
            () => totals.Write(connection));
    }

    /// <summary>Names rows of the snapshot by the ids under which they are imported, before any of them is added.</summary>
    /// <exception cref="InvalidOperationException">The import is a delta, or its snapshot was compared already.</exception>
    public ValueTask NameKeysAsync(ImmutableArray<string> names, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Batch.Extent != ImportExtent.Snapshot || isCompared)
            throw new InvalidOperationException($"the import `{Batch.Id}` takes no keys: it is a delta, or was compared already");
        keys.Name(names.AsSpan());
        return ValueTask.CompletedTask;
    }

    /// <summary>Compares the snapshot's keys with those of the last complete snapshot of this kind and source. Nothing was written yet: who finds too many missing stops here.</summary>
    /// <exception cref="InvalidOperationException">No key was named.</exception>
    public ValueTask<SnapshotGap> CompareAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!keys.IsNamed)
            throw new InvalidOperationException($"the import `{Batch.Id}` has no keys to compare: name the rows of the snapshot first");
        isCompared = true;
        return ValueTask.FromResult(keys.Compare());
    }

    /// <summary>Reads the rows of the last snapshot that are missing from this one, with what is on record about each.</summary>
    /// <exception cref="InvalidOperationException">The snapshot was not compared yet.</exception>
    public async IAsyncEnumerable<MissingRow<TEntry>> FindMissingAsync<TEntry>([EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TEntry : LedgerEntry
    {
        if (SqliteStores.KindOf<TEntry>() != Batch.Kind || !isCompared)
            throw new InvalidOperationException($"the import `{Batch.Id}` is of another kind, or its snapshot was not compared yet");
        EntryTable<TEntry> table = stores.TableOf<TEntry>();
        for (long after = 0; keys.NextMissing(after) is { } key; after++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<TEntry> found = [];
            table.LookUpVersions(connection, key, found);
            yield return new MissingRow<TEntry>(key, [.. found]);
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    /// <summary>Completes the import: a snapshot's keys become those of the last one.</summary>
    /// <returns>The import as it is on record now.</returns>
    /// <exception cref="InvalidOperationException">A snapshot was not compared, or the import was completed already, here or in another process.</exception>
    public async ValueTask<ImportRecord> CompleteAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CheckOrder();
        isCompleted = true;
        if (Batch.IsDryRun)
            return new ImportRecord(Batch, null, Counts);
        bool replaces = Batch.Extent == ImportExtent.Snapshot;
        for (long step = 0; replaces; step++)
        {
            using StoreFile.Writing replacing = await file.WriteAsync(connection, cancellationToken).ConfigureAwait(false);
            replaces = keys.Replace(step);
            replacing.Commit();
        }

        using StoreFile.Writing writing = await file.WriteAsync(connection, cancellationToken).ConfigureAwait(false);
        long own = row ?? BatchTable.Add(connection, Batch);
        if (BatchTable.Find(connection, Batch.Id)!.Value.Record.CompletedAt is not null)
            throw new InvalidOperationException($"the import `{Batch.Id}` was completed by somebody else");
        BatchTable.Note(connection, own, Counts, added: 0, changed: 0);
        BatchTable.Complete(connection, own, stores.Now());
        ImportRecord record = BatchTable.Find(connection, Batch.Id)!.Value.Record;
        writing.Commit();
        return record;
    }

    /// <summary>Ends the session; an import that was not completed stays on record as begun.</summary>
    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<ImmutableArray<ImportedAs>> AddAllAsync(
        int count, Action<int, int> prepare, Func<int, long?, ImportedAs> add, CancellationToken cancellationToken, Action? finish = null)
    {
        CheckOrder();
        var results = new ImportedAs[count];
        for (int from = 0; from < count; from += Step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int size = Math.Min(Step, count - from);
            prepare(from, size);
            using StoreFile.Writing writing = await file.WriteAsync(connection, cancellationToken).ConfigureAwait(false);
            long own = row ?? BatchTable.Add(connection, Batch);
            (added, changed) = (0, 0);
            ImportCounts counts = Counts;
            for (int i = from; i < from + size; i++)
            {
                results[i] = add(i, own);
                counts = Counted(counts, results[i]);
            }

            finish?.Invoke();
            BatchTable.Note(connection, own, counts, added, changed);
            if (!Batch.IsDryRun)
            {
                writing.Commit();
                row = own;
            }

            Counts = counts;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }

    private ImportCounts Counted(ImportCounts counts, ImportedAs one)
    {
        added += one == ImportedAs.Added ? 1 : 0;
        changed += one == ImportedAs.Changed ? 1 : 0;
        return counts with
        {
            Rows = counts.Rows + 1,
            Added = counts.Added + (one == ImportedAs.Added ? 1 : 0),
            Changed = counts.Changed + (one == ImportedAs.Changed ? 1 : 0),
            Refused = counts.Refused + (one == ImportedAs.Refused ? 1 : 0),
        };
    }

    private ImportedAs Add<TEntry>(EntryTable<TEntry> table, TEntry entry, ReadOnlySpan<byte> body, long? batch)
        where TEntry : LedgerEntry
    {
        if (table.TryAdd(connection, entry, body, batch))
            return ImportedAs.Added;
        if (table.HoldsSame(connection, entry, body))
            return ImportedAs.Unchanged;
        var version = (TEntry)(entry with { Id = $"{entry.Id}#{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 4))}" });
        ReadOnlyMemory<byte> versionBody = StoredJson.Write(version);
        if (table.TryAdd(connection, version, versionBody.Span, batch))
            return ImportedAs.Changed;
        return table.HoldsSame(connection, version, versionBody.Span) ? ImportedAs.Unchanged : ImportedAs.Refused;
    }

    private void CheckKind(ImportKind kind)
    {
        if (kind != Batch.Kind)
            throw new ArgumentException($"the import `{Batch.Id}` brings in {Batch.Kind}, not {kind}");
    }

    private void CheckOrder()
    {
        if (isCompleted)
            throw new InvalidOperationException($"the import `{Batch.Id}` is completed");
        if (Batch.Extent == ImportExtent.Snapshot && !isCompared)
            throw new InvalidOperationException($"the import `{Batch.Id}` is a snapshot: name its keys and compare it before anything is written");
    }
}
