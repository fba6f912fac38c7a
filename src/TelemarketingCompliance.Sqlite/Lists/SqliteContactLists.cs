using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>Contact lists in two tables. Safe on any thread.</summary>
internal sealed class SqliteContactLists(StoreFile file, LookupBudget budget) : IContactListStore, IHasPresence, IDisposable
{
    private readonly Presence presence = new(file, "contact_list_number", budget, new NumbersOfLists());

    public Presence Presence => presence;

    /// <inheritdoc/>
    public async ValueTask AddAsync(ContactList list, ImmutableArray<E164Number> numbers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        cancellationToken.ThrowIfCancellationRequested();
        list.Validate();
        using StoreFile.Writing writing = await file.WriteAsync(cancellationToken).ConfigureAwait(false);
        long row = ListTable.Add(writing.Connection, list, batch: null);
        foreach (E164Number number in numbers.IsDefault ? [] : numbers)
        {
            if (!number.IsDefault)
                ListTable.AddNumber(writing.Connection, row, number, batch: null);
        }

        writing.Commit();
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ContactListAnswer>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new ContactListAnswer[queries.Length];
        Dictionary<ContactListId, Known?> lists = [];
        using (StoreFile.Reading reading = file.Read())
        {
            Connection connection = reading.Connection;
            if (queries.Length < Presence.BulkCount || presence.TryLook(connection) is not { } look)
            {
                for (int i = 0; i < answers.Length; i++)
                    answers[i] = Answer(Find(connection, lists, queries[i].List), queries[i].Number, (row, number) => ListTable.Contains(connection, row, number));
            }
            else
            {
                using (look)
                {
                    RowMap map = look.Map;
                    for (int i = 0; i < answers.Length; i++)
                        answers[i] = Answer(Find(connection, lists, queries[i].List), queries[i].Number, (row, number) => map.Contains(RowMap.KeyOf(row, number)));
                }
            }
        }

        return ValueTask.FromResult(ImmutableCollectionsMarshal.AsImmutableArray(answers));
    }

    public void Dispose() => presence.Dispose();

    private static ContactListAnswer Answer(Known? list, E164Number number, Func<long, E164Number, bool> holds) =>
        list is null ? ContactListAnswer.OffList : !number.IsDefault && holds(list.Row, number) ? list.Inside : list.Outside;

    private static Known? Find(Connection connection, Dictionary<ContactListId, Known?> lists, ContactListId? id)
    {
        if (id is not { Value: not null } list)
            return null;
        if (!lists.TryGetValue(list, out Known? known))
            lists.Add(list, known = ListTable.Find(connection, list) is (long row, ContactList record) ? new Known(row, new(record, true), new(record, false)) : null);
        return known;
    }

    private sealed record Known(long Row, ContactListAnswer Inside, ContactListAnswer Outside);
}
