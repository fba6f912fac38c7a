using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The values of one fact for all calls of a batch.</summary>
internal abstract class FactColumn(int rows)
{
    internal int Rows { get; } = rows;

    internal abstract FactState StateOf(int row);

}

/// <inheritdoc/>
internal sealed class FactColumn<T>(int rows) : FactColumn(rows)
{
    private readonly Fact<T>[] facts = new Fact<T>[rows];

    internal ref readonly Fact<T> this[int row] => ref facts[row];

    internal void Set(int row, Fact<T> fact) => facts[row] = fact;

    internal override FactState StateOf(int row) => facts[row].State;

}
