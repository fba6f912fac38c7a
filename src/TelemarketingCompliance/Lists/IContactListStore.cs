using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Keeps contact lists with their provenance and tells whether a list holds a number. Safe on any thread.</summary>
/// <remarks>A store that cannot answer throws, and the engine then blocks.</remarks>
public interface IContactListStore
{
    /// <summary>Adds a list, or numbers to a list it holds.</summary>
    /// <exception cref="ArgumentException">The record is invalid, or another record stands under its id; nothing was added.</exception>
    ValueTask AddAsync(ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken);

    /// <summary>Tells of each number whether the list named with it holds it.</summary>
    /// <returns>One answer per question, in order; <see cref="ContactListAnswer.OffList"/> where no list is named or it is unknown.</returns>
    ValueTask<ImmutableArray<ContactListAnswer>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken);
}
