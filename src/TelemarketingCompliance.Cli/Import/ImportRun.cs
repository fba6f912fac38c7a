using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime.Text;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Brings the rows of a file into the store; what cannot be taken goes to the rejects with its line and reason.</summary>
internal sealed class ImportRun
{
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    private readonly ImportRequest request;
    private readonly ProgressMeter meter;
    private readonly CommandConsole console;
    private readonly CancellationToken cancellationToken;
    private readonly RowSink sink;
    private readonly IReadOnlyDictionary<string, CampaignParty>? parties;
    private long strict;

    private ImportRun(ImportRequest request, ProgressMeter meter, CommandConsole console, CancellationToken cancellationToken)
    {
        this.request = request;
        this.meter = meter;
        this.console = console;
        this.cancellationToken = cancellationToken;
        sink = SinkOf(request);
        parties = request.Policy?.Parties.ToDictionary(party => party.Id.Value, StringComparer.Ordinal);
    }

    public static async Task<ImportSummary> RunAsync(ImportRequest request, ProgressMeter meter, CommandConsole console, CancellationToken cancellationToken)
    {
        long began = console.Clock.GetTimestamp();
        using Workspace workspace = Workspace.Beside(RejectsFile.PathOf(request.File));
        using RejectsFile rejects = new(workspace.Create, request.File);
        ImportSummary summary;
        using (SqliteStores stores = PolicyEngine.OpenStore(request.Store, console.Clock, createIfMissing: !request.IsDryRun))
        {
            var run = new ImportRun(request, meter, console, cancellationToken);
            if (run.sink is ListSink lists)
                lists.OnRecord = stores.ContactLists;
            summary = await run.ImportAsync(stores, rejects).ConfigureAwait(false);
        }

        rejects.Close();
        workspace.Commit();
        rejects.DeleteOld();
        return summary with { Rejected = rejects.Count, Seconds = console.Clock.GetElapsedTime(began).TotalSeconds };
    }

    private async Task<ImportSummary> ImportAsync(SqliteStores stores, RejectsFile rejects)
    {
        SqliteImport import = await BeginAsync(stores).ConfigureAwait(false);
        await using (import.ConfigureAwait(false))
        {
            if (import.IsResumed)
                console.Note($"the import `{import.Batch.Id}` of this file was interrupted; it goes on");
            SnapshotGap? gap = request.Extent == ImportExtent.Snapshot ? await CompareAsync(import).ConfigureAwait(false) : null;
            await AddRowsAsync(import, rejects).ConfigureAwait(false);
            meter.Begin("completing", 0);
            long ended = request.EndsMissing && gap is { Missing: > 0 } ? await sink.EndMissingAsync(import, cancellationToken).ConfigureAwait(false) : 0;
            ImportRecord record = await import.CompleteAsync(cancellationToken).ConfigureAwait(false);
            return new ImportSummary
            {
                Batch = record.Batch.Id,
                IsDryRun = request.IsDryRun,
                Counts = record.Counts,
                Rejected = 0,
                TakenStrictly = strict,
                Missing = gap?.Missing,
                Ended = ended,
                Seconds = 0,
            };
        }
    }

    private async Task<SqliteImport> BeginAsync(SqliteStores stores)
    {
        string sha256 = await Sha256Async(request.File).ConfigureAwait(false);
        string made = $"{request.Mapping.Kind.ToString().ToLowerInvariant()}-{sha256[..8]}-{Stamp.Format(console.Now.InUtc().LocalDateTime)}";
        var batch = new ImportBatch
        {
            Id = request.Batch ?? made,
            Kind = request.Mapping.Kind,
            Source = request.Source,
            Extent = request.Extent,
            FileName = Path.GetFileName(request.File),
            FileSha256 = sha256,
            MappingSha256 = request.Mapping.Bytes.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(request.Mapping.Bytes)),
            Zone = request.Mapping.Times.Zone?.Id,
            Actor = request.Actor,
            At = console.Now,
            IsDryRun = request.IsDryRun,
        };
        try
        {
            return await stores.BeginImportAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException refused)
        {
            throw RefusalException.Input(refused.Message.Split(" (Parameter")[0], refused);
        }
    }

    // A first reading that writes nothing: a file that was cut off is refused before it changes anything.
    private async Task<SnapshotGap> CompareAsync(SqliteImport import)
    {
        meter.Begin("comparing", new FileInfo(request.File).Length);
        var keys = ImmutableArray.CreateBuilder<string>(RowSink.Step);
        using ImportTable table = ImportTable.Open(request.File);
        var row = new ImportRow(new ImportColumns(table.Name, table.Titles, request.Mapping), request.Mapping, parties);
        bool isNamed = false;
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (table.Row.Fault is null && KeyOf(row, table) is { } key)
                keys.Add(key);
            if (keys.Count < RowSink.Step)
                continue;
            meter.Advance(table.Position, keys.Count);
            await NameAsync().ConfigureAwait(false);
        }

        if (keys.Count > 0)
            await NameAsync().ConfigureAwait(false);
        if (!isNamed)
            throw RefusalException.Input($"`{table.Name}` has no row that can be taken: as a snapshot it would say that everything is gone");
        SnapshotGap gap = await import.CompareAsync(cancellationToken).ConfigureAwait(false);
        CheckGap(gap);
        return gap;

        async Task NameAsync()
        {
            await import.NameKeysAsync(keys.ToImmutable(), cancellationToken).ConfigureAwait(false);
            isNamed = true;
            keys.Clear();
            sink.Drop();
        }
    }

    private string? KeyOf(ImportRow row, ImportTable table)
    {
        try
        {
            row.Take(table.Row);
            return sink.Take(row, table.Row.LineNumber);
        }
        catch (RowFaultException)
        {
            return null;
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

    private async Task AddRowsAsync(SqliteImport import, RejectsFile rejects)
    {
        meter.Begin(request.IsDryRun ? "trying" : "importing", new FileInfo(request.File).Length);
        using ImportTable table = ImportTable.Open(request.File);
        var row = new ImportRow(new ImportColumns(table.Name, table.Titles, request.Mapping), request.Mapping, parties);
        long rows = 0;
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows++;
            Add(row, table, rejects);
            if (!sink.IsFull)
                continue;
            meter.Advance(table.Position, RowSink.Step);
            await FlushAsync().ConfigureAwait(false);
        }

        await FlushAsync().ConfigureAwait(false);
        if (rows == 0)
            throw RefusalException.Input($"`{table.Name}` has a header and no row; export it again");

        ValueTask FlushAsync() => sink.FlushAsync(
            import, line => rejects.Add(table.Name, line, "", "another record stands under its id, and one with this content under that of its change"), cancellationToken);
    }

    private void Add(ImportRow row, ImportTable table, RejectsFile rejects)
    {
        RowReader reader = table.Row;
        if (reader.Fault is { } fault)
        {
            rejects.Add(table.Name, reader.LineNumber, FieldText.Decode(reader.Line), fault);
            return;
        }

        try
        {
            row.Take(reader);
            sink.Take(row, reader.LineNumber);
        }
        catch (RowFaultException problem)
        {
            bool isTaken = sink.TakeStrictly(row, reader.LineNumber);
            strict += isTaken ? 1 : 0;
            if (isTaken)
                rejects.AddFaulty(table.Name, reader.LineNumber, FieldText.Decode(reader.Line), problem.Message);
            else
                rejects.Add(table.Name, reader.LineNumber, FieldText.Decode(reader.Line), problem.Message);
        }
    }

    private static async Task<string> Sha256Async(string path)
    {
        try
        {
            FileStream file = File.OpenRead(path);
            await using (file.ConfigureAwait(false))
                return Convert.ToHexStringLower(await SHA256.HashDataAsync(file).ConfigureAwait(false));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RefusalException.Input($"`{Path.GetFileName(path)}` does not exist; check its path", fault);
        }
    }

    private static RowSink SinkOf(ImportRequest request) => request.Mapping.Kind switch
    {
        ImportKind.Consents => new EntrySink<ConsentEntry>(ImportKind.Consents),
        ImportKind.Contracts => new EntrySink<ContractEntry>(ImportKind.Contracts),
        ImportKind.Requests => new EntrySink<PersonRequest>(ImportKind.Requests),
        ImportKind.Blacklist => new EntrySink<BlacklistEntry>(ImportKind.Blacklist),
        ImportKind.Directory => new EntrySink<DirectoryListing>(ImportKind.Directory),
        ImportKind.SelectiveRevocations => new EntrySink<SelectiveRevocation>(ImportKind.SelectiveRevocations),
        ImportKind.CallerIds => new EntrySink<CallerIdRecord>(ImportKind.CallerIds),
        ImportKind.ContactLists => new ListSink(),
        _ => new CallSink(request.Policy ?? throw RefusalException.Usage("past calls belong to campaigns: name the policy with `--policy`")),
    };
}
