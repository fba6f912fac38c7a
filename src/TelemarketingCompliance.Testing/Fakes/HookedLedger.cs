using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>A ledger with something done before each step: it may fail, wait or never come back.</summary>
/// <typeparam name="TEntry">What it keeps.</typeparam>
/// <param name="inner">The ledger that answers.</param>
/// <param name="before">What is done; <see cref="StoreFaults"/> has the usual ones.</param>
public sealed class HookedLedger<TEntry>(ILedger<TEntry> inner, Func<StoreStep, CancellationToken, Task> before) : ILedger<TEntry>
    where TEntry : LedgerEntry
{
    /// <inheritdoc/>
    public async ValueTask AddAsync(ImmutableArray<TEntry> entries, CancellationToken cancellationToken)
    {
        await before(StoreStep.Add, cancellationToken).ConfigureAwait(false);
        await inner.AddAsync(entries, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ImmutableArray<TEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
    {
        await before(StoreStep.Find, cancellationToken).ConfigureAwait(false);
        return await inner.FindAsync(queries, cancellationToken).ConfigureAwait(false);
    }
}
