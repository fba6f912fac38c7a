using System.Text;
using System.Text.Json;
using CsvHelper;

namespace TelemarketingCompliance.Cli.Tests.Screen;

/// <summary><c>tmc screen</c>: what is written of each row, what is not, and how the counts add up.</summary>
public sealed class ScreenTests : IDisposable
{
    private const string Titles = "callee;decision;basis;reasons;retry_at;valid_until;obligations;duplicate_of";

    private readonly Campaign campaign = new();

    private Workplace Place => campaign.Place;

    public void Dispose() => campaign.Dispose();

    [Fact]
    public void Every_column_is_kept_as_it_stands_and_the_decision_comes_after_it()
    {
        Place.File("list.csv", Campaign.Rows(200));

        campaign.Screen("list.csv", "out.csv");

        string[] input = [.. Place.Read("list.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        string[] output = [.. Place.Read("out.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        string[] rejects = [.. Place.Read("out.csv.rejects.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        Assert.Equal($"{input[0]};{Titles}", output[0]);
        Assert.Equal(input.Length, output.Length + rejects.Length - 1);
        HashSet<string> kept = [.. input];
        Assert.All(output.Skip(1), line => Assert.Contains(string.Join(';', Cut(line)), kept));
        Assert.Contains("list.csv,5,", rejects[1], StringComparison.Ordinal);
        Assert.Contains("a spreadsheet rounded the number", rejects[1], StringComparison.Ordinal);
        Assert.Equal(["list.csv", "out.csv", "out.csv.rejects.csv"], Place.Entries.Where(name => name.Contains("csv", StringComparison.Ordinal)));
    }

    [Fact]
    public void Counts_add_up_and_equal_the_rows_that_were_written()
    {
        Place.File("list.csv", Campaign.Rows(3000));

        JsonElement told = JsonDocument.Parse(campaign.Screen("list.csv", "out.csv", "--json").Output).RootElement;

        List<string[]> rows = Parse("out.csv");
        long Count(string name) => told.GetProperty(name).GetInt64();
        Assert.Equal(3000, Count("rows"));
        Assert.Equal(3000, Count("permitted") + Count("deferred") + Count("blocked") + Count("rejected"));
        foreach (string decision in (string[])["permitted", "deferred", "blocked"])
            Assert.Equal(rows.Count(row => row[4] == decision), Count(decision));
        Assert.Equal(rows.Count(row => row[^1].Length > 0), Count("duplicates"));
        Assert.True(Count("permitted") > 0 && Count("blocked") > 0 && Count("rejected") > 0 && Count("duplicates") > 0);
        Dictionary<string, int> reasons = rows.SelectMany(row => row[6].Split(';', StringSplitOptions.RemoveEmptyEntries)).CountBy(code => code).ToDictionary();
        Assert.Equal(reasons.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"), told.GetProperty("reasons").EnumerateObject().Select(one => $"{one.Name} {one.Value}"));
        Assert.Equal("2026-11-24T09:30:00Z", told.GetProperty("at").GetString());
        Assert.StartsWith("IT:", told.GetProperty("editions").GetString(), StringComparison.Ordinal);
        Assert.True(Count("peakMemory") > 0 && told.GetProperty("seconds").GetDouble() >= 0 && Count("rowsPerSecond") > 0);
    }

    [Fact]
    public void A_number_that_comes_again_is_screened_and_told()
    {
        Place.File("list.csv", "numero", "+393330000131", "+393330000262", "333 0000131", "n.d.", "00393330000131");

        campaign.Screen("list.csv", "out.csv");

        List<string[]> rows = Parse("out.csv", ',');
        Assert.Equal(["", "", "2", "2"], rows.Select(row => row[^1]));
        Assert.Equal(rows[0][1..^1], rows[2][1..^1]);
    }

    [Fact]
    public void At_night_a_row_is_deferred_until_the_hour_at_which_it_is_permitted()
    {
        Place.File("list.csv", Campaign.Rows(300));
        campaign.Screen("list.csv", "day.csv");

        Place.Ok(campaign.Args("list.csv", "night.csv").Select(arg => arg == Campaign.At ? "2026-11-24T22:00+01:00" : arg).ToArray());

        string[] byDay = [.. Parse("day.csv").Where(row => row[4] == "permitted").Select(row => row[0])];
        List<string[]> deferred = [.. Parse("night.csv").Where(row => row[4] == "deferred")];
        Assert.Equal(byDay, deferred.Select(row => row[0]));
        Assert.All(deferred, row => Assert.Equal(("hours.closed", "2026-11-25T08:00:00Z"), (row[6], row[7])));
    }

    [Fact]
    public void A_list_may_be_in_any_encoding_and_comes_out_in_UTF8()
    {
        string text = string.Concat(Campaign.Rows(50).Select(row => row + "\r\n"));
        Place.Bytes("utf8.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);
        Place.Bytes("utf16.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]);
        Place.Bytes("ansi.csv", FieldText.Windows1252.GetBytes(text));

        foreach (string name in (string[])["utf8", "utf16", "ansi"])
            campaign.Screen($"{name}.csv", $"{name}.out");
        campaign.Screen("ansi.csv", "named.out", "--encoding", "windows-1252");
        campaign.Screen("utf8.csv", "named8.out", "--encoding", "utf-8", "--delimiter", ";");

        string expected = Place.Read("utf8.out");
        Assert.Contains("città 7", expected, StringComparison.Ordinal);
        Assert.All((string[])["utf16.out", "ansi.out", "named.out", "named8.out"], name => Assert.Equal(expected, Place.Read(name)));
    }

    [Theory]
    [InlineData("+393330000131\n+393330000262\n", "number,callee", ',')]
    [InlineData("a;+393330000131\nb;+393330000262\n", "column_1;column_2;callee", ';')]
    [InlineData("sep=;\nid;numero\na;+393330000131\nb;+393330000262\n", "sep=;\nid;numero;callee", ';')]
    [InlineData("id\tnumero\r\na\t+393330000131\r\n\r\nb\t+393330000262\n", "id\tnumero\tcallee", '\t')]
    public void The_first_line_has_titles_whatever_the_list_had(string list, string beginning, char separator)
    {
        Place.Bytes("list.csv", Encoding.UTF8.GetBytes(list));

        campaign.Screen("list.csv", "out.csv", "--column", list.Contains("numero", StringComparison.Ordinal) ? "numero" : list.StartsWith('+') ? "1" : "2");

        string output = Place.Read("out.csv");
        Assert.StartsWith(beginning + separator + "decision", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split('\n').Count(line => line.Contains($"{separator}+39333", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_row_may_name_its_list()
    {
        Place.File("list.csv", "id,numero,lista", "1,+393330000131,autumn", "2,+393330000131,", "3,+393330000131,other");

        campaign.Screen("list.csv", "out.csv", "--list-column", "lista");

        List<string[]> rows = Parse("out.csv", ',');
        Assert.Equal(rows[0][4..^1], rows[1][4..^1]);
        Assert.DoesNotContain("list.off-list", rows[0][6], StringComparison.Ordinal);
        Assert.Contains("list.off-list", rows[2][6], StringComparison.Ordinal);
    }

    [Fact]
    public void Another_number_may_be_presented()
    {
        Place.File("list.csv", "numero", "+393330000131");

        campaign.Screen("list.csv", "out.csv", "--caller-id", "+390298765432");

        Assert.Contains("caller-id.not-declared", Place.Read("out.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_too_long_spoils_one_row()
    {
        Place.File("list.csv", "numero;nota", "+393330000131;a", $"+393330000262;{new string('x', 10 << 20)}", "+393330000393;b");

        campaign.Screen("list.csv", "out.csv");

        Assert.Equal(["+393330000131", "+393330000393"], Parse("out.csv").Select(row => row[2]));
        Assert.Contains("longer than 1 MB", Place.Read("out.csv.rejects.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "`list.csv` is empty")]
    [InlineData("id;nome\n1;Anna\n", "which column holds the numbers?")]
    [InlineData("numero;decision\n+393330000131;x\n", "line 1: there is a column `decision` already")]
    public void A_list_that_cannot_be_read_is_refused_and_nothing_is_written(string list, string message)
    {
        Place.Bytes("list.csv", Encoding.UTF8.GetBytes(list));

        RunResult result = Place.Run(campaign.Args("list.csv", "out.csv"));

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Place.Entries, name => name.StartsWith("out", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_command_line_gets_wrong_is_named()
    {
        Place.File("list.csv", "numero", "+393330000131");

        (string[] Args, string Message)[] wrong =
        [
            (campaign.Args("list.csv", "list.csv"), "`list.csv` is one of the inputs"),
            ([.. campaign.Args("list.csv", "out.csv").Select(arg => arg == "autumn" ? "spring" : arg)], "has no campaign `spring`; it has `autumn`"),
            (campaign.Args("list.csv", "out.csv", "--column", "telefono"), "there is no column `telefono`"),
            (campaign.Args("list.csv", "out.csv", "--caller-id", "12"), "`--caller-id`"),
            (campaign.Args("list.csv", "out.csv", "--encoding", "ebcdic"), "is none of utf-8, utf-16, windows-1252"),
            (campaign.Args("list.csv", "out.csv", "--delimiter", "xx"), "`--delimiter`: `xx`"),
            (campaign.Args("none.csv", "out.csv"), "`none.csv` does not exist"),
            (campaign.Args("list.csv", "none/out.csv"), "its folder does not exist"),
        ];
        Assert.All(wrong, one =>
        {
            RunResult result = Place.Run(one.Args);
            Assert.NotEqual(ExitCode.Ok, result.Code);
            Assert.Contains(one.Message, result.Error, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_answer_of_an_earlier_screening_stands_until_the_new_one_is_whole()
    {
        Place.File("list.csv", Campaign.Rows(100));
        campaign.Screen("list.csv", "out.csv");
        string before = Place.Read("out.csv");
        using MemoryStream packed = new();
        using (System.IO.Compression.GZipStream gzip = new(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Campaign.Rows(20_000).Select(row => row + "\n"))));
        Place.Bytes("cut.csv.gz", packed.ToArray()[..((int)packed.Length / 2)]);

        RunResult result = Place.Run(campaign.Args("cut.csv.gz", "out.csv"));

        Assert.NotEqual(ExitCode.Ok, result.Code);
        Assert.Contains("is not one whole gzip file", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Place.Read("out.csv"));
    }

    [Fact]
    public async Task A_hundred_thousand_rows_get_what_each_gets_by_itself()
    {
        using var large = new Campaign(known: 100_000);
        large.Place.File("list.csv", Campaign.Rows(100_000));

        large.Screen("list.csv", "out.csv");

        using Cli.Policy.PolicyEngine opened = large.Open();
        Cli.Policy.PolicyCampaign about = opened.Policy.CampaignOf("autumn");
        Instant at = Instants.TryRead(Campaign.At)!.Value;
        string[] lines = [.. large.Place.Read("out.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
        Assert.InRange(lines.Length, 90_000, 99_999);
        foreach (string line in lines)
        {
            string[] fields = Fields(line);
            CallDecision one = await opened.Engine.EvaluateAsync(about.CallTo(E164Number.Parse(fields[3]), about.CallerIds[0]), at);
            string expected = string.Join(
                '|', one.IsPermitted ? "permitted" : one.RetryAt is null ? "blocked" : "deferred", one.Basis, string.Join(';', one.Reasons), Text(one.RetryAt), Text(one.ValidUntil),
                string.Join(';', one.Obligations.Select(obligation => obligation.Code.Code)));
            Assert.Equal(expected, string.Join('|', fields[4..10]));
        }
    }

    private static string Text(Instant? instant) => instant is { } given ? Instants.Format(given) : "";

    private static string[] Cut(string line) => [.. line.Split(';')[..^Math.Max(0, line.Split(';').Length - InputFields(line))]];

    // The note of each row holds a separator between quotes.
    private static int InputFields(string line) => line.Split(';').TakeWhile(field => !field.EndsWith("\"\"\"", StringComparison.Ordinal)).Count() + 1;

    private static string[] Fields(string line, char separator = ';')
    {
        using CsvReader reader = CsvReader.FromText(line, new CsvReaderOptions { Separator = separator, HasHeader = false });
        Assert.True(reader.Read());
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))];
    }

    private List<string[]> Parse(string name, char separator = ';') =>
        [.. Place.Read(name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Fields(line, separator))];
}
