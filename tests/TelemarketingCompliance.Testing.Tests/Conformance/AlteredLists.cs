using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>A right store of contact lists with a step put in another's place.</summary>
internal sealed class AlteredLists(IContactListStore inner) : IContactListStore
{
    public Func<IContactListStore, ContactList, ImmutableArray<E164Number>, CancellationToken, ValueTask> Add { get; init; } =
        static (store, list, numbers, token) => store.AddAsync(list, numbers, token);

    public Func<IContactListStore, ImmutableArray<LedgerQuery>, CancellationToken, ValueTask<ImmutableArray<ContactListAnswer>>> Find { get; init; } =
        static (store, queries, token) => store.FindAsync(queries, token);

    public ValueTask AddAsync(ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken) => Add(inner, list, numbers, cancellationToken);

    public ValueTask<ImmutableArray<ContactListAnswer>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken) => Find(inner, queries, cancellationToken);
}
