using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace TelemarketingCompliance.Cli.Tests.Import;

/// <summary>Files and stores that are not what they should be.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void An_empty_file_a_header_without_rows_a_file_without_a_header_and_none_are_refused_and_no_store_is_made()
    {
        string header = ImportPlace.ConsentRows([])[0];

        Assert.Contains("`crm.csv` is empty", place.Refused("consents", place.Place.File("crm.csv"), "--delta"), StringComparison.Ordinal);
        Assert.Contains("`crm.csv` has a header and no row", place.Refused("consents", place.Place.File("crm.csv", header), "--delta"), StringComparison.Ordinal);
        Assert.Contains("`crm.csv`, line 1: this is a row and no header", place.Refused("consents", place.Place.File("crm.csv", ImportPlace.ConsentRow(1)), "--delta"), StringComparison.Ordinal);
        Assert.Contains("`missing.csv` does not exist", place.Refused("consents", place["missing.csv"], "--delta"), StringComparison.Ordinal);
        Assert.Contains("it is a folder", place.Refused("consents", place.Place.Folder, "--delta"), StringComparison.Ordinal);
        Assert.Equal(["crm.csv"], place.Place.Entries);
    }

    [Fact]
    public void A_column_that_two_titles_could_mean_is_asked_about()
    {
        string refused = place.Refused("consents", place.Place.File("crm.csv", "telefono,cellulare,controller,state", $"{Workplace.Number(1)},{Workplace.Number(2)},shop,denied"), "--delta");

        Assert.Contains("the columns `telefono`, `cellulare` could all be `number`; say which with `columns` in a mapping", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Mixed_line_ends_are_lines()
    {
        string text = ImportPlace.ConsentRows([])[0] + "\r\n" + ImportPlace.ConsentRow(1) + "\n" + ImportPlace.ConsentRow(2) + "\r\n\r\n" + ImportPlace.ConsentRow(3) + "\r" + ImportPlace.ConsentRow(4);

        JsonElement done = place.Ok("consents", place.Place.Bytes("crm.csv", Encoding.UTF8.GetBytes(text)), "--delta");

        Assert.Equal((4, 4), (Figure(done, "rows"), Figure(done, "added")));
    }

    [Fact]
    public void A_field_of_ten_megabytes_spoils_its_own_row()
    {
        string file = place.Place.File("crm.csv", [.. ImportPlace.ConsentRows([1]), ImportPlace.ConsentRow(2) + new string('x', 10 << 20), ImportPlace.ConsentRow(3)]);

        JsonElement done = place.Ok("consents", file, "--delta");

        Assert.Equal((3, 2, 1), (Figure(done, "rows"), Figure(done, "added"), Figure(done, "rejected")));
        Assert.StartsWith("crm.csv,3,", Assert.Single(ImportPlace.Rejects(file)), StringComparison.Ordinal);
        Assert.EndsWith("the line is longer than 1 MB", ImportPlace.Rejects(file)[0], StringComparison.Ordinal);
        Assert.True(new FileInfo(file + ".rejects.csv").Length < 2_000);
    }

    [Fact]
    public void A_long_field_is_not_repeated_in_its_reason()
    {
        string file = place.Place.File("crm.csv", [.. ImportPlace.ConsentRows([1]), ImportPlace.ConsentRow(2, new string('x', 100_000))]);

        place.Ok("consents", file, "--delta");

        Assert.True(new FileInfo(file + ".rejects.csv").Length < 2_000);
    }

    [Fact]
    public void A_header_that_never_ends_is_refused() =>
        Assert.Contains("line 1: the header is longer than 32 KB", place.Refused("consents", place.Place.File("crm.csv", "number,controller,state," + new string('x', 10 << 20)), "--delta"), StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    public void The_encoding_is_found_out(string name)
    {
        Encoding encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes($"finalità;number;controller;state;textVersion\nsale;{Workplace.Number(1)};shop;denied;perché\n")];

        place.Ok("consents", place.Place.Bytes("crm.csv", bytes), "--delta");

        Assert.Equal("perché", Assert.Single(place.Consents(1)).TextVersion);
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_told_and_left_as_it_is()
    {
        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows([1]));
        place.Place.File("compliance.db", "no store");
        Assert.Equal(ExitCode.Damaged, place.Run("consents", file, "--delta").Code);
        Assert.Equal("no store\n", place.Place.Read("compliance.db"));
        Assert.Equal(ExitCode.Damaged, place.Run("consents", file, "--delta", "--dry-run").Code);

        File.Delete(place.Store);
        using (SqliteConnection other = new($"Data Source={place.Store};Pooling=False"))
        {
            other.Open();
            using SqliteCommand create = other.CreateCommand();
            create.CommandText = "CREATE TABLE t (a)";
            create.ExecuteNonQuery();
        }

        RunResult foreign = place.Run("consents", file, "--delta");
        Assert.Equal(ExitCode.Damaged, foreign.Code);
        Assert.Contains("`compliance.db` is no store of this library: it is an SQLite file of another application", foreign.Error, StringComparison.Ordinal);

        File.Delete(place.Store);
        Directory.CreateDirectory(place.Store);
        Assert.Contains("it is a folder", place.Run("consents", file, "--delta").Error, StringComparison.Ordinal);
        Assert.Contains("its folder does not exist", place.Place.Run("import", "consents", file, "--delta", "--store", place["no/where.db"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_is_refused_because_it_is_read_twice()
    {
        if (!OperatingSystem.IsLinux())
            return;

        (int code, _, string error) = TmcProcess.Run("/bin/sh", place.Place.Folder, ["-c", $"printf 'number,controller,state\\n{Workplace.Number(1)},shop,denied\\n' | {TmcProcess.Program} import consents /dev/stdin --delta --store s.db"]);

        Assert.Equal(1, code);
        Assert.Contains("`stdin` cannot be read twice; write it to a file first", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_told_and_what_was_written_is_whole()
    {
        if (!OperatingSystem.IsLinux())
            return;

        string file = place.Place.File("crm.csv", ImportPlace.ConsentRows(Enumerable.Range(0, 60_000)));
        string target = Directory.CreateDirectory(place["disk"]).FullName;
        string import = $"{TmcProcess.Program} import consents {file} --delta --store {target}/s.db";
        (int code, string output, string error) = TmcProcess.Run(
            "unshare", place.Place.Folder,
            ["--user", "--map-root-user", "--mount", "sh", "-c", $"mount -t tmpfs -o size=12m tmpfs {target} && {{ {import}; echo code $?; mount -o remount,size=200m {target}; {import} --json; echo code $?; }}"]);

        // Where the system forbids mounting, the words are all that can be proved.
        if (code != 0 || !output.Contains("code", StringComparison.Ordinal))
        {
            Assert.Equal((ExitCode.Refused, true), Full());
            return;
        }

        Assert.StartsWith("code 1\n", output, StringComparison.Ordinal);
        Assert.Contains("error: the store `s.db` is full, or its disk is", error, StringComparison.Ordinal);
        Assert.Contains("goes on", error, StringComparison.Ordinal);
        Assert.Contains("\"rows\":60000,\"added\":60000,", output, StringComparison.Ordinal);
        Assert.EndsWith("code 0\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_is_full_is_refused_in_words() => Assert.Equal((ExitCode.Refused, true), Full());

    private (ExitCode, bool) Full()
    {
        using SqliteStores stores = SqliteStores.Open(place["small.db"], new SqliteStoreOptions { MaxBytes = 1 << 20 });
        SqliteStoreException full = Assert.Throws<SqliteStoreException>((Action)Fill);
        (ExitCode code, string message) = Failures.Read(full);
        return (code, message.Contains("is full, or its disk is", StringComparison.Ordinal));

        void Fill()
        {
            for (int i = 0; ; i++)
                stores.Consents.AddAsync([.. Enumerable.Range(i * 1000, 1000).Select(Refusal)], CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }

        static ConsentEntry Refusal(int i) => new() { Id = $"c-{i}", Number = E164Number.Parse(Workplace.Number(i % 1000)), State = ConsentState.Denied, Controller = new PartyId("shop") };
    }

    private static int Figure(JsonElement figures, string name) => ConsentImportTests.Number(figures, name);
}
