using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The calls one source answers for, and where its answers go. Belongs to one run of one source.</summary>
/// <remarks>Rows never set stay not gathered and block. Once the source has answered or its time limit has passed, nothing can be set any more.</remarks>
public sealed class FactGathering
{
    private readonly ImmutableArray<FactKey> keys;
    private readonly FactColumn?[] columns;
    private readonly GatheredCalls calls;
    private readonly Instant now;
    private volatile bool closed;

    internal FactGathering(ImmutableArray<FactKey> keys, GatheredCalls calls, Instant at, Instant now)
    {
        this.keys = keys;
        this.calls = calls;
        this.now = now;
        At = at;
        columns = new FactColumn?[keys.Length];
    }

    /// <summary>The calls; a row is an index into it.</summary>
    public ImmutableArray<CallRequest> Requests => calls.Requests;

    /// <summary>The instant for which the facts are asked.</summary>
    public Instant At { get; }

    /// <summary>The permit that the call of a row already holds, whose own attempt is no earlier one; null means none.</summary>
    public PermitId? PermitOf(int row) => calls.Permits.IsDefault ? null : calls.Permits[row];

    /// <summary>Supplies a fact; an empty answer is an answer.</summary>
    /// <exception cref="ArgumentException">The source did not declare <paramref name="key"/> in <see cref="FactSource.Provides"/>.</exception>
    public void Set<T>(FactKey<T> key, int row, T value) => ColumnOf(key).Set(row, FactState.Known, value);

    /// <summary>Says that the source cannot tell for this call.</summary>
    /// <exception cref="ArgumentException">The source did not declare <paramref name="key"/> in <see cref="FactSource.Provides"/>.</exception>
    public void SetUnavailable<T>(FactKey<T> key, int row) => ColumnOf(key).Set(row, FactState.Unavailable, default);

    /// <summary>Supplies a fact for all calls at once, one value for each, in their order: nothing is copied. It cannot be set row by row then.</summary>
    /// <exception cref="ArgumentException">The source did not declare <paramref name="key"/> in <see cref="FactSource.Provides"/>, or there are more or fewer values than calls.</exception>
    public void SetColumn<T>(FactKey<T> key, ImmutableArray<T> values)
    {
        int index = IndexOf(key);
        if (values.IsDefault || values.Length != Requests.Length)
            throw new ArgumentException($"the fact `{key.Name}` comes with {(values.IsDefault ? 0 : values.Length)} values for {Requests.Length} calls", nameof(values));
        columns[index] = new FactColumn<T>(values, now);
    }

    /// <summary>Supplies a fact that is the same for all calls. It cannot be set row by row then.</summary>
    /// <exception cref="ArgumentException">The source did not declare <paramref name="key"/> in <see cref="FactSource.Provides"/>.</exception>
    public void SetAll<T>(FactKey<T> key, T value) => columns[IndexOf(key)] = new FactColumn<T>(Requests.Length, value, now);

    /// <summary>Supplies what a store found for each call. No answer is not the answer "nothing on record".</summary>
    internal void SetAnswers<T>(FactKey<ImmutableArray<T>> key, ImmutableArray<ImmutableArray<T>> answers)
    {
        bool isComplete = true;
        foreach (ImmutableArray<T> answer in answers)
            isComplete &= !answer.IsDefault;
        if (isComplete)
        {
            SetColumn(key, answers);
            return;
        }

        for (int row = 0; row < answers.Length; row++)
        {
            if (answers[row].IsDefault)
                SetUnavailable(key, row);
            else
                Set(key, row, answers[row]);
        }
    }

    /// <summary>What every ledger is asked, put together once for all of them.</summary>
    internal ImmutableArray<LedgerQuery> LedgerQueries => calls.LedgerQueries;

    /// <summary>The campaign of all calls; null where they are of several.</summary>
    internal Campaign? OnlyCampaign => calls.OnlyCampaign;

    internal FactColumn ColumnAt(int index) => columns[index] ?? keys[index].NewColumn(Requests.Length, now);

    internal void Close() => closed = true;

    private FactColumn<T> ColumnOf<T>(FactKey<T> key)
    {
        int index = IndexOf(key);
        // A source may fill rows from several threads: all of them fill one column.
        FactColumn column = Volatile.Read(ref columns[index]) ?? Interlocked.CompareExchange(ref columns[index], key.NewColumn(Requests.Length, now), null) ?? columns[index]!;
        return column.IsWhole
            ? throw new InvalidOperationException($"the fact `{key.Name}` was supplied for all calls at once")
            : (FactColumn<T>)column;
    }

    private int IndexOf<T>(FactKey<T> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (closed)
            throw new InvalidOperationException($"the fact `{key.Name}` comes after the source has answered or its time limit has passed");
        // Keys are compared by reference, and a source has few: asked for every row of every fact.
        for (int i = 0; i < keys.Length; i++)
        {
            if (ReferenceEquals(keys[i], key))
                return i;
        }

        throw new ArgumentException($"the source does not declare the fact `{key.Name}`", nameof(key));
    }
}
