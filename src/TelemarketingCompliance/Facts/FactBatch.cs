using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The gathered facts of 1 to 4096 calls, one typed column per fact; frozen, never pooled, safe on any thread.</summary>
public sealed class FactBatch
{
    /// <summary>The most calls a batch holds.</summary>
    public const int MaxCount = 4096;

    private readonly FactLayout layout;
    private readonly FactColumn?[] columns;
    private readonly ulong knownOfAll;
    private readonly ulong[]? known;

    internal FactBatch(FactLayout layout, ImmutableArray<CallRequest> requests, Instant at, FactColumn?[] columns)
    {
        this.layout = layout;
        this.columns = columns;
        Requests = requests;
        At = at;
        ulong partly = 0;
        for (int slot = 0; slot < columns.Length; slot++)
        {
            if (columns[slot] is { IsKnownThroughout: true })
                knownOfAll |= 1UL << slot;
            else if (columns[slot] is not null)
                partly |= 1UL << slot;
        }

        if (partly != 0)
            known = KnownOfEach(partly);
    }

    /// <summary>The calls the facts are about; a row is an index into it.</summary>
    public ImmutableArray<CallRequest> Requests { get; }

    /// <summary>The instant for which the facts were gathered.</summary>
    public Instant At { get; }

    /// <summary>How many calls the batch holds.</summary>
    public int Count => Requests.Length;

    /// <summary>The facts of one call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public CallFacts this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
            return new CallFacts(this, row);
        }
    }

    internal FactLayout Layout => layout;

    /// <summary>A batch of calls that were gathered in several.</summary>
    internal static FactBatch Of(ImmutableArray<CallFacts> calls, Instant at)
    {
        FactBatch first = calls[0].Batch!;
        if (calls.Length == 1 && first.Count == 1)
            return first;
        var columns = new FactColumn?[first.columns.Length];
        for (int slot = 0; slot < columns.Length; slot++)
        {
            for (int row = 0; row < calls.Length; row++)
            {
                // A column that nobody has stays missing.
                FactColumn? source = calls[row].Batch!.columns[slot];
                columns[slot] ??= source?.NewLike(calls.Length);
                if (columns[slot] is null)
                    continue;
                columns[slot]!.CopyFrom(source, calls[row].Row, row);
            }
        }

        return new FactBatch(first.layout, [.. calls.Select(call => call.Request)], at, columns);
    }

    /// <summary>The batch with another value of a fact.</summary>
    internal FactBatch With<T>(FactKey<T> key, int row, T value)
    {
        FactColumn?[] changed = CopyColumns();
        int slot = layout.SlotOf(key);
        FactColumn column = key.NewColumn(Count, At);
        for (int other = 0; other < Count; other++)
            column.CopyFrom(changed[slot], other, other);
        ((FactColumn<T>)column).Set(row, value, At);
        changed[slot] = column;
        return new FactBatch(layout, Requests, At, changed);
    }

    /// <summary>The batch with another question in its only row.</summary>
    internal FactBatch With(CallRequest request) => new(layout, [request], At, columns);

    internal FactColumn?[] CopyColumns() => [.. columns];

    internal ulong KnownAt(int row) => known is null ? knownOfAll : known[row];

    internal Fact<T> Get<T>(FactKey<T> key, int row)
    {
        int slot = layout.SlotOf(key);
        if (slot < 0)
            return default;
        // The source of a column that is missing failed.
        return columns[slot] is FactColumn<T> column ? column.FactAt(row) : new Fact<T>(FactState.Unavailable, default, default);
    }

    internal bool TryGet<T>(FactKey<T> key, int row, [MaybeNullWhen(false)] out T value)
    {
        int slot = layout.SlotOf(key);
        if (slot < 0 || columns[slot] is not { } column || column.StateOf(row) != FactState.Known)
        {
            value = default;
            return false;
        }

        // The key itself made the column. A checked cast to a shared generic type takes longer than everything else here, a dozen times for each call.
        value = Unsafe.As<FactColumn<T>>(column).ValueAt(row);
        return true;
    }

    internal FactColumn? ColumnOf(FactKey key)
    {
        int slot = layout.SlotOf(key);
        return slot >= 0 ? columns[slot] : null;
    }

    private ulong[] KnownOfEach(ulong partly)
    {
        var masks = new ulong[Count];
        Array.Fill(masks, knownOfAll);
        for (int slot = 0; slot < columns.Length; slot++)
        {
            if ((partly & (1UL << slot)) == 0)
                continue;
            for (int row = 0; row < masks.Length; row++)
            {
                if (columns[slot]!.StateOf(row) == FactState.Known)
                    masks[row] |= 1UL << slot;
            }
        }

        return masks;
    }
}
