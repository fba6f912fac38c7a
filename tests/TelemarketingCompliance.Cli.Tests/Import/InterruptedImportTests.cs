using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace TelemarketingCompliance.Cli.Tests.Import;

/// <summary>An import that stopped half-way: what is on record of it, and that importing again completes it.</summary>
public sealed class InterruptedImportTests : IDisposable
{
    private const int Rows = 150_000;

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task Importing_the_file_again_completes_what_was_begun()
    {
        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows(Enumerable.Range(0, 500)));
        await BeginAsync(file, 200);

        RunResult run = place.Run("consents", file, "--delta", "--json");

        Assert.True(run.Code == ExitCode.Ok, run.Error);
        JsonElement done = JsonDocument.Parse(run.Output).RootElement;
        Assert.Contains("the import `first` of this file was interrupted; it goes on", run.Error, StringComparison.Ordinal);
        Assert.Equal(("first", 500, 500, 0), (done.GetProperty("import").GetString(), Figure(done, "rows"), Figure(done, "added"), Figure(done, "unchanged")));
        ImportRecord record = Assert.Single(place.Imports);
        Assert.Equal((500, 500, true), (record.Counts.Rows, record.Counts.Added, record.CompletedAt is not null));
        Assert.Single(place.Consents(499));
    }

    [Fact]
    public async Task An_interrupted_snapshot_that_ends_what_is_missing_goes_on_to_the_same_end()
    {
        place.Ok("consents", place.Place.File("crm.csv", ImportPlace.ConsentRows(Enumerable.Range(0, 100))), "--snapshot");
        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows(Enumerable.Range(2, 108)));
        await BeginAsync(file, 50, ImportExtent.Snapshot);

        JsonElement done = place.Ok("consents", file, "--snapshot", "--ends-missing");

        Assert.Equal((108, 10, 98, 2), (Figure(done, "rows"), Figure(done, "added"), Figure(done, "unchanged"), Figure(done, "ended")));
        Assert.Equal([ConsentState.Granted, ConsentState.Withdrawn], place.Consents(1).Select(entry => entry.State).Order());
    }

    [Fact]
    public async Task Cancelled_before_the_first_row_it_has_written_nothing()
    {
        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows([1]));
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        RunResult run = place.Place.Run(["import", "consents", file, "--delta", "--store", place.Store], cancelled.Token);

        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.Contains("nothing was written", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupted_by_the_keyboard_it_says_how_to_go_on_and_goes_on()
    {
        if (OperatingSystem.IsWindows())
            return;

        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows(Enumerable.Range(0, Rows)));
        SqliteStores.Open(place.Store).Dispose();
        using Process process = TmcProcess.Start(TmcProcess.Program, place.Place.Folder, ["import", "consents", file, "--delta", "--store", place.Store]);
        using (SqliteStores stores = SqliteStores.Open(place.Store))
            SpinWait.SpinUntil(() => process.HasExited || stores.ReadImportsAsync().AsTask().GetAwaiter().GetResult() is [{ Counts.Rows: > 0 }], TimeSpan.FromMinutes(2));

        Assert.Equal(0, TmcProcess.Run("/bin/sh", place.Place.Folder, ["-c", $"kill -{TmcProcess.Interrupt()} {process.Id}"]).Code);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("import the same file again, and it goes on", error, StringComparison.Ordinal);
        ImportRecord begun = Assert.Single(place.Imports);
        Assert.Null(begun.CompletedAt);
        Assert.InRange(begun.Counts.Added, 10_000, Rows - 1);
        Assert.False(File.Exists(file + ".rejects.csv"));
        JsonElement done = place.Ok("consents", file, "--delta");
        Assert.Equal((begun.Batch.Id, Rows, Rows), (done.GetProperty("import").GetString(), Figure(done, "rows"), Figure(done, "added")));
        Assert.NotNull(Assert.Single(place.Imports).CompletedAt);
    }

    /// <summary>Begins what the command begins, and stops after some rows.</summary>
    private async Task BeginAsync(string file, int rows, ImportExtent extent = ImportExtent.Delta)
    {
        await using SqliteStores stores = SqliteStores.Open(place.Store);
        await using SqliteImport import = await stores.BeginImportAsync(new ImportBatch
        {
            Id = "first",
            Kind = ImportKind.Consents,
            Source = "consents",
            Extent = extent,
            FileName = "crm.csv",
            FileSha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file))),
            Actor = "tmc",
            At = Instant.FromDateTimeOffset(Workplace.Now) - Duration.FromHours(1),
        });
        int from = extent == ImportExtent.Snapshot ? 2 : 0;
        ConsentEntry[] entries = [.. Enumerable.Range(from, rows).Select(EntryOf)];
        if (extent == ImportExtent.Snapshot)
        {
            await import.NameKeysAsync([.. entries.Select(entry => entry.Id)]);
            await import.CompareAsync();
        }

        await import.AddAsync<ConsentEntry>([.. entries]);
    }

    private static ConsentEntry EntryOf(int i) => new()
    {
        Id = $"c-{i}",
        Number = E164Number.Parse(Workplace.Number(i)),
        State = ConsentState.Granted,
        Controller = new PartyId("shop"),
        Purposes = [CallPurpose.Sale],
        Channels = CallChannels.OperatorCall,
        At = RecordedTime.At(Instant.FromUtc(2026, 5, 4, 8, 0)),
    };

    private static int Figure(JsonElement figures, string name) => ConsentImportTests.Number(figures, name);
}
