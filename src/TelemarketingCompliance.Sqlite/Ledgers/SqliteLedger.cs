using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>A ledger in a table. Safe on any thread.</summary>
internal sealed class SqliteLedger<TEntry>(StoreFile file, string name, LookupBudget budget) : ILedger<TEntry>, IHasPresence, IDisposable
    where TEntry : LedgerEntry
{
    private readonly EntryTable<TEntry> table = new(name);
    private readonly Presence presence = new(file, name, budget, new NumbersAndPersons(name));

    internal EntryTable<TEntry> Table => table;

    public Presence Presence => presence;

    /// <inheritdoc/>
    public async ValueTask AddAsync(ImmutableArray<TEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bodies = new ReadOnlyMemory<byte>[entries.Length];
        for (int i = 0; i < bodies.Length; i++)
        {
            entries[i].Validate();
            bodies[i] = StoredJson.Write(entries[i]);
        }

        using StoreFile.Writing writing = await file.WriteAsync(cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < bodies.Length; i++)
        {
            if (!table.TryAdd(writing.Connection, entries[i], bodies[i].Span, batch: null) && !table.HoldsSame(writing.Connection, entries[i], bodies[i].Span))
                throw new ArgumentException($"another entry already stands under the id `{entries[i].Id}`");
        }

        writing.Commit();
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ImmutableArray<TEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new ImmutableArray<TEntry>[queries.Length];
        using (StoreFile.Reading reading = file.Read())
        {
            if (queries.Length < Presence.BulkCount || presence.TryLook(reading.Connection) is not { } look)
                LookUp(reading.Connection, queries, answers);
            else
            {
                using (look)
                    Find(reading.Connection, look.Map, queries, answers);
            }
        }

        return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(answers));
    }

    public void Dispose() => presence.Dispose();

    private void LookUp(Connection connection, ImmutableArray<LedgerQuery> queries, ImmutableArray<TEntry>[] answers)
    {
        List<TEntry> found = [];
        for (int i = 0; i < answers.Length; i++)
        {
            if (i > 0 && queries[i] == queries[i - 1])
            {
                answers[i] = answers[i - 1];
                continue;
            }

            found.Clear();
            table.LookUp(connection, queries[i].Number, queries[i].Subject, found);
            answers[i] = Select(found, queries[i]);
        }
    }

    private void Find(Connection connection, RowMap map, ImmutableArray<LedgerQuery> queries, ImmutableArray<TEntry>[] answers)
    {
        List<TEntry> found = [];
        Dictionary<LedgerQuery, ImmutableArray<TEntry>> known = [];
        Span<uint> rows = stackalloc uint[2 * RowMap.MaxRows];
        for (int i = 0; i < answers.Length; i++)
        {
            LedgerQuery query = queries[i];
            int count = map.Find(query.Number, query.Subject, rows);
            if (count == 0)
            {
                answers[i] = [];
                continue;
            }

            // Thousands of calls that present one caller ID ask one question.
            if (i > 0 && query == queries[i - 1])
            {
                answers[i] = answers[i - 1];
                continue;
            }

            if (count == RowMap.Many && known.TryGetValue(query, out answers[i]))
                continue;
            found.Clear();
            if (count == RowMap.Many)
                table.LookUp(connection, query.Number, query.Subject, found);
            else
                table.ReadRows(connection, rows[..count], found);
            answers[i] = Select(found, query);
            if (count == RowMap.Many)
                known[query] = answers[i];
        }
    }

    private static ImmutableArray<TEntry> Select(List<TEntry> found, in LedgerQuery query) => found.Count == 0 ? [] : LedgerEntry.Select(found, query);
}
