using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>A ledger in memory: exact, bounded, gone with the process. Safe on any thread.</summary>
/// <typeparam name="TEntry">What it keeps.</typeparam>
/// <remarks>
/// Full means blocked: once an entry did not fit, every question fails, because the missing one might have been an objection. It never evicts.
/// </remarks>
public sealed class InMemoryLedger<TEntry> : ILedger<TEntry>
    where TEntry : LedgerEntry
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, TEntry> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<E164Number, ImmutableArray<TEntry>> byNumber = [];
    private readonly Dictionary<SubjectId, ImmutableArray<TEntry>> bySubject = [];
    private readonly int capacity;
    private NumberFilter filter = new([]);
    private bool overflowed;

    /// <summary>Creates an empty ledger.</summary>
    /// <param name="capacity">The most entries it holds; default one million.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    public InMemoryLedger(int capacity = 1_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        this.capacity = capacity;
    }

    /// <summary>How many entries it holds.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return byId.Count;
        }
    }

    /// <inheritdoc/>
    public ValueTask AddAsync(ImmutableArray<TEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (TEntry entry in entries)
            entry.Validate();
        lock (gate)
        {
            Dictionary<string, TEntry> added = NewOnes(entries);
            if (byId.Count + added.Count > capacity)
            {
                overflowed = true;
                throw new StoreFullException($"the ledger is full: it holds {byId.Count} of {capacity} entries; every question is now refused");
            }

            foreach (TEntry entry in added.Values)
                Index(entry);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ImmutableArray<TEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new ImmutableArray<TEntry>[queries.Length];
        lock (gate)
        {
            if (overflowed)
                throw new StoreFullException("the ledger overflowed: an entry did not fit, so its answers cannot be trusted");
            ReadOnlySpan<LedgerQuery> asked = queries.AsSpan();
            for (int i = 0; i < asked.Length; i++)
                answers[i] = Find(in asked[i]);
        }

        return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(answers));
    }

    private Dictionary<string, TEntry> NewOnes(ImmutableArray<TEntry> entries)
    {
        var added = new Dictionary<string, TEntry>(StringComparer.Ordinal);
        foreach (TEntry entry in entries)
        {
            if (byId.TryGetValue(entry.Id, out TEntry? held) || added.TryGetValue(entry.Id, out held))
            {
                if (!entry.IsSameAs(held))
                    throw new ArgumentException($"another entry already stands under the id `{entry.Id}`");
                continue;
            }

            added.Add(entry.Id, entry);
        }

        return added;
    }

    private void Index(TEntry entry)
    {
        byId.Add(entry.Id, entry);
        if (entry.Number is { } number)
        {
            byNumber[number] = byNumber.GetValueOrDefault(number, []).Add(entry);
            if (!filter.TryAdd(number))
                filter = new NumberFilter(byNumber.Keys);
        }

        if (entry.Subject is { } subject)
            bySubject[subject] = bySubject.GetValueOrDefault(subject, []).Add(entry);
    }

    private ImmutableArray<TEntry> Find(in LedgerQuery query)
    {
        ImmutableArray<TEntry> ofNumber = filter.MayHold(query.Number) && byNumber.TryGetValue(query.Number, out ImmutableArray<TEntry> number) ? number : [];
        ImmutableArray<TEntry> ofSubject = query.Subject is { } person && bySubject.TryGetValue(person, out ImmutableArray<TEntry> subject) ? subject : [];
        if (ofNumber.IsEmpty && ofSubject.IsEmpty)
            return [];
        return LedgerEntry.SelectFrom(ofSubject.IsEmpty ? ofNumber : ofNumber.IsEmpty ? ofSubject : [.. ofNumber.Union(ofSubject)], query);
    }
}
