using System.Collections.Immutable;
using TelemarketingCompliance.Stores.Tests.Sqlite;

namespace TelemarketingCompliance.Stores.Tests.Imports;

/// <summary>A snapshot is compared with the last one before anything is written; what is missing ends nothing by itself.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly SqliteStores stores;

    public SnapshotTests() => stores = scratch.Open();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public async Task A_shorter_snapshot_says_how_many_rows_are_missing_and_nothing_is_written()
    {
        await ImportAsync("b-1", Importing.Consents(0, 1000));
        await using SqliteImport import = await BeginAsync("b-2", Importing.Consents(30, 980));

        SnapshotGap gap = await import.CompareAsync(Token);

        Assert.Equal(new SnapshotGap(1000, 30, 980), gap);
        Assert.Equal(1000, scratch.Ask("SELECT count(*) FROM consent"));
        Assert.Single(await stores.ReadImportsAsync(Token));
    }

    [Fact]
    public async Task The_first_snapshot_misses_nothing_and_so_does_the_same_again()
    {
        await using (SqliteImport first = await BeginAsync("b-1", Importing.Consents(0, 10)))
            Assert.Equal(new SnapshotGap(0, 0, 10), await first.CompareAsync(Token));
        await ImportAsync("b-2", Importing.Consents(0, 10));

        await using SqliteImport again = await BeginAsync("b-3", Importing.Consents(0, 10));

        Assert.Equal(new SnapshotGap(10, 0, 10), await again.CompareAsync(Token));
    }

    [Fact]
    public async Task What_is_missing_is_listed_with_all_that_is_on_record_about_it_and_ended_by_entries()
    {
        await ImportAsync("b-1", Importing.Consents(0, 30_000));
        await ImportAsync("b-2", [.. Importing.Consents(0, 1, "v2"), .. Importing.Consents(1, 29_999)], file: 'b');
        await stores.Consents.AddAsync([Importing.Consent(0) with { Id = "crm-0a" }, Importing.Consent(0) with { Id = "crm-" }], Token);
        await using SqliteImport import = await BeginAsync("b-3", Importing.Consents(2, 29_998), file: 'c');
        await import.CompareAsync(Token);

        List<MissingRow<ConsentEntry>> missing = [];
        await foreach (MissingRow<ConsentEntry> row in import.FindMissingAsync<ConsentEntry>(Token))
            missing.Add(row);
        await import.AddAsync(Importing.Consents(2, 29_998), Token);
        await import.AddAsync<ConsentEntry>([.. missing.Select(row => Ended(row.Entries[^1]))], Token);
        await import.CompleteAsync(Token);

        Assert.Equal(["crm-0", "crm-1"], missing.Select(row => row.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["v1", "v2"], missing.Single(row => row.Key == "crm-0").Entries.Select(entry => entry.TextVersion));
        await using SqliteImport next = await BeginAsync("b-4", Importing.Consents(2, 29_998), file: 'd');
        Assert.Equal(new SnapshotGap(29_998, 0, 29_998), await next.CompareAsync(Token));

        static ConsentEntry Ended(ConsentEntry last) => last with { Id = last.Id.Split('#')[0] + ".gone", State = ConsentState.Withdrawn };
    }

    [Fact]
    public async Task Snapshots_of_another_source_or_kind_and_deltas_are_another_matter()
    {
        await ImportAsync("b-1", Importing.Consents(0, 10));
        await using (SqliteImport other = await stores.BeginImportAsync(Importing.Batch("b-2", ImportExtent.Snapshot) with { Source = "web" }, Token))
        {
            await other.NameKeysAsync(["web-1"], Token);
            Assert.Equal(new SnapshotGap(0, 0, 1), await other.CompareAsync(Token));
            await other.AddAsync([Importing.Consent(99) with { Id = "web-1" }], Token);
            await other.CompleteAsync(Token);
        }

        await Importing.ImportAsync(stores, Importing.Batch("b-3", file: 'd'), Importing.Consents(50, 1), Token);

        await using SqliteImport next = await BeginAsync("b-4", Importing.Consents(0, 9));
        Assert.Equal(new SnapshotGap(10, 1, 9), await next.CompareAsync(Token));
    }

    [Fact]
    public async Task An_interrupted_snapshot_leaves_the_last_complete_one_to_be_compared_with()
    {
        await ImportAsync("b-1", Importing.Consents(0, 100));
        await using (SqliteImport interrupted = await BeginAsync("b-2", Importing.Consents(0, 50), file: 'b'))
        {
            await interrupted.CompareAsync(Token);
            await interrupted.AddAsync(Importing.Consents(0, 50), Token);
        }

        await using SqliteImport next = await BeginAsync("b-3", Importing.Consents(0, 99), file: 'c');

        Assert.Equal(new SnapshotGap(100, 1, 99), await next.CompareAsync(Token));
    }

    [Fact]
    public async Task A_snapshot_that_was_not_compared_writes_nothing()
    {
        await using SqliteImport import = await stores.BeginImportAsync(Importing.Batch("b-1", ImportExtent.Snapshot), Token);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await import.CompareAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await import.AddAsync(Importing.Consents(0, 1), Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await import.CompleteAsync(Token));
        await import.NameKeysAsync(["crm-0"], Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await import.AddAsync(Importing.Consents(0, 1), Token));
        await import.CompareAsync(Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await import.NameKeysAsync(["crm-1"], Token));

        Assert.Empty(await stores.ReadImportsAsync(Token));
        await using SqliteImport delta = await stores.BeginImportAsync(Importing.Batch("b-2"), Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await delta.NameKeysAsync(["crm-0"], Token));
    }

    private async Task ImportAsync(string id, ImmutableArray<ConsentEntry> entries, char file = 'a') =>
        await Importing.ImportAsync(stores, Importing.Batch(id, ImportExtent.Snapshot, file: file), entries, Token);

    private async Task<SqliteImport> BeginAsync(string id, ImmutableArray<ConsentEntry> entries, char file = 'f')
    {
        SqliteImport import = await stores.BeginImportAsync(Importing.Batch(id, ImportExtent.Snapshot, file: file), Token);
        await import.NameKeysAsync([.. entries.Select(entry => entry.Id)], Token);
        return import;
    }
}
