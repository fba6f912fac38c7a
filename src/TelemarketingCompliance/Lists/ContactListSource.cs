using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies the contact list a request names.</summary>
internal sealed class ContactListSource(IContactListStore store) : FactSource
{
    public override string Name => FactKeys.ContactList.Name;

    public override ImmutableArray<FactKey> Provides { get; } = [FactKeys.ContactList];

    public override async ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        ImmutableArray<LedgerQuery> queries = gathering.LedgerQueries;
        ImmutableArray<ContactListAnswer> answers = await store.FindAsync(queries, cancellationToken).ConfigureAwait(false);
        if (answers.Length != queries.Length)
            throw new InvalidOperationException($"the contact lists gave {answers.Length} answers to {queries.Length} questions");
        gathering.SetColumn(FactKeys.ContactList, answers);
    }
}
