using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>For each case about contact lists a store that is wrong in just that.</summary>
internal static class WrongLists
{
    public static ImmutableDictionary<string, Func<StoreMaker<IContactListStore>>> All { get; } = new Dictionary<string, Func<StoreMaker<IContactListStore>>>
    {
        ["find.inside-outside-off-list"] = () => Wrong(inner => new AlteredLists(inner)
        {
            Find = async (store, queries, token) => [.. (await store.FindAsync(queries, token)).Select((answer, i) => queries[i].List is null ? null! : answer)],
        }),
        ["find.answers-in-order"] = () => Wrong(inner => new AlteredLists(inner) { Find = (store, queries, token) => store.FindAsync([.. queries.Distinct()], token) }),
        ["add.keeps-every-field"] = () => Wrong(inner => new AlteredLists(inner)
        {
            Add = (store, list, numbers, token) => store.AddAsync(numbers.IsEmpty ? list with { SupplyContract = null } : list, numbers, token),
        }),
        // A list that is there is not read again.
        ["add.numbers-add-up"] = () => Wrong(inner =>
        {
            var known = new ConcurrentDictionary<ContactListId, bool>();
            return new AlteredLists(inner) { Add = (store, list, numbers, token) => store.AddAsync(list, numbers.Length == 2 && !known.TryAdd(list.Id, true) ? [] : numbers, token) };
        }),
        // Ids of lists are compared as some databases do: letters of either case are one.
        ["add.lists-are-apart"] = () => Wrong(inner => new AlteredLists(inner)
        {
            Find = async (store, queries, token) =>
            {
                ImmutableArray<ContactListAnswer> others = await store.FindAsync(
                    [.. queries.Select(query => query with { List = query.List is { } list ? new ContactListId(list.Value.ToUpperInvariant()) : null })], token);
                return [.. (await store.FindAsync(queries, token)).Select((answer, i) => answer with { Contains = answer.Contains || others[i].Contains })];
            },
        }),
        ["add.other-under-an-id"] = () => Wrong(inner => new AlteredLists(inner)
        {
            Add = (store, list, numbers, token) =>
            {
                list.Validate();
                return Swallowing(() => store.AddAsync(list, numbers, token));
            },
        }),
        ["add.invalid"] = () => Wrong(inner => new AlteredLists(inner)
        {
            Add = (store, list, numbers, token) => store.AddAsync(list.SupplyEndsAt?.IsBefore(list.AcquiredAt) == true ? list with { SupplyEndsAt = null } : list, numbers, token),
        }),
        ["add.thousands"] = () => Wrong(inner => new AlteredLists(inner) { Add = (store, list, numbers, token) => store.AddAsync(list, [.. numbers.Take(1000)], token) }),
        ["add.nothing"] = () => Wrong(inner => new AlteredLists(inner)
        {
            Find = (store, queries, token) => queries.IsEmpty ? throw new ArgumentException("nothing is asked") : store.FindAsync(queries, token),
        }),
        ["token.gives-up"] = () => Wrong(inner => new AlteredLists(inner) { Find = (store, queries, _) => store.FindAsync(queries, CancellationToken.None) }),
        // Loses a number.
        ["race.all-are-there"] = () => Wrong(inner =>
        {
            int added = 0;
            return new AlteredLists(inner) { Add = (store, list, numbers, token) => store.AddAsync(list, Interlocked.Increment(ref added) == 100 ? [] : numbers, token) };
        }),
        ["reopened.holds-everything"] = () => new StoreMaker<IContactListStore>(_ => new InMemoryContactLists()) { OpensAgain = _ => new InMemoryContactLists() },
        ["shared.seen-at-once"] = () => new StoreMaker<IContactListStore>(_ => new InMemoryContactLists()) { OpensAnother = _ => new InMemoryContactLists() },
    }.ToImmutableDictionary();

    private static StoreMaker<IContactListStore> Wrong(Func<InMemoryContactLists, AlteredLists> make) => new(_ => make(new InMemoryContactLists()));

    private static async ValueTask Swallowing(Func<ValueTask> step)
    {
        try
        {
            await step();
        }
        catch (ArgumentException)
        {
            // The first record stands, and nobody is told.
        }
    }
}
