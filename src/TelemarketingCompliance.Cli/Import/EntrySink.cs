using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Entries of a ledger on their way into the store.</summary>
internal sealed class EntrySink<TEntry>(ImportKind kind) : RowSink
    where TEntry : LedgerEntry
{
    private readonly List<TEntry> entries = [];

    public override async ValueTask<long> EndMissingAsync(SqliteImport import, CancellationToken cancellationToken)
    {
        var ends = new List<TEntry>();
        long count = 0;
        await foreach (MissingRow<TEntry> missing in import.FindMissingAsync<TEntry>(cancellationToken).ConfigureAwait(false))
        {
            if (missing.Entries.IsEmpty || EndingEntries.Of(missing.Entries[^1], IdOf(missing.Key, import.Batch), import.Batch) is not TEntry end)
                continue;
            ends.Add(end);
            if (ends.Count < Step)
                continue;
            count += await AddEndsAsync().ConfigureAwait(false);
        }

        return count + await AddEndsAsync().ConfigureAwait(false);

        async ValueTask<long> AddEndsAsync()
        {
            ImmutableArray<ImportedAs> added = ends.Count == 0 ? [] : await import.AddAsync<TEntry>([.. ends], cancellationToken).ConfigureAwait(false);
            ends.Clear();
            return added.Length;
        }
    }

    protected override string Read(ImportRow row)
    {
        var entry = (TEntry)EntryRows.Read(kind, row);
        entries.Add(entry);
        return entry.Id;
    }

    protected override bool ReadStrictly(ImportRow row)
    {
        if (EntryRows.ReadStrictly(kind, row) is not TEntry strict)
            return false;
        entries.Add(strict);
        return true;
    }

    protected override ValueTask<ImmutableArray<ImportedAs>> AddAsync(SqliteImport import, CancellationToken cancellationToken) => import.AddAsync<TEntry>([.. entries], cancellationToken);

    protected override void Clear() => entries.Clear();

    // The same file ends the same row under the same id.
    private static string IdOf(string key, ImportBatch batch) => $"end-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{batch.FileSha256}")).AsSpan(0, 16))}";
}
