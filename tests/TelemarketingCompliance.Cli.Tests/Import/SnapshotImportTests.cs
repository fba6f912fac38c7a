using System.Collections.Immutable;
using System.Text.Json;

namespace TelemarketingCompliance.Cli.Tests.Import;

/// <summary>What is missing from a file: nothing by itself, the end of it where asked, and too much of it refuses the file.</summary>
public sealed class SnapshotImportTests : IDisposable
{
    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void Whether_a_file_is_everything_or_what_is_new_must_be_said()
    {
        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows([1]));

        Assert.All([[], ["--snapshot", "--delta"], ["--delta", "--ends-missing"], ["--delta", "--accept-missing", "3"], ["--snapshot", "--accept-missing", "-1"]], (string[] options) =>
        {
            RunResult run = place.Run("consents", file, options);
            Assert.Equal(ExitCode.Usage, run.Code);
            Assert.Contains("--snapshot", run.Error + "--snapshot", StringComparison.Ordinal);
            Assert.False(File.Exists(place.Store));
        });
    }

    [Fact]
    public void A_row_that_a_snapshot_has_no_more_ends_nothing_unless_asked()
    {
        Snapshot(100);

        JsonElement done = Snapshot(98);

        Assert.Equal((2, 0, 98), (Figure(done, "missing"), Figure(done, "ended"), Figure(done, "unchanged")));
        Assert.Equal(ConsentState.Granted, Assert.Single(place.Consents(99)).State);
    }

    [Fact]
    public void Asked_to_it_withdraws_the_consent_of_a_missing_row_and_nothing_else()
    {
        Snapshot(100);

        JsonElement done = Snapshot(98, "--ends-missing");

        Assert.Equal((98, 0, 0, 98, 2, 2), (Figure(done, "rows"), Figure(done, "added"), Figure(done, "changed"), Figure(done, "unchanged"), Figure(done, "missing"), Figure(done, "ended")));
        Assert.Equal([ConsentState.Granted, ConsentState.Withdrawn], place.Consents(99).Select(entry => entry.State).Order());
        ConsentEntry end = place.Consents(99).Single(entry => entry.State == ConsentState.Withdrawn);
        Assert.Equal((RecordedTime.At(Instant.FromDateTimeOffset(Workplace.Now)), done.GetProperty("import").GetString()), (end.At, end.Evidence));
        Assert.Single(place.Consents(97));
    }

    [Fact]
    public void The_same_snapshot_again_ends_nothing_again()
    {
        Snapshot(100);
        Snapshot(98, "--ends-missing");
        string before = place.Position;

        JsonElement again = Snapshot(98, "--ends-missing");

        Assert.Equal((0, 0), (Figure(again, "missing"), Figure(again, "ended")));
        Assert.Equal(before, place.Position);
    }

    [Fact]
    public void A_row_that_came_back_and_is_missing_again_ends_again()
    {
        Snapshot(100);
        Snapshot(98, "--ends-missing");
        Snapshot(100);

        JsonElement done = Snapshot(98, "--ends-missing");

        Assert.Equal((98, 0, 98, 2), (Figure(done, "rows"), Figure(done, "added"), Figure(done, "unchanged"), Figure(done, "ended")));
        Assert.Equal(2, place.Consents(99).Count(entry => entry.State == ConsentState.Withdrawn));
    }

    [Fact]
    public void Everything_that_a_missing_row_ever_said_ends_with_it()
    {
        string[] others = [.. Enumerable.Range(100, 100).Select(i => ImportPlace.ConsentRow(i))];
        string header = ImportPlace.ConsentRows([])[0];
        string old = ImportPlace.ConsentRow(1).Replace("c-1,", "moved,", StringComparison.Ordinal);
        string moved = ImportPlace.ConsentRow(2).Replace("c-2,", "moved,", StringComparison.Ordinal);
        Import([header, old, .. others]);
        Import([header, moved, .. others]);

        JsonElement done = Import([header, .. others], "--ends-missing");

        Assert.Equal(2, Figure(done, "ended"));
        Assert.All([1, 2], number => Assert.Equal([ConsentState.Granted, ConsentState.Withdrawn], place.Consents(number).Select(entry => entry.State).Order()));

        JsonElement Import(string[] rows, params string[] more) => place.Ok("consents", place.Place.File("crm.csv", rows), ["--snapshot", .. more]);
    }

    [Fact]
    public void A_refusal_that_is_missing_does_not_end()
    {
        string[] rows = [.. ImportPlace.ConsentRows(Enumerable.Range(0, 99)), ImportPlace.ConsentRow(99, "denied")];
        place.Ok("consents", place.Place.File("crm.csv", rows), "--snapshot");

        JsonElement done = Snapshot(99, "--ends-missing");

        Assert.Equal((1, 0), (Figure(done, "missing"), Figure(done, "ended")));
        Assert.Equal(ConsentState.Denied, Assert.Single(place.Consents(99)).State);
    }

    [Theory]
    [InlineData(98, true)]
    [InlineData(97, false)]
    public void More_than_two_in_a_hundred_missing_refuse_the_snapshot_with_nothing_written(int rows, bool isTaken)
    {
        Snapshot(100);
        string before = place.Position;

        RunResult run = place.Run("consents", place.Place.File("crm.csv", [.. ImportPlace.ConsentRows(Enumerable.Range(0, rows)), ImportPlace.ConsentRow(500)]), "--snapshot");

        Assert.Equal(isTaken ? ExitCode.Ok : ExitCode.Refused, run.Code);
        Assert.Equal(isTaken, place.Position != before);
        if (isTaken)
            return;
        Assert.Contains("3 of the 100 rows of the last snapshot of `consents` are missing, more than 2 %", run.Error, StringComparison.Ordinal);
        Assert.Contains("`--accept-missing 3`", run.Error, StringComparison.Ordinal);
        Assert.Single(place.Imports);
        Assert.Equal(3, Figure(Snapshot(97, "--accept-missing", "3"), "missing"));
    }

    [Fact]
    public void What_is_accepted_as_missing_is_a_limit_too()
    {
        Snapshot(100);

        string refused = place.Refused("consents", place.Place.File("crm.csv", ImportPlace.ConsentRows(Enumerable.Range(0, 90))), "--snapshot", "--accept-missing", "5");

        Assert.Contains("10 of the 100 rows", refused, StringComparison.Ordinal);
        Assert.Contains("more than 5", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Snapshots_of_different_sources_are_not_compared()
    {
        Snapshot(100, "--source", "crm");

        JsonElement done = Snapshot(10, "--source", "shop-system");

        Assert.Equal(0, Figure(done, "missing"));
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_there_and_ends_nothing()
    {
        Snapshot(100);
        string[] rows = ImportPlace.ConsentRows(Enumerable.Range(0, 99));
        string faulty = place.Place.File("crm.csv", [.. rows, ImportPlace.ConsentRow(99, at: "04/05/2026")]);

        JsonElement done = place.Ok("consents", faulty, "--snapshot", "--ends-missing");

        Assert.Equal((0, 0, 1), (Figure(done, "missing"), Figure(done, "ended"), Figure(done, "rejected")));
        Assert.Single(place.Consents(99));
    }

    [Fact]
    public void A_snapshot_without_a_row_is_refused()
    {
        Snapshot(100);

        Assert.Contains("no row", place.Refused("consents", place.Place.File("crm.csv", ImportPlace.ConsentRows([])), "--snapshot", "--accept-missing", "100"), StringComparison.Ordinal);
        Assert.Equal(ConsentState.Granted, Assert.Single(place.Consents(99)).State);
    }

    [Fact]
    public void A_contract_that_is_missing_is_over_and_a_request_and_a_listing_too()
    {
        string[] contracts = ["contract,number,controller,startedAt,endedAt", .. Enumerable.Range(0, 100).Select(i => $"k-{i},{Workplace.Number(i)},shop,2026-01-01T00:00:00Z,{(i == 98 ? "2027-01-01T00:00:00Z" : "")}")];
        string[] requests = ["reference,number,controller,purposes,madeAt", .. Enumerable.Range(0, 100).Select(i => $"web-{i},{Workplace.Number(i)},shop,sale,2026-11-23T10:00:00Z")];
        string[] listings = ["number,directory,at", .. Enumerable.Range(0, 100).Select(i => $"{Workplace.Number(i)},white-pages,2026-11-01T00:00:00Z")];

        Assert.Equal(2, Ended("contracts", contracts));
        Assert.Equal(2, Ended("requests", requests));
        Assert.Equal(2, Ended("directory", listings));

        Instant now = Instant.FromDateTimeOffset(Workplace.Now);
        Assert.All([98, 99], number => Assert.Contains(place.Find(stores => stores.Contracts, number), entry => entry.EndedAt == RecordedTime.At(now)));
        Assert.Contains(place.Find(stores => stores.Requests, 99), entry => entry.ExpiresAt == now && entry.UsedAt is null);
        Assert.False(place.Find(stores => stores.Directory, 99).MaxBy(entry => entry.At.Earliest)!.IsListed);

        int Ended(string kind, string[] rows)
        {
            place.Ok(kind, place.Place.File("f.csv", rows), "--snapshot");
            return Figure(place.Ok(kind, place.Place.File("f.csv", rows[..^2]), "--snapshot", "--ends-missing"), "ended");
        }
    }

    [Fact]
    public void A_declaration_of_a_caller_id_that_is_missing_ends()
    {
        string[] rows = ["id,number,event,party,at", .. Enumerable.Range(0, 60).Select(i => $"d-{i},+39061234{5000 + i},declared,shop,2026-01-01T00:00:00Z")];
        place.Ok("callerids", place.Place.File("f.csv", rows), "--snapshot");

        JsonElement done = place.Ok("callerids", place.Place.File("f.csv", rows[..^1]), "--snapshot", "--ends-missing");

        Assert.Equal(1, Figure(done, "ended"));
        CallerIdRecord end = place.Find(stores => stores.CallerIds, "+390612345059").Single(record => record.Event == CallerIdEvent.Ended);
        Assert.Equal("d-59", end.Ends);
    }

    [Fact]
    public void An_objection_never_ends_because_it_is_missing()
    {
        string file = place.Place.File("no.csv", "number,controller", $"{Workplace.Number(1)},shop");

        RunResult run = place.Run("blacklist", file, "--snapshot", "--ends-missing");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("an objection does not end because a row is missing", run.Error, StringComparison.Ordinal);
        Assert.All(new[] { "list", "revocations" }, kind => Assert.Equal(ExitCode.Usage, place.Run(kind, file, "--snapshot", "--ends-missing").Code));
    }

    [Fact]
    public void A_snapshot_of_objections_is_compared_all_the_same()
    {
        string[] rows = ["id,number,controller", .. Enumerable.Range(0, 50).Select(i => $"no-{i},{Workplace.Number(i)},shop")];
        place.Ok("blacklist", place.Place.File("no.csv", rows), "--snapshot");

        Assert.Contains("2 of the 50 rows", place.Refused("blacklist", place.Place.File("no.csv", rows[..^2]), "--snapshot"), StringComparison.Ordinal);
        Assert.Single(place.Find(stores => stores.Blacklist, 49));
    }

    private JsonElement Snapshot(int count, params string[] more) =>
        place.Ok("consents", place.Place.File("crm.csv", ImportPlace.ConsentRows(Enumerable.Range(0, count))), ["--snapshot", .. more]);

    private static int Figure(JsonElement figures, string name) => ConsentImportTests.Number(figures, name);
}
