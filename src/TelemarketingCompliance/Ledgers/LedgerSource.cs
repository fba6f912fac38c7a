using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies a ledger's entries as a fact.</summary>
internal sealed class LedgerSource<TEntry>(FactKey<ImmutableArray<TEntry>> key, ILedger<TEntry> ledger) : FactSource
    where TEntry : LedgerEntry
{
    public override string Name => key.Name;

    public override ImmutableArray<FactKey> Provides { get; } = [key];

    public override async ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        ImmutableArray<LedgerQuery> queries = gathering.LedgerQueries;
        ImmutableArray<ImmutableArray<TEntry>> answers = await ledger.FindAsync(queries, cancellationToken).ConfigureAwait(false);
        if (answers.Length != queries.Length)
            throw new InvalidOperationException($"the ledger of `{key.Name}` gave {answers.Length} answers to {queries.Length} questions");
        gathering.SetAnswers(key, answers);
    }
}
