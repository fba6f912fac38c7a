using System.Collections.Immutable;
using TelemarketingCompliance.Stores.Tests.Records;

namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>Bulk questions look into memory first, and are never stale.</summary>
public sealed class BulkQuestionTests
{
    private const int Entries = 50_000;

    private static readonly PartyId Acme = new("acme");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_objection_committed_by_another_connection_just_before_is_seen()
    {
        using var scratch = new Scratch();
        using SqliteStores asks = scratch.Open();
        using SqliteStores records = scratch.Open();
        await asks.Blacklist.FindAsync(Questions(0, 100), Token);
        for (int i = 0; i < 100; i++)
        {
            await records.Blacklist.AddAsync([Objection(i)], Token);

            ImmutableArray<ImmutableArray<BlacklistEntry>> answers = await asks.Blacklist.FindAsync(Questions(0, 100), Token);

            Assert.Equal([.. Enumerable.Range(0, i + 1)], answers.Select((answer, row) => (answer.Length, row)).Where(pair => pair.Length == 1).Select(pair => pair.row));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_ledger_is_read_in_the_background_and_answers_meanwhile_and_afterwards(bool grows)
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open();
        if (grows)
            await stores.Blacklist.FindAsync(Questions(0, 100), Token);
        using (SqliteStores records = scratch.Open())
            await records.Blacklist.AddAsync([.. Enumerable.Range(0, Entries).Select(Objection)], Token);

        // The first question begins to read; no question waits for that.
        for (int round = 0; round < 3; round++)
            AssertEachOnce(await stores.Blacklist.FindAsync(Questions(Entries - 50, 100), Token));
        await stores.LoadAsync();
        AssertEachOnce(await stores.Blacklist.FindAsync(Questions(Entries - 50, 100), Token));

        static void AssertEachOnce(ImmutableArray<ImmutableArray<BlacklistEntry>> answers) =>
            Assert.Equal([.. Enumerable.Repeat(1, 50), .. Enumerable.Repeat(0, 50)], answers.Select(answer => answer.Length));
    }

    [Fact]
    public async Task What_does_not_fit_into_memory_is_looked_up_in_the_file()
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open(new SqliteStoreOptions { LookupBytes = 100_000 });
        await stores.Blacklist.AddAsync([.. Enumerable.Range(0, 5000).Select(Objection)], Token);
        await stores.LoadAsync();

        ImmutableArray<ImmutableArray<BlacklistEntry>> answers = await stores.Blacklist.FindAsync(Questions(0, 5000), Token);

        Assert.All(answers, answer => Assert.Single(answer));
    }

    [Fact]
    public void A_map_finds_what_a_dictionary_finds()
    {
        var random = new Random(4);
        RowMap map = RowMap.TryCreate(new LookupBudget(1L << 30))!;
        Dictionary<ulong, List<uint>> model = [];
        Span<uint> found = stackalloc uint[RowMap.MaxRows];
        for (uint row = 1; row < 60_000; row++)
        {
            // Few keys have many rows; keys lie close to each other, as numbers do.
            ulong key = 390_612_000_000 + (ulong)(random.Next(4) == 0 ? random.Next(40) : random.Next(100_000));
            Assert.True(map.TryAdd(key, row));
            if (!model.TryGetValue(key, out List<uint>? rows))
                model.Add(key, rows = []);
            rows.Add(row);
        }

        for (ulong key = 390_611_999_000; key < 390_612_101_000; key++)
        {
            int count = map.Find(key, found);
            List<uint> rows = model.GetValueOrDefault(key, []);
            Assert.Equal(rows.Count > RowMap.MaxRows ? RowMap.Many : rows.Count, count);
            Assert.Equal(rows.Count > 0, map.Contains(key));
            if (count > 0)
                Assert.Equal(rows, found[..count].ToArray());
        }
    }

    [Fact]
    public void A_map_that_may_not_grow_says_so_and_gives_its_memory_back()
    {
        var budget = new LookupBudget(100_000);
        RowMap map = RowMap.TryCreate(budget)!;
        uint rows = 0;
        while (map.TryAdd(rows + 1, rows + 1))
            rows++;

        Assert.InRange(rows, 1000u, 8000u);
        Assert.False(budget.TryTake(100_000));
        map.Release();
        Assert.True(budget.TryTake(100_000));
        Assert.Null(RowMap.TryCreate(budget));
    }

    private static BlacklistEntry Objection(int i) => new()
    {
        Id = $"o-{i}",
        Number = NumberOf(i),
        Scope = BlacklistScope.Recorder,
        RecordedBy = Acme,
        At = RecordedTime.At(AnyRecord.Now),
        Actor = "op",
        Channel = "call",
    };

    private static E164Number NumberOf(int i) => E164Number.FromDigits(393330000000UL + (ulong)i);

    private static ImmutableArray<LedgerQuery> Questions(int from, int count) => [.. Enumerable.Range(from, count).Select(i => new LedgerQuery(NumberOf(i), null, Acme, Acme, null))];
}
