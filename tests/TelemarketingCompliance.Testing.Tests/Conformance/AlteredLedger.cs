using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>A right ledger with a step put in another's place.</summary>
internal sealed class AlteredLedger<TEntry>(ILedger<TEntry> inner) : ILedger<TEntry>
    where TEntry : LedgerEntry
{
    public Func<ILedger<TEntry>, ImmutableArray<TEntry>, CancellationToken, ValueTask> Add { get; init; } = static (ledger, entries, token) => ledger.AddAsync(entries, token);

    public Func<ILedger<TEntry>, ImmutableArray<LedgerQuery>, CancellationToken, ValueTask<ImmutableArray<ImmutableArray<TEntry>>>> Find { get; init; } =
        static (ledger, queries, token) => ledger.FindAsync(queries, token);

    public ValueTask AddAsync(ImmutableArray<TEntry> entries, CancellationToken cancellationToken) => Add(inner, entries, cancellationToken);

    public ValueTask<ImmutableArray<ImmutableArray<TEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) => Find(inner, queries, cancellationToken);
}
