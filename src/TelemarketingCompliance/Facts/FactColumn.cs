using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The values of one fact for all calls of a batch. State and instant stand once while all rows share them: of a large batch nearly all columns are known throughout.</summary>
internal abstract class FactColumn
{
    private readonly FactState[]? states;
    private FactState state;
    private Instant[]? instants;
    private Instant instant;

    /// <param name="rows">How many calls.</param>
    /// <param name="asOf">When the engine began to ask.</param>
    /// <param name="isWhole">Whether every row is known from the start; else none is gathered yet.</param>
    private protected FactColumn(int rows, Instant asOf, bool isWhole)
    {
        (Rows, IsWhole, instant) = (rows, isWhole, asOf);
        state = isWhole ? FactState.Known : FactState.NotGathered;
        states = isWhole || rows == 1 ? null : new FactState[rows];
    }

    internal int Rows { get; }

    /// <summary>Whether it was supplied for all rows at once, and so can no longer be set row by row.</summary>
    internal bool IsWhole { get; }

    internal bool IsKnownThroughout =>
        states is null ? state == FactState.Known : !MemoryMarshal.AsBytes(states.AsSpan()).ContainsAnyExcept((byte)FactState.Known);

    internal FactState StateOf(int row) => states is null ? state : states[row];

    /// <summary>An empty column of the same fact.</summary>
    internal abstract FactColumn NewLike(int rows);

    /// <summary>Takes a fact over from a column of the same fact; null means a source that failed.</summary>
    internal abstract void CopyFrom(FactColumn? source, int sourceRow, int row);

    internal Instant AsOf(int row) => instants is null ? instant : instants[row];

    private protected void SortStates(CallKinds kinds)
    {
        if (states is not null && !IsKnownThroughout)
            kinds.Sort(states, EqualityComparer<FactState>.Default);
    }

    private protected void SetState(int row, FactState value)
    {
        if (states is null)
            state = value;
        else
            states[row] = value;
    }

    private protected void SetAsOf(int row, Instant value)
    {
        if (Rows == 1)
        {
            instant = value;
            return;
        }

        instants ??= [.. Enumerable.Repeat(instant, Rows)];
        instants[row] = value;
    }
}

/// <inheritdoc/>
internal sealed class FactColumn<T> : FactColumn
{
    // Most batches hold one call, and of a large batch some facts are the same for all: they need no array.
    private readonly T[]? many;
    private T? only;

    /// <summary>A column to be filled row by row.</summary>
    internal FactColumn(int rows, Instant asOf)
        : base(rows, asOf, isWhole: false) => many = rows == 1 ? null : new T[rows];

    /// <summary>A column that is known throughout; it takes the array over and never writes to it.</summary>
    internal FactColumn(ImmutableArray<T> values, Instant asOf)
        : base(values.Length, asOf, isWhole: true) => many = ImmutableCollectionsMarshal.AsArray(values);

    /// <summary>A column of one value for all rows.</summary>
    internal FactColumn(int rows, T value, Instant asOf)
        : base(rows, asOf, isWhole: true) => only = value;

    internal T ValueAt(int row) => many is null ? only! : many[row];

    internal Fact<T> FactAt(int row) => new(StateOf(row), ValueAt(row), AsOf(row));

    internal void Set(int row, FactState state, T? value)
    {
        if (many is not null)
        {
            many[row] = value!;
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(row, 0);
            only = value;
        }

        SetState(row, state);
    }

    internal override FactColumn NewLike(int rows) => new FactColumn<T>(rows, default(Instant));

    internal override void CopyFrom(FactColumn? source, int sourceRow, int row)
    {
        if (source is FactColumn<T> column)
            Set(row, column.StateOf(sourceRow), column.ValueAt(sourceRow));
        else
            Set(row, FactState.Unavailable, default);
        SetAsOf(row, source?.AsOf(sourceRow) ?? default);
    }

    internal void Set(int row, T value, Instant asOf)
    {
        Set(row, FactState.Known, value);
        SetAsOf(row, asOf);
    }

    /// <summary>Tells calls apart of which different things are known.</summary>
    /// <param name="kinds">The kinds of the calls.</param>
    /// <param name="isEmpty">Of entries that name number or person: whether there are none. A call that has any is like no other.</param>
    internal void Sort(CallKinds kinds, Func<T, bool>? isEmpty)
    {
        SortStates(kinds);
        if (isEmpty is null)
        {
            if (many is not null)
                kinds.Sort(many, EqualityComparer<T>.Default);
            return;
        }

        for (int row = 0; row < Rows; row++)
        {
            if (StateOf(row) == FactState.Known && !isEmpty(ValueAt(row)))
                kinds.SetApart(row);
        }
    }
}
