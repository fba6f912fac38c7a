using System.Collections.Immutable;
using System.Security.Cryptography;
using TelemarketingCompliance.Stores.Tests.Records;
using TelemarketingCompliance.Stores.Tests.Sqlite;

namespace TelemarketingCompliance.Stores.Tests.Imports;

/// <summary>Rows of files come in with where they are from, once, and an import that was interrupted goes on.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly SqliteStores stores;

    public ImportTests() => stores = scratch.Open();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public async Task Every_entry_knows_the_import_it_came_with()
    {
        await stores.Consents.AddAsync([Importing.Consent(0)], Token);
        ImportBatch batch = Importing.Batch("b-1");
        await Importing.ImportAsync(stores, batch, Importing.Consents(1, 3), Token);

        ImportRecord record = Assert.Single(await stores.ReadImportsAsync(Token));

        Assert.Equal((batch, new ImportCounts { Rows = 3, Added = 3 }), (record.Batch, record.Counts));
        Assert.NotNull(record.CompletedAt);
        Assert.Equal(3, scratch.Ask("SELECT count(*) FROM consent JOIN import_batch ON import_batch.seq = consent.batch WHERE import_batch.id = 'b-1'"));
        Assert.Equal(1, scratch.Ask("SELECT count(*) FROM consent WHERE batch IS NULL"));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_but_the_list_of_imports()
    {
        await Importing.ImportAsync(stores, Importing.Batch("b-1"), Importing.Consents(0, 25_000), Token);

        ImportRecord again = await Importing.ImportAsync(stores, Importing.Batch("b-2"), Importing.Consents(0, 25_000), Token);

        Assert.Equal((0, 25_000), (again.Counts.Added, again.Counts.Unchanged));
        Assert.Equal(25_000, scratch.Ask("SELECT count(*) FROM consent"));
        Assert.Equal(2, (await stores.ReadImportsAsync(Token)).Length);
    }

    [Fact]
    public async Task Changed_content_stands_beside_what_stood_and_once()
    {
        await Importing.ImportAsync(stores, Importing.Batch("b-1"), Importing.Consents(0, 10), Token);
        ImmutableArray<ConsentEntry> changed = [.. Importing.Consents(0, 8), .. Importing.Consents(8, 2, "v2")];
        string version = "crm-8#" + Convert.ToHexStringLower(SHA256.HashData(StoredJson.Write(changed[8]).Span))[..8];

        ImportCounts first = (await Importing.ImportAsync(stores, Importing.Batch("b-2", file: 'b'), changed, Token)).Counts;
        ImportCounts second = (await Importing.ImportAsync(stores, Importing.Batch("b-3", file: 'b'), changed, Token)).Counts;

        Assert.Equal((10, 0, 2, 8), (first.Rows, first.Added, first.Changed, first.Unchanged));
        Assert.Equal((10, 0, 0, 10), (second.Rows, second.Added, second.Changed, second.Unchanged));
        ImmutableArray<ConsentEntry> found = (await stores.Consents.FindAsync([new(Importing.NumberOf(8), null, Importing.Shop, Importing.Shop, null)], Token))[0];
        Assert.Equal(["crm-8", version], found.Select(entry => entry.Id));
        Assert.Equal(["v1", "v2"], found.Select(entry => entry.TextVersion));
    }

    [Fact]
    public async Task Every_row_is_told_what_became_of_it()
    {
        await stores.Consents.AddAsync([Importing.Consent(0)], Token);
        await using SqliteImport import = await stores.BeginImportAsync(Importing.Batch("b-1"), Token);

        ImmutableArray<ImportedAs> became = await import.AddAsync(
            [Importing.Consent(0), Importing.Consent(1), Importing.Consent(1), Importing.Consent(1, "v2"), Importing.Consent(0, "v2"), Importing.Consent(0, "v2")], Token);

        Assert.Equal([ImportedAs.Unchanged, ImportedAs.Added, ImportedAs.Unchanged, ImportedAs.Changed, ImportedAs.Changed, ImportedAs.Unchanged], became);
        Assert.Equal((6, 1, 2, 3), (import.Counts.Rows, import.Counts.Added, import.Counts.Changed, import.Counts.Unchanged));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task An_interrupted_import_stays_on_record_and_begun_again_it_counts_as_if_it_had_not_been(int seed)
    {
        var random = new Random(seed);
        await Importing.ImportAsync(stores, Importing.Batch("b-0", file: 'b'), Importing.Consents(0, 5_000, "v0"), Token);
        ImmutableArray<ConsentEntry> all = Importing.Consents(0, 40_000);
        int done = random.Next(1, 39_000);
        await using (SqliteImport interrupted = await stores.BeginImportAsync(Importing.Batch("b-1"), Token))
            await interrupted.AddAsync(all[..done], Token);

        ImportRecord running = (await stores.ReadImportsAsync(Token))[1];
        Assert.Null(running.CompletedAt);
        Assert.Equal(done, running.Counts.Rows);

        await using SqliteImport resumed = await stores.BeginImportAsync(Importing.Batch("b-2") with { FileName = "copy of crm.csv" }, Token);
        await resumed.AddAsync(all, Token);
        ImportRecord completed = await resumed.CompleteAsync(Token);

        Assert.True(resumed.IsResumed);
        Assert.Equal("b-1", completed.Batch.Id);
        Assert.Equal((40_000, 35_000, 5_000, 0), (completed.Counts.Rows, completed.Counts.Added, completed.Counts.Changed, completed.Counts.Unchanged));
        Assert.Equal(2, (await stores.ReadImportsAsync(Token)).Length);
        Assert.Equal(40_000, scratch.Ask("SELECT count(*) FROM consent WHERE batch = 2"));
    }

    [Fact]
    public async Task An_import_given_up_between_two_steps_keeps_what_was_added()
    {
        using var caller = new CancellationTokenSource();
        await using SqliteImport import = await stores.BeginImportAsync(Importing.Batch("b-1"), Token);
        await import.AddAsync(Importing.Consents(0, 100), caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await import.AddAsync(Importing.Consents(100, 100), caller.Token));

        Assert.Equal(100, scratch.Ask("SELECT count(*) FROM consent"));
        Assert.Equal(100, import.Counts.Rows);
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_become_of_each_row_and_keeps_nothing()
    {
        await Importing.ImportAsync(stores, Importing.Batch("b-1"), Importing.Consents(0, 5), Token);

        ImportRecord dry = await Importing.ImportAsync(stores, Importing.Batch("b-2", file: 'b') with { IsDryRun = true }, [.. Importing.Consents(0, 4), Importing.Consent(4, "v2"), Importing.Consent(5)], Token);

        Assert.Equal((6, 1, 1, 4), (dry.Counts.Rows, dry.Counts.Added, dry.Counts.Changed, dry.Counts.Unchanged));
        Assert.Null(dry.CompletedAt);
        Assert.Equal(5, scratch.Ask("SELECT count(*) FROM consent"));
        Assert.Single(await stores.ReadImportsAsync(Token));
    }

    [Fact]
    public async Task The_store_is_used_while_an_import_runs()
    {
        await using SqliteImport import = await stores.BeginImportAsync(Importing.Batch("b-1"), Token);
        Task importing = Task.Run(async () => await import.AddAsync(Importing.Consents(0, 60_000), Token), Token);
        int objections = 0;
        do
        {
            await stores.Blacklist.AddAsync([new AnyRecord(objections).Objection($"o-{objections}")], Token);
            objections++;
        }
        while (!importing.IsCompleted);
        await importing;

        Assert.Equal(60_000, scratch.Ask("SELECT count(*) FROM consent"));
        Assert.Equal(objections, scratch.Ask("SELECT count(*) FROM blacklist"));
    }

    [Fact]
    public async Task Numbers_of_a_contact_list_come_in_with_their_import()
    {
        ContactList list = new() { Id = new("bought"), Controller = Importing.Shop, AcquiredAt = RecordedTime.At(AnyRecord.Now) };
        ImmutableArray<E164Number> numbers = [.. Enumerable.Range(0, 12_000).Select(Importing.NumberOf)];
        await stores.ContactLists.AddAsync(list, numbers[..100], Token);
        await using SqliteImport import = await stores.BeginImportAsync(Importing.Batch("b-1", kind: ImportKind.ContactLists), Token);

        await import.AddNumbersAsync(list, numbers, Token);

        Assert.Equal((12_000, 11_900, 100), (import.Counts.Rows, import.Counts.Added, import.Counts.Unchanged));
        Assert.True((await stores.ContactLists.FindAsync([new(numbers[^1], null, Importing.Shop, Importing.Shop, list.Id)], Token))[0].Contains);
        await Assert.ThrowsAsync<ArgumentException>(async () => await import.AddNumbersAsync(list with { Supplier = new("seller") }, numbers, Token));
    }

    [Fact]
    public async Task Calls_of_the_past_come_in_once_and_count_for_their_campaign()
    {
        Instant now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        StoredAttempt[] calls = [.. Enumerable.Range(0, 12_000).Select(i => Importing.Call(i, now - Duration.FromMinutes(i + 1)))];
        StoredAttempt other = calls[1] with { ChargedAt = calls[1].ChargedAt - Duration.Epsilon };
        await using SqliteImport import = await stores.BeginImportAsync(Importing.Batch("b-1", kind: ImportKind.Calls), Token);

        ImmutableArray<ImportedAs> became = await import.AddCallsAsync([.. calls, calls[0], other], Token);

        Assert.Equal([ImportedAs.Added, ImportedAs.Unchanged, ImportedAs.Refused], became[^3..]);
        Assert.Equal((12_002, 12_000, 1, 1), (import.Counts.Rows, import.Counts.Added, import.Counts.Unchanged, import.Counts.Refused));
        Assert.Equal(12_000, (await stores.Attempts.CountAsync([CampaignQuery.For(calls[0].Request)], Token))[0].Whole.Dialed);
        Assert.Equal(calls[5].Permit, Assert.Single((await stores.Attempts.FindAsync([AttemptQuery.For(calls[5].Request)], Token))[0]).Permit);
    }

    [Fact]
    public async Task Entries_of_another_kind_or_with_ids_that_cannot_change_are_refused()
    {
        await using SqliteImport import = await stores.BeginImportAsync(Importing.Batch("b-1"), Token);

        await Assert.ThrowsAsync<ArgumentException>(async () => await import.AddAsync([new AnyRecord(1).Objection("o-1")], Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await import.AddNumbersAsync(new AnyRecord(1).List(new("l")), [Importing.NumberOf(1)], Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await import.AddCallsAsync([], Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await import.AddAsync([Importing.Consent(1) with { Id = "a#b" }], Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await import.AddAsync([Importing.Consent(1) with { Id = new string('x', 56) }], Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await import.AddAsync([Importing.Consent(1), Importing.Consent(2) with { Purposes = default }], Token));

        Assert.Empty(await stores.ReadImportsAsync(Token));
    }

    [Fact]
    public async Task An_id_is_given_once_and_a_completed_import_is_over()
    {
        await using SqliteImport import = await stores.BeginImportAsync(Importing.Batch("b-1"), Token);
        await import.CompleteAsync(Token);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await import.AddAsync([Importing.Consent(1)], Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await import.CompleteAsync(Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await stores.BeginImportAsync(Importing.Batch("b-1", file: 'b'), Token));
    }

    [Fact]
    public async Task Two_that_import_one_file_at_once_complete_it_once()
    {
        await using (SqliteImport begun = await stores.BeginImportAsync(Importing.Batch("b-1"), Token))
            await begun.AddAsync(Importing.Consents(0, 10), Token);
        await using SqliteImport one = await stores.BeginImportAsync(Importing.Batch("b-2"), Token);
        await using SqliteImport other = await stores.BeginImportAsync(Importing.Batch("b-3"), Token);
        await one.AddAsync(Importing.Consents(0, 20), Token);
        await other.AddAsync(Importing.Consents(0, 20), Token);

        await one.CompleteAsync(Token);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await other.CompleteAsync(Token));
        Assert.Equal(20, Assert.Single(await stores.ReadImportsAsync(Token)).Counts.Added);
    }

    public static TheoryData<string, ImportBatch> Contradictions { get; } = new()
    {
        { "Id", Importing.Batch("with blank ") },
        { "Source", Importing.Batch("b") with { Source = " " } },
        { "FileName", Importing.Batch("b") with { FileName = "" } },
        { "Actor", Importing.Batch("b") with { Actor = "" } },
        { "FileSha256", Importing.Batch("b") with { FileSha256 = "abc" } },
        { "MappingSha256", Importing.Batch("b") with { MappingSha256 = new string('G', 64) } },
        { "Zone", Importing.Batch("b") with { Zone = "Europe/Atlantis" } },
        { "Kind", Importing.Batch("b") with { Kind = (ImportKind)99 } },
        { "Extent", Importing.Batch("b") with { Extent = (ImportExtent)99 } },
    };

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public async Task An_import_that_does_not_say_where_it_is_from_is_refused_with_the_field(string field, ImportBatch batch)
    {
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () => await stores.BeginImportAsync(batch, Token));

        Assert.Contains($"field `{field}`", refused.Message, StringComparison.Ordinal);
    }
}
