using System.Diagnostics.CodeAnalysis;

namespace TelemarketingCompliance;

/// <summary>The facts of one call: a view of a batch. <c>default</c> knows nothing.</summary>
public readonly struct CallFacts
{
    private readonly FactBatch? batch;
    private readonly int row;

    internal CallFacts(FactBatch batch, int row) => (this.batch, this.row) = (batch, row);

    /// <summary>The fact, whatever is known of it.</summary>
    public Fact<T> Get<T>(FactKey<T> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return batch is null ? default : batch.Get(key, row);
    }

    /// <summary>The value, if it is known.</summary>
    /// <returns>False when the fact was not gathered or is unavailable.</returns>
    public bool TryGet<T>(FactKey<T> key, [MaybeNullWhen(false)] out T value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (batch is not null)
            return batch.TryGet(key, row, out value);
        value = default;
        return false;
    }

    /// <summary>The call the facts are about.</summary>
    /// <exception cref="InvalidOperationException">These are no facts of any batch.</exception>
    public CallRequest Request => batch is null ? throw new InvalidOperationException("`default` facts belong to no call") : batch.Requests[row];

    internal ulong Known => batch?.KnownAt(row) ?? 0;

    internal FactBatch? Batch => batch;

    internal int Row => row;
}
