using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Entries of a ledger on their way into the store.</summary>
internal sealed class EntrySink<TEntry>(ImportKind kind) : RowSink
    where TEntry : LedgerEntry
{
    private readonly List<TEntry> entries = [];

    public override string? KeyOf(ImportRow row) => EntryRows.IdOf(kind, row);

    public override async ValueTask<long> EndMissingAsync(SqliteImport import, CancellationToken cancellationToken)
    {
        var ends = new List<TEntry>();
        long count = 0;
        await foreach (MissingRow<TEntry> missing in import.FindMissingAsync<TEntry>(cancellationToken).ConfigureAwait(false))
        {
            ends.AddRange(EndingEntries.Of(missing, import.Batch));
            if (ends.Count >= Step)
                await AddEndsAsync().ConfigureAwait(false);
        }

        await AddEndsAsync().ConfigureAwait(false);
        return count;

        async ValueTask AddEndsAsync()
        {
            count += ends.Count;
            if (ends.Count > 0)
                await import.AddAsync<TEntry>([.. ends], cancellationToken).ConfigureAwait(false);
            ends.Clear();
        }
    }

    protected override void Read(ImportRow row) => entries.Add((TEntry)EntryRows.Read(kind, row));

    protected override bool ReadStrictly(ImportRow row, bool isTorn)
    {
        if (EntryRows.ReadStrictly(kind, row, isTorn) is not TEntry strict)
            return false;
        entries.Add(strict);
        return true;
    }

    protected override Func<SqliteImport, CancellationToken, ValueTask<ImmutableArray<ImportedAs>>> DrainRows()
    {
        ImmutableArray<TEntry> read = [.. entries];
        entries.Clear();
        return (import, token) => import.AddAsync(read, token);
    }
}
