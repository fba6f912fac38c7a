using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The calls one source answers for, and where its answers go. Belongs to one run of one source.</summary>
/// <remarks>Rows never set stay not gathered and block. Once the source has answered or its time limit has passed, nothing can be set any more.</remarks>
public sealed class FactGathering
{
    private readonly ImmutableArray<FactKey> keys;
    private readonly FactColumn[] columns;
    private readonly GatheredCalls calls;
    private readonly Instant now;
    private volatile bool closed;

    internal FactGathering(ImmutableArray<FactKey> keys, GatheredCalls calls, Instant at, Instant now)
    {
        this.keys = keys;
        this.calls = calls;
        this.now = now;
        At = at;
        columns = new FactColumn[keys.Length];
        for (int i = 0; i < columns.Length; i++)
            columns[i] = keys[i].NewColumn(calls.Requests.Length);
    }

    /// <summary>The calls; a row is an index into it.</summary>
    public ImmutableArray<CallRequest> Requests => calls.Requests;

    /// <summary>The instant for which the facts are asked.</summary>
    public Instant At { get; }

    /// <summary>The permit that the call of a row already holds, whose own attempt is no earlier one; null means none.</summary>
    public PermitId? PermitOf(int row) => calls.Permits.IsDefault ? null : calls.Permits[row];

    /// <summary>Supplies a fact; an empty answer is an answer.</summary>
    /// <exception cref="ArgumentException">The source did not declare <paramref name="key"/> in <see cref="FactSource.Provides"/>.</exception>
    public void Set<T>(FactKey<T> key, int row, T value) => ColumnOf(key).Set(row, new Fact<T>(FactState.Known, value, now));

    /// <summary>Says that the source cannot tell for this call.</summary>
    /// <exception cref="ArgumentException">The source did not declare <paramref name="key"/> in <see cref="FactSource.Provides"/>.</exception>
    public void SetUnavailable<T>(FactKey<T> key, int row) => ColumnOf(key).Set(row, new Fact<T>(FactState.Unavailable, default, now));

    /// <summary>What every ledger is asked, put together once for all of them.</summary>
    internal ImmutableArray<LedgerQuery> LedgerQueries => calls.LedgerQueries;

    internal FactColumn ColumnAt(int index) => columns[index];

    internal void Close() => closed = true;

    private FactColumn<T> ColumnOf<T>(FactKey<T> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (closed)
            throw new InvalidOperationException($"the fact `{key.Name}` comes after the source has answered or its time limit has passed");
        int index = keys.IndexOf(key);
        return index >= 0
            ? (FactColumn<T>)columns[index]
            : throw new ArgumentException($"the source does not declare the fact `{key.Name}`", nameof(key));
    }
}
