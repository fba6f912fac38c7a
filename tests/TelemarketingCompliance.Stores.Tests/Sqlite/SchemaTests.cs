using Microsoft.Data.Sqlite;
using TelemarketingCompliance.Stores.Tests.Records;

namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>A store is created whole, and brought up to date in one step or not at all.</summary>
public sealed class SchemaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stores_that_create_one_file_at_once_all_get_the_same()
    {
        using var scratch = new Scratch();
        using var start = new Barrier(8);

        SqliteStores[] opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(Token);
                return scratch.Open(new SqliteStoreOptions { BusyTimeout = Duration.FromMinutes(5) });
            },
            Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        for (int i = 0; i < opened.Length; i++)
            await opened[i].Blacklist.AddAsync([new AnyRecord(i).Objection($"o-{i}")], Token);

        Assert.Equal(8, scratch.Ask("SELECT count(*) FROM blacklist"));
        Array.ForEach(opened, stores => stores.Dispose());
        Assert.Equal(["store.db"], Directory.GetFiles(Path.GetDirectoryName(scratch["store.db"])!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_store_of_an_earlier_version_is_brought_up_to_date_with_what_it_holds()
    {
        using var scratch = new Scratch();
        using (SqliteStores stores = scratch.Open())
            await stores.Blacklist.AddAsync([new AnyRecord(1).Objection("o-1")], Token);

        using (Connection connection = Connection.Open(scratch["store.db"], SqliteOpenMode.ReadWrite))
            Schema.Check(connection, [.. Schema.Steps, "CREATE TABLE later (id TEXT)"]);

        Assert.Equal(2, scratch.Ask("PRAGMA user_version"));
        Assert.Equal(1, scratch.Ask("SELECT count(*) FROM blacklist"));
        Assert.Equal(0, scratch.Ask("SELECT count(*) FROM later"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_store_as_it_was()
    {
        using var scratch = new Scratch();
        scratch.Open().Dispose();
        using (Connection connection = Connection.Open(scratch["store.db"], SqliteOpenMode.ReadWrite))
            Assert.Throws<SqliteStoreException>(() => Schema.Check(connection, [.. Schema.Steps, "CREATE TABLE later (id TEXT); SELECT nonsense"]));

        Assert.Equal(1, scratch.Ask("PRAGMA user_version"));
        scratch.Open().Dispose();
        Assert.Equal(0, scratch.Ask("SELECT count(*) FROM sqlite_master WHERE name = 'later'"));
    }

    [Fact]
    public void A_copy_made_with_vacuum_is_a_store()
    {
        using var scratch = new Scratch();
        scratch.Open().Dispose();
        scratch.Execute($"VACUUM INTO '{scratch["copy.db"]}'");

        scratch.Open(name: "copy.db").Dispose();
    }

    [Fact]
    public void Every_commit_waits_for_the_disk()
    {
        using var scratch = new Scratch();
        using SqliteStores stores = scratch.Open();

        // Two is FULL; the log must be on the disk before a call returns.
        Assert.All(stores.Settings("PRAGMA synchronous"), value => Assert.Equal(2, value));
        Assert.Equal("wal", scratch.Text("PRAGMA journal_mode"));
    }
}
