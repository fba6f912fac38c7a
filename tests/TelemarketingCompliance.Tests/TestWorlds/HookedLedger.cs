using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>A ledger with something done before each question.</summary>
internal sealed class HookedLedger<TEntry>(ILedger<TEntry> inner, Func<string, Task> before) : ILedger<TEntry>
    where TEntry : LedgerEntry
{
    public ValueTask AddAsync(ImmutableArray<TEntry> entries, CancellationToken cancellationToken) => inner.AddAsync(entries, cancellationToken);

    public async ValueTask<ImmutableArray<ImmutableArray<TEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
    {
        await before(typeof(TEntry).Name);
        return await inner.FindAsync(queries, cancellationToken);
    }
}
