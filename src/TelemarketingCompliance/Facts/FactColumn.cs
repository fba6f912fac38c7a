using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The values of one fact for all calls of a batch.</summary>
internal abstract class FactColumn(int rows)
{
    internal int Rows { get; } = rows;

    internal abstract FactState StateOf(int row);

    /// <summary>An empty column of the same fact.</summary>
    internal abstract FactColumn NewLike(int rows);

    /// <summary>Takes a fact over from a column of the same fact; null means a source that failed.</summary>
    internal abstract void CopyFrom(FactColumn? source, int sourceRow, int row);
}

/// <inheritdoc/>
internal sealed class FactColumn<T> : FactColumn
{
    private readonly Fact<T>[]? many;
    private Fact<T> only;

    // Most batches hold one call: it needs no array.
    internal FactColumn(int rows)
        : base(rows) => many = rows == 1 ? null : new Fact<T>[rows];

    internal ref readonly Fact<T> this[int row]
    {
        get
        {
            if (many is not null)
                return ref many[row];
            ArgumentOutOfRangeException.ThrowIfNotEqual(row, 0);
            return ref only;
        }
    }

    internal void Set(int row, Fact<T> fact)
    {
        if (many is not null)
        {
            many[row] = fact;
            return;
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(row, 0);
        only = fact;
    }

    internal override FactState StateOf(int row) => this[row].State;

    internal override FactColumn NewLike(int rows) => new FactColumn<T>(rows);

    internal override void CopyFrom(FactColumn? source, int sourceRow, int row) =>
        Set(row, source is FactColumn<T> column ? column[sourceRow] : new Fact<T>(FactState.Unavailable, default, default));
}
