using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>Contact lists in memory: exact, bounded, gone with the process. Safe on any thread.</summary>
/// <remarks>What does not fit is refused, and a number that is not in a list is off-list: full means blocked.</remarks>
public sealed class InMemoryContactLists : IContactListStore
{
    private readonly int capacity;
    private int count;

    /// <summary>Creates an empty store.</summary>
    /// <param name="capacity">The most numbers it holds, over all lists; default ten million.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    public InMemoryContactLists(int capacity = 10_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        this.capacity = capacity;
    }

    private readonly Lock gate = new();
    private readonly Dictionary<ContactListId, Held> lists = [];

    /// <inheritdoc/>
    public ValueTask AddAsync(ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        cancellationToken.ThrowIfCancellationRequested();
        list.Validate();
        if (numbers.IsDefault)
            numbers = [];
        lock (gate)
        {
            lists.TryGetValue(list.Id, out Held? held);
            if (held is not null && !SameRecord(held.List, list))
                throw new ArgumentException($"another record already stands under the list id `{list.Id}`", nameof(list));
            int added = numbers.Distinct().Count(number => held?.Numbers.Contains(number) != true);
            if (count + added > capacity)
                throw new StoreFullException($"the contact lists are full: they hold {count} of {capacity} numbers; nothing was added");
            if (held is null)
                lists.Add(list.Id, held = new Held(list));
            held.Numbers.UnionWith(numbers);
            count += added;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ContactListAnswer>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new ContactListAnswer[queries.Length];
        lock (gate)
        {
            ContactListId? last = null;
            Held? held = null;
            for (int i = 0; i < answers.Length; i++)
            {
                // Most numbers of a batch come from one list.
                if (queries[i].List != last)
                {
                    last = queries[i].List;
                    held = last is { } id ? lists.GetValueOrDefault(id) : null;
                }

                answers[i] = held is null ? ContactListAnswer.OffList : held.Numbers.Contains(queries[i].Number) ? held.Inside : held.Outside;
            }
        }

        return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(answers));
    }

    private static bool SameRecord(ContactList one, ContactList other) =>
        one with { Campaigns = [] } == other with { Campaigns = [] } && one.Campaigns.SequenceEqual(other.Campaigns);

    private sealed class Held(ContactList list)
    {
        public ContactList List { get; } = list;

        public HashSet<E164Number> Numbers { get; } = [];

        public ContactListAnswer Inside { get; } = new(list, true);

        public ContactListAnswer Outside { get; } = new(list, false);
    }
}
