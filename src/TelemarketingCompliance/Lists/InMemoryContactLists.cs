using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Contact lists in memory: exact, gone with the process. Safe on any thread.</summary>
public sealed class InMemoryContactLists : IContactListStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<ContactListId, Held> lists = [];

    /// <inheritdoc/>
    public ValueTask AddAsync(ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        cancellationToken.ThrowIfCancellationRequested();
        list.Validate();
        lock (gate)
        {
            if (!lists.TryGetValue(list.Id, out Held? held))
                lists.Add(list.Id, held = new Held(list));
            else if (!SameRecord(held.List, list))
                throw new ArgumentException($"another record already stands under the list id `{list.Id}`", nameof(list));
            held.Numbers.UnionWith(numbers);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ContactListAnswer>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
            return ValueTask.FromResult(queries.Select(Find).ToImmutableArray());
    }

    private static bool SameRecord(ContactList one, ContactList other) =>
        one with { Campaigns = [] } == other with { Campaigns = [] } && one.Campaigns.SequenceEqual(other.Campaigns);

    private ContactListAnswer Find(LedgerQuery query) =>
        query.List is { } id && lists.TryGetValue(id, out Held? held)
            ? held.Numbers.Contains(query.Number) ? held.Inside : held.Outside
            : ContactListAnswer.OffList;

    private sealed class Held(ContactList list)
    {
        public ContactList List { get; } = list;

        public HashSet<E164Number> Numbers { get; } = [];

        public ContactListAnswer Inside { get; } = new(list, true);

        public ContactListAnswer Outside { get; } = new(list, false);
    }
}
