using System.Collections.Immutable;
using System.Text;

namespace TelemarketingCompliance.Benchmarks.Stores;

/// <summary>Imports consents step by step, and after each step puts the same rows bare into another file with the same tables: both meet the same load of the machine.</summary>
internal static class ImportReport
{
    private const int Step = 10_000;

    internal static async Task RunAsync(int rows, string folder)
    {
        using SqliteStores stores = SqliteStores.Open(Path.Combine(folder, "imported.db"));
        string bareFile = Path.Combine(folder, "bare.db");
        SqliteStores.Open(bareFile).Dispose();
        using var bare = new BareInserts(bareFile);
        Cost imported = new(), inserted = new();
        await using (SqliteImport import = await stores.BeginImportAsync(StoresReport.Batch("first")).ConfigureAwait(false))
        {
            for (int from = 0; from < rows; from += Step)
            {
                ImmutableArray<ConsentEntry> entries = StoresReport.ConsentsOf(from, Math.Min(Step, rows - from));
                (string Id, long Number, string? Subject, string Body)[] ready = [.. entries.Select(entry => (entry.Id, (long)entry.Number!.Value.Digits, entry.Subject?.Value, Encoding.UTF8.GetString(StoredJson.Write(entry).Span)))];
                await imported.MeasureAsync(async () => await import.AddAsync(entries).ConfigureAwait(false)).ConfigureAwait(false);
                await inserted.MeasureAsync(() =>
                {
                    bare.Insert(ready);
                    return Task.CompletedTask;
                }).ConfigureAwait(false);
            }

            await import.CompleteAsync().ConfigureAwait(false);
        }

        StoresReport.Say($"{rows:N0} consents imported: {imported.PerSecond(rows):N0} rows a second; bare inserts of the same rows: {inserted.PerSecond(rows):N0}; ratio {inserted.Seconds / imported.Seconds:N2}, by processor time {inserted.Busy / imported.Busy:N2}");
        StoresReport.Say($"the file has {new FileInfo(Path.Combine(folder, "imported.db")).Length / (double)rows:N0} bytes a consent, its indexes included");
        await AgainAsync(stores, rows).ConfigureAwait(false);
        await SnapshotAsync(stores, rows).ConfigureAwait(false);
    }

    private static async Task AgainAsync(SqliteStores stores, int rows)
    {
        Cost cost = new();
        await using SqliteImport import = await stores.BeginImportAsync(StoresReport.Batch("again")).ConfigureAwait(false);
        for (int from = 0; from < rows; from += Step)
        {
            ImmutableArray<ConsentEntry> entries = StoresReport.ConsentsOf(from, Math.Min(Step, rows - from));
            await cost.MeasureAsync(async () => await import.AddAsync(entries).ConfigureAwait(false)).ConfigureAwait(false);
        }

        ImportCounts counts = (await import.CompleteAsync().ConfigureAwait(false)).Counts;
        StoresReport.Say($"the same again: {cost.PerSecond(rows):N0} rows a second; added {counts.Added:N0}, unchanged {counts.Unchanged:N0}");
    }

    private static async Task SnapshotAsync(SqliteStores stores, int rows)
    {
        foreach ((string id, int from) in new[] { ("snapshot", 0), ("shorter", rows * 3 / 100) })
        {
            Cost naming = new(), comparing = new(), completing = new();
            await using SqliteImport import = await stores.BeginImportAsync(StoresReport.Batch(id, ImportExtent.Snapshot)).ConfigureAwait(false);
            for (int i = from; i < rows; i += Step)
            {
                ImmutableArray<string> keys = [.. StoresReport.ConsentsOf(i, Math.Min(Step, rows - i)).Select(entry => entry.Id)];
                await naming.MeasureAsync(async () => await import.NameKeysAsync(keys).ConfigureAwait(false)).ConfigureAwait(false);
            }

            SnapshotGap gap = new(0, 0, 0);
            await comparing.MeasureAsync(async () => gap = await import.CompareAsync().ConfigureAwait(false)).ConfigureAwait(false);
            if (from == 0)
                await completing.MeasureAsync(async () => await import.CompleteAsync().ConfigureAwait(false)).ConfigureAwait(false);
            StoresReport.Say($"{id}: {gap.Missing:N0} of {gap.Before:N0} missing; naming {naming.Seconds:N1} s, comparing {comparing.Seconds:N1} s, completing {completing.Seconds:N1} s");
        }
    }
}
