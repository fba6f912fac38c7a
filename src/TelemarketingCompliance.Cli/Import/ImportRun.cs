using System.Collections.Immutable;
using System.Globalization;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Brings the rows of a file into the store; what cannot be taken goes to the rejects with its line and reason.</summary>
internal sealed class ImportRun
{
    private readonly ImportRequest request;
    private readonly ProgressMeter meter;
    private readonly CommandConsole console;
    private readonly CancellationToken cancellationToken;
    private readonly RowSink sink;
    private readonly RejectsFile rejects;
    private readonly IReadOnlyDictionary<string, CampaignParty>? parties;
    private long taken;
    private long strict;
    private string? firstFault;
    private Task<ImmutableArray<long>> storing = Task.FromResult<ImmutableArray<long>>([]);

    private ImportRun(ImportRequest request, SqliteStores stores, RejectsFile rejects, ProgressMeter meter, CommandConsole console, CancellationToken cancellationToken)
    {
        this.request = request;
        this.rejects = rejects;
        this.meter = meter;
        this.console = console;
        this.cancellationToken = cancellationToken;
        sink = SinkOf(request, stores, console.Now);
        parties = request.Policy?.Parties.ToDictionary(party => party.Id.Value, StringComparer.Ordinal);
    }

    public static async Task<ImportSummary> RunAsync(ImportRequest request, ProgressMeter meter, CommandConsole console, CancellationToken cancellationToken)
    {
        long began = console.Clock.GetTimestamp();
        CheckFile(request);
        using Workspace workspace = Workspace.Beside(RejectsFile.PathOf(request.File));
        using RejectsFile rejects = new(workspace.Create, request.File);
        ImportSummary summary;
        using (SqliteStores stores = OpenStore(request, workspace, console))
        {
            var run = new ImportRun(request, stores, rejects, meter, console, cancellationToken);
            try
            {
                summary = await run.ImportAsync(stores).ConfigureAwait(false);
            }
            catch (RefusalException) when (run.firstFault is not null)
            {
                // Why nothing could be taken is in there.
                Keep(rejects, workspace);
                throw;
            }
        }

        Keep(rejects, workspace);
        rejects.DeleteOld();
        return summary with { Seconds = console.Clock.GetElapsedTime(began).TotalSeconds };
    }

    private static void Keep(RejectsFile rejects, Workspace workspace)
    {
        rejects.Close();
        workspace.Commit();
    }

    // Before anything is written, be it an empty store.
    private static void CheckFile(ImportRequest request)
    {
        using ImportTable table = ImportTable.Open(request.File);
        if (!table.IsRepeatable)
            throw RefusalException.Input($"`{table.Name}` cannot be read twice; write it to a file first");
        _ = new ImportColumns(table.Name, table.Titles, request.Mapping);
        if (!table.Read())
            throw RefusalException.Input($"`{table.Name}` has a header and no row; export it again");
    }

    private static SqliteStores OpenStore(ImportRequest request, Workspace workspace, CommandConsole console) =>
        request.IsDryRun && !File.Exists(request.Store) && !Directory.Exists(request.Store)
            ? SqliteStores.Open(workspace.ScratchPath("store.db"), new SqliteStoreOptions { Clock = console.Clock })
            : SqliteStores.Open(request.Store, new SqliteStoreOptions { Clock = console.Clock });

    private async Task<ImportSummary> ImportAsync(SqliteStores stores)
    {
        ImportBatch batch = await ImportBatches.MakeAsync(request, stores, console.Now, cancellationToken).ConfigureAwait(false);
        SqliteImport import = await ImportBatches.BeginAsync(stores, batch, cancellationToken).ConfigureAwait(false);
        await using (import.ConfigureAwait(false))
        {
            if (import.IsResumed)
                console.Note($"the import `{import.Batch.Id}` of this file was interrupted; it goes on");
            try
            {
                return await ImportAsync(import).ConfigureAwait(false);
            }
            catch (Exception fault)
            {
                // A step under way ends before its connection does.
                await ((Task)storing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (fault is OperationCanceledException && import.Counts.Rows > 0 && !request.IsDryRun)
                    throw new RefusalException(ExitCode.Interrupted, $"interrupted; the import `{import.Batch.Id}` has begun: import the same file again, and it goes on", fault);
                throw;
            }
        }
    }

    private async Task<ImportSummary> ImportAsync(SqliteImport import)
    {
        SnapshotGap? gap = request.Extent == ImportExtent.Snapshot ? await CompareAsync(import).ConfigureAwait(false) : null;
        await AddRowsAsync(import).ConfigureAwait(false);
        meter.Begin("completing", 0);
        long ended = request.EndsMissing && gap is { Missing: > 0 } ? await sink.EndMissingAsync(import, cancellationToken).ConfigureAwait(false) : 0;
        ImportRecord record = await import.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return new ImportSummary
        {
            Batch = record.Batch.Id,
            IsDryRun = request.IsDryRun,
            Counts = record.Counts,
            Rejected = rejects.Count,
            TakenStrictly = strict,
            FirstFault = firstFault,
            Missing = gap?.Missing,
            Ended = ended,
            Seconds = 0,
        };
    }

    // A first reading that writes nothing: a file that was cut off is refused before it changes anything.
    private async Task<SnapshotGap> CompareAsync(SqliteImport import)
    {
        meter.Begin("comparing", new FileInfo(request.File).Length);
        var keys = ImmutableArray.CreateBuilder<string>(RowSink.Step);
        using ImportTable table = ImportTable.Open(request.File);
        var row = new ImportRow(new ImportColumns(table.Name, table.Titles, request.Mapping), request.Mapping, parties);
        long named = 0;
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            row.Take(table.Row);
            // A row with a fault is there all the same.
            if (sink.KeyOf(row) is { } key)
                keys.Add(key);
            if (keys.Count == RowSink.Step)
                await NameAsync().ConfigureAwait(false);
        }

        await NameAsync().ConfigureAwait(false);
        if (named == 0)
            throw RefusalException.Input($"`{table.Name}` has no row that can be told from others: as a snapshot it would say that everything is gone");
        SnapshotGap gap = await import.CompareAsync(cancellationToken).ConfigureAwait(false);
        CheckGap(gap);
        return gap;

        async Task NameAsync()
        {
            named += keys.Count;
            meter.Advance(table.Position, keys.Count);
            if (keys.Count > 0)
                await import.NameKeysAsync(keys.ToImmutable(), cancellationToken).ConfigureAwait(false);
            keys.Clear();
        }
    }

    private void CheckGap(SnapshotGap gap)
    {
        long accepted = request.AcceptMissing ?? gap.Before * 2 / 100;
        if (gap.Missing > accepted)
        {
            throw RefusalException.Input(string.Create(
                CultureInfo.InvariantCulture,
                $"`{Path.GetFileName(request.File)}`: {gap.Missing} of the {gap.Before} rows of the last snapshot of `{request.Source}` are missing, more than {(request.AcceptMissing is null ? "2 %" : accepted)}: most likely the file was cut off; nothing was written; if it is true, say so with `--accept-missing {gap.Missing}`"));
        }
    }

    private async Task AddRowsAsync(SqliteImport import)
    {
        meter.Begin(request.IsDryRun ? "trying" : "importing", new FileInfo(request.File).Length);
        using ImportTable table = ImportTable.Open(request.File);
        var row = new ImportRow(new ImportColumns(table.Name, table.Titles, request.Mapping), request.Mapping, parties);
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(row, table);
            if (!sink.IsFull)
                continue;
            meter.Advance(table.Position, RowSink.Step);
            await StoreAsync(import, table).ConfigureAwait(false);
        }

        await StoreAsync(import, table).ConfigureAwait(false);
        await SettleAsync(table).ConfigureAwait(false);
    }

    // The next rows are read while these are written.
    private async Task StoreAsync(SqliteImport import, ImportTable table)
    {
        // A mapping that fits no row would fill the ledger with strict readings, which are for good.
        if (taken == 0)
            throw RefusalException.Input($"not one row can be taken as it is; the first: {firstFault}; nothing was written; mend the file or its mapping, see `{Path.GetFileName(RejectsFile.PathOf(request.File))}`");
        await SettleAsync(table).ConfigureAwait(false);
        RowBatch rows = sink.Drain();
        if (!rows.Lines.IsEmpty)
            storing = Task.Run(() => rows.StoreAsync(import, cancellationToken), cancellationToken);
    }

    private async Task SettleAsync(ImportTable table)
    {
        foreach (long line in await storing.ConfigureAwait(false))
            rejects.Add(table.Name, line, "", "another record stands under its id");
    }

    private void Add(ImportRow row, ImportTable table)
    {
        RowReader reader = table.Row;
        row.Take(reader);
        if (reader.Fault is { } fault)
        {
            Reject(row, table, fault, fault, isTorn: true);
            return;
        }

        try
        {
            sink.Take(row, reader.LineNumber);
            taken++;
        }
        catch (RowFaultException problem)
        {
            Reject(row, table, problem.Message, problem.Told, isTorn: false);
        }
    }

    private void Reject(ImportRow row, ImportTable table, string reason, string told, bool isTorn)
    {
        RowReader reader = table.Row;
        string line = FieldText.Decode(reader.Line);
        firstFault ??= string.Create(CultureInfo.InvariantCulture, $"`{table.Name}`, line {reader.LineNumber}, {told}");
        if (sink.TakeStrictly(row, reader.LineNumber, isTorn))
        {
            strict++;
            rejects.AddFaulty(table.Name, reader.LineNumber, line, reason);
        }
        else
        {
            rejects.Add(table.Name, reader.LineNumber, line, reason);
        }
    }

    private static RowSink SinkOf(ImportRequest request, SqliteStores stores, Instant now) => request.Mapping.Kind switch
    {
        ImportKind.Consents => new EntrySink<ConsentEntry>(ImportKind.Consents),
        ImportKind.Contracts => new EntrySink<ContractEntry>(ImportKind.Contracts),
        ImportKind.Requests => new EntrySink<PersonRequest>(ImportKind.Requests),
        ImportKind.Blacklist => new EntrySink<BlacklistEntry>(ImportKind.Blacklist),
        ImportKind.Directory => new EntrySink<DirectoryListing>(ImportKind.Directory),
        ImportKind.SelectiveRevocations => new EntrySink<SelectiveRevocation>(ImportKind.SelectiveRevocations),
        ImportKind.CallerIds => new EntrySink<CallerIdRecord>(ImportKind.CallerIds),
        ImportKind.ContactLists => new ListSink(stores.ContactLists),
        ImportKind.Calls => new CallSink(request.Policy!, now),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Mapping.Kind, "nothing reads such rows"),
    };
}
