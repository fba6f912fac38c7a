using System.Collections.Immutable;
using FsCheck.Xunit;
using TelemarketingCompliance.Stores.Tests.Records;

namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>Contact lists on disk answer as those in memory do.</summary>
public sealed class SqliteContactListsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 20)]
    public async Task Whatever_is_added_and_asked_both_answer_alike(int seed)
    {
        using var scratch = new Scratch();
        var record = new AnyRecord(seed);
        using SqliteStores one = scratch.Open();
        using SqliteStores other = scratch.Open(new SqliteStoreOptions { LookupBytes = record.One(0L, 1L << 20) });
        var model = new InMemoryContactLists();
        ContactList[] records = [.. AnyRecord.Lists.Select(record.List)];
        for (int step = 0; step < 10; step++)
        {
            ContactList list = record.Random.Next(8) == 0 ? record.List(record.Of(AnyRecord.Lists)) : record.One(records);
            ImmutableArray<E164Number> numbers = [.. Enumerable.Range(0, record.Random.Next(4)).Select(_ => record.Of(AnyRecord.Numbers))];
            Exception? expected = await Record.ExceptionAsync(async () => await model.AddAsync(list, numbers, Token));
            Exception? actual = await Record.ExceptionAsync(async () => await (record.Often() ? one : other).ContactLists.AddAsync(list, numbers, Token));
            Assert.Equal(expected?.Message, actual?.Message);

            foreach (int count in new[] { 1, 5, record.Random.Next(Presence.BulkCount, 200) })
            {
                ImmutableArray<LedgerQuery> queries = [.. Enumerable.Range(0, count).Select(_ => record.Query())];
                ImmutableArray<ContactListAnswer> answers = await model.FindAsync(queries, Token);
                Same.Assert(answers, await one.ContactLists.FindAsync(queries, Token), $"step {step}");
                Same.Assert(answers, await other.ContactLists.FindAsync(queries, Token), $"step {step}, the other");
            }
        }
    }

    [Fact]
    public async Task Another_record_under_an_id_is_refused_and_its_numbers_are_not_added()
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open();
        ContactList list = new() { Id = AnyRecord.Lists[0], Controller = AnyRecord.Parties[0], AcquiredAt = RecordedTime.At(AnyRecord.Now) };
        await stores.ContactLists.AddAsync(list, [], Token);

        await Assert.ThrowsAsync<ArgumentException>(async () => await stores.ContactLists.AddAsync(list with { Controller = AnyRecord.Parties[1] }, [AnyRecord.Numbers[0]], Token));

        Assert.Equal(0, scratch.Ask("SELECT count(*) FROM contact_list_number"));
    }
}
