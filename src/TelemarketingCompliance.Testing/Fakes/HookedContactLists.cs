using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Contact lists with something done before each step: they may fail, wait or never come back.</summary>
/// <param name="inner">The store that answers.</param>
/// <param name="before">What is done; <see cref="StoreFaults"/> has the usual ones.</param>
public sealed class HookedContactLists(IContactListStore inner, Func<StoreStep, CancellationToken, Task> before) : IContactListStore
{
    /// <inheritdoc/>
    public async ValueTask AddAsync(ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken)
    {
        await before(StoreStep.Add, cancellationToken).ConfigureAwait(false);
        await inner.AddAsync(list, numbers, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ContactListAnswer>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
    {
        await before(StoreStep.Find, cancellationToken).ConfigureAwait(false);
        return await inner.FindAsync(queries, cancellationToken).ConfigureAwait(false);
    }
}
