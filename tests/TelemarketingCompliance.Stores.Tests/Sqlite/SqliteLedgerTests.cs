using System.Collections.Immutable;
using FsCheck.Xunit;
using TelemarketingCompliance.Stores.Tests.Records;

namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>A ledger on disk answers as one in memory does, whatever was added and asked in whatever order.</summary>
public sealed class SqliteLedgerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 15)]
    public Task Consents(int seed) => AgreeAsync(seed, stores => stores.Consents, (record, id) => record.Consent(id));

    [Property(MaxTest = 8)]
    public Task Contracts(int seed) => AgreeAsync(seed, stores => stores.Contracts, (record, id) => record.Contract(id));

    [Property(MaxTest = 8)]
    public Task Requests(int seed) => AgreeAsync(seed, stores => stores.Requests, (record, id) => record.Request(id));

    [Property(MaxTest = 8)]
    public Task Objections(int seed) => AgreeAsync(seed, stores => stores.Blacklist, (record, id) => record.Objection(id));

    [Property(MaxTest = 8)]
    public Task Listings(int seed) => AgreeAsync(seed, stores => stores.Directory, (record, id) => record.Listing(id));

    [Property(MaxTest = 8)]
    public Task Revocations(int seed) => AgreeAsync(seed, stores => stores.SelectiveRevocations, (record, id) => record.Revocation(id));

    [Property(MaxTest = 8)]
    public Task Caller_ids(int seed) => AgreeAsync(seed, stores => stores.CallerIds, (record, id) => record.CallerId(id));

    [Theory]
    [InlineData(0L)]
    [InlineData(256L << 20)]
    public async Task Every_ledger_has_a_table_of_its_own(long lookupBytes)
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open(new SqliteStoreOptions { LookupBytes = lookupBytes });
        var record = new AnyRecord(7);
        await stores.Consents.AddAsync([record.Consent("same-id")], Token);
        await stores.Contracts.AddAsync([record.Contract("same-id")], Token);
        await stores.Requests.AddAsync([record.Request("same-id")], Token);
        await stores.Blacklist.AddAsync([record.Objection("same-id")], Token);
        await stores.Directory.AddAsync([record.Listing("same-id")], Token);
        await stores.SelectiveRevocations.AddAsync([record.Revocation("same-id")], Token);
        await stores.CallerIds.AddAsync([record.CallerId("same-id")], Token);

        await AssertOneAsync(stores.Consents);
        await AssertOneAsync(stores.Contracts);
        await AssertOneAsync(stores.Requests);
        await AssertOneAsync(stores.Blacklist);
        await AssertOneAsync(stores.Directory);
        await AssertOneAsync(stores.SelectiveRevocations);
        await AssertOneAsync(stores.CallerIds);
    }

    [Fact]
    public async Task One_number_with_thousands_of_entries_is_found_in_bulk_with_all_of_them()
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open();
        ConsentEntry one = new() { Id = "c", Number = AnyRecord.Numbers[0], Subject = AnyRecord.Subjects[0], State = ConsentState.Denied, Controller = AnyRecord.Parties[0] };
        await stores.Consents.AddAsync([.. Enumerable.Range(0, 3000).Select(i => one with { Id = $"c-{i}", Number = i % 3 == 0 ? null : one.Number, Subject = i % 3 == 1 ? null : one.Subject })], Token);
        LedgerQuery both = new(AnyRecord.Numbers[0], AnyRecord.Subjects[0], AnyRecord.Parties[0], AnyRecord.Parties[0], null);
        LedgerQuery[] queries = [both, both with { Subject = null }, both with { Number = AnyRecord.Numbers[1] }, both with { Number = AnyRecord.Numbers[1], Subject = null }];

        ImmutableArray<ImmutableArray<ConsentEntry>> answers = await stores.Consents.FindAsync([.. Enumerable.Range(0, 40).Select(i => queries[i % 4])], Token);

        Assert.All(answers.Select((answer, i) => (answer.Length, i)), pair => Assert.Equal(((int[])[3000, 2000, 2000, 0])[pair.i % 4], pair.Length));
    }

    [Fact]
    public async Task Entries_added_side_by_side_are_all_there_and_questions_under_way_never_see_half_a_batch()
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open(new SqliteStoreOptions { BusyTimeout = Duration.FromMinutes(1) });
        LedgerQuery query = new(AnyRecord.Numbers[0], null, AnyRecord.Parties[0], AnyRecord.Parties[0], null);
        ConsentEntry one = new() { Id = "c", Number = AnyRecord.Numbers[0], State = ConsentState.Denied, Controller = AnyRecord.Parties[0] };

        Task[] adding = [.. Enumerable.Range(0, 4).Select(thread => Task.Run(
            async () =>
            {
                for (int i = 0; i < 40; i++)
                    await stores.Consents.AddAsync([one with { Id = $"c-{thread}-{i}-a" }, one with { Id = $"c-{thread}-{i}-b" }], Token);
            },
            Token))];
        Task<bool>[] asking = [.. Enumerable.Range(0, 4).Select(thread => Task.Run(
            async () =>
            {
                bool whole = true;
                LedgerQuery[] queries = [.. Enumerable.Repeat(query, thread % 2 == 0 ? 1 : 40)];
                for (int i = 0; i < 100; i++)
                    whole &= (await stores.Consents.FindAsync([.. queries], Token))[0].Length % 2 == 0;
                return whole;
            },
            Token))];
        await Task.WhenAll(adding);

        Assert.All(await Task.WhenAll(asking), Assert.True);
        Assert.Equal(320, (await stores.Consents.FindAsync([query], Token))[0].Length);
    }

    [Fact]
    public async Task Giving_up_adds_nothing()
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await stores.Blacklist.AddAsync([new AnyRecord(1).Objection("o-1")], cancelled));
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await stores.Blacklist.FindAsync([], cancelled));

        Assert.Equal(0, scratch.Ask("SELECT count(*) FROM blacklist"));
    }

    /// <summary>Adds and asks at random, in two ledgers of the same file and one in memory, which must agree at every step.</summary>
    private static async Task AgreeAsync<TEntry>(int seed, Func<SqliteStores, ILedger<TEntry>> ledgerOf, Func<AnyRecord, string, TEntry> make)
        where TEntry : LedgerEntry
    {
        using var scratch = new Scratch();
        var record = new AnyRecord(seed);
        using SqliteStores one = scratch.Open();
        using SqliteStores other = scratch.Open(new SqliteStoreOptions { LookupBytes = record.One(0L, 40_000L, 1L << 20) });
        ILedger<TEntry>[] ledgers = [ledgerOf(one), ledgerOf(other)];
        var model = new InMemoryLedger<TEntry>();
        List<TEntry> known = [];
        for (int step = 0; step < 12; step++)
        {
            ImmutableArray<TEntry> added = [.. Enumerable.Range(0, record.Random.Next(1, 30)).Select(i => record.Random.Next(20) switch
            {
                0 when known.Count > 0 => known[record.Random.Next(known.Count)],
                1 when record.Random.Next(4) == 0 => make(record, $"e-{record.Random.Next(60)}"),
                _ => make(record, $"e-{step}-{i}"),
            })];
            Exception? expected = await Record.ExceptionAsync(async () => await model.AddAsync(added, Token));
            Exception? actual = await Record.ExceptionAsync(async () => await ledgers[record.Random.Next(2)].AddAsync(added, Token));
            Assert.Equal(expected?.Message, actual?.Message);
            if (expected is null)
                known.AddRange(added);

            foreach (int count in new[] { 1, record.Random.Next(2, 30), record.Random.Next(Presence.BulkCount, 400) })
            {
                ImmutableArray<LedgerQuery> queries = [.. Enumerable.Range(0, count).Select(_ => record.Query())];
                if (record.Rarely())
                    queries = [.. queries.SelectMany(query => new[] { query, query })];
                ImmutableArray<ImmutableArray<TEntry>> answers = await model.FindAsync(queries, Token);
                foreach (ILedger<TEntry> ledger in ledgers)
                    Same.Assert(answers, await ledger.FindAsync(queries, Token), $"step {step}");
            }
        }

        using SqliteStores reopened = scratch.Open();
        ImmutableArray<LedgerQuery> all = [.. Enumerable.Range(0, 100).Select(_ => record.Query())];
        Same.Assert(await model.FindAsync(all, Token), await ledgerOf(reopened).FindAsync(all, Token), "reopened");
    }

    private static async Task AssertOneAsync<TEntry>(ILedger<TEntry> ledger)
        where TEntry : LedgerEntry
    {
        ImmutableArray<LedgerQuery> all =
        [
            .. from number in AnyRecord.Numbers from subject in AnyRecord.Subjects from party in AnyRecord.Parties select new LedgerQuery(number, subject, party, party, AnyRecord.Lists[0]),
        ];
        Assert.Single((await ledger.FindAsync(all, Token)).SelectMany(answer => answer).Select(entry => entry.Id).Distinct());
        Assert.Single((await Task.WhenAll(all.Select(async query => (await ledger.FindAsync([query], Token))[0]))).SelectMany(answer => answer).Select(entry => entry.Id).Distinct());
    }
}
