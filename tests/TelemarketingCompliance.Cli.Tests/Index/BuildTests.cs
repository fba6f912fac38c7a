using System.Text.Json;

namespace TelemarketingCompliance.Cli.Tests.Index;

public sealed class BuildTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void What_was_asked_and_did_not_come_back_is_listed()
    {
        string index = place.SmallIndex();

        Assert.Equal([$"{Workplace.Number(0)}\tlisted", $"{Workplace.Number(1)}\tclear", $"{Workplace.Number(500)}\tnot-asked"],
            place.Ok("index", "query", index, Workplace.Number(0), Workplace.Number(1), Workplace.Number(500)).Lines);
    }

    [Fact]
    public void The_json_holds_the_eight_figures_in_their_order()
    {
        string asked = place.File("asked.txt", [.. Workplace.Numbers(0, 10), Workplace.Number(3), "nonsense"]);
        string clear = place.File("clear.txt", Workplace.Numbers(0, 6));

        RunResult built = place.Build("x.idx", "--asked", asked, "--clear", clear, "--json");
        JsonElement json = JsonDocument.Parse(built.Output).RootElement;

        Assert.Equal(["listed", "clear", "rejected", "duplicates", "bytes", "bitsPerNumber", "seconds", "peakMemoryBytes"], json.EnumerateObject().Select(field => field.Name));
        Assert.Equal((4, 6, 1, 1), (json.GetProperty("listed").GetInt32(), json.GetProperty("clear").GetInt32(), json.GetProperty("rejected").GetInt32(), json.GetProperty("duplicates").GetInt32()));
        Assert.Equal(new FileInfo(place["x.idx"]).Length, json.GetProperty("bytes").GetInt64());
        Assert.True(json.GetProperty("peakMemoryBytes").GetInt64() > 1 << 20);
    }

    [Fact]
    public void Rejected_lines_alone_are_no_failure_and_are_listed_beside_the_index()
    {
        string asked = place.File("asked.txt", Workplace.Number(1), "12", "", "=cmd()", Workplace.Number(2));
        string clear = place.File("clear.txt", Workplace.Number(1));

        RunResult built = place.Build("x.idx", "--asked", asked, "--clear", clear);

        Assert.Equal(ExitCode.Ok, built.Code);
        string[] rejects = place.Read("x.idx.rejects.csv").Split('\n');
        Assert.Equal("source,line,text,reason", rejects[0]);
        Assert.StartsWith("asked.txt,2,12,", rejects[1], StringComparison.Ordinal);
        Assert.StartsWith("asked.txt,4,\"'=cmd()\",", rejects[2], StringComparison.Ordinal);
        Assert.Contains("lines that gave no number: 2", built.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("=cmd", built.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_of_an_earlier_run_do_not_survive_a_run_without_any()
    {
        string bad = place.File("bad.txt", Workplace.Number(1), "nonsense");
        string good = place.File("good.txt", Workplace.Number(1));
        place.Build("x.idx", "--asked", bad, "--clear", good);
        Assert.True(File.Exists(place["x.idx.rejects.csv"]));

        place.Build("x.idx", "--asked", good, "--clear", good);

        Assert.False(File.Exists(place["x.idx.rejects.csv"]));
    }

    [Fact]
    public void A_cleared_number_that_was_never_asked_refuses_the_file()
    {
        string asked = place.File("asked.txt", Workplace.Numbers(0, 5));
        string clear = place.File("clear.txt", Workplace.Number(9));

        RunResult built = place.Build("x.idx", "--asked", asked, "--clear", clear);

        Assert.Equal(ExitCode.Refused, built.Code);
        Assert.Equal(["asked.txt", "clear.txt"], place.Entries);
    }

    [Theory]
    [InlineData(9_999, false, 0)]
    [InlineData(10_000, false, 1)]
    [InlineData(10_000, true, 0)]
    public void An_answer_that_clears_everyone_of_10000_must_be_acknowledged(int count, bool isAccepted, int expected)
    {
        string numbers = place.File("n.txt", Workplace.Numbers(0, count));
        string[] accept = isAccepted ? ["--accept-all-clear"] : [];

        RunResult built = place.Build("x.idx", ["--asked", numbers, "--clear", numbers, .. accept]);

        Assert.Equal(expected, (int)built.Code);
        Assert.Equal(expected == 0, File.Exists(place["x.idx"]));
    }

    [Fact]
    public void A_refused_build_leaves_the_old_file_and_nothing_else()
    {
        string index = place.SmallIndex();
        byte[] before = File.ReadAllBytes(index);
        string[] entries = place.Entries;

        RunResult built = place.Build("small.idx", "--asked", place["small.idx.clear.txt"], "--clear", place["small.idx.asked.txt"]);

        Assert.Equal(ExitCode.Refused, built.Code);
        Assert.Equal(before, File.ReadAllBytes(index));
        Assert.Equal(entries, place.Entries);
    }

    [Fact]
    public void Repeated_inputs_are_joined()
    {
        string one = place.File("one.txt", Workplace.Numbers(0, 5));
        string two = place.File("two.txt", Workplace.Numbers(3, 5));
        string clear = place.File("clear.txt", Workplace.Number(7));

        place.Build("x.idx", "--asked", one, "--asked", two, "--clear", clear, "--json");

        Assert.Equal(["clear", "listed"], place.Ok("index", "query", place["x.idx"], Workplace.Number(7), Workplace.Number(6)).Lines.Select(line => line.Split('\t')[1]));
    }

    [Fact]
    public void A_full_register_is_clear_inside_its_coverage_only()
    {
        string listed = place.File("listed.txt", "+12125550123", "+12125550124");

        RunResult built = place.Run(place.BuildArgs("x.idx", null, "--listed", listed, "--coverage", "1212,+1646"));

        Assert.Equal(ExitCode.Ok, built.Code);
        Assert.Equal(["listed", "clear", "clear", "not-asked"],
            place.Ok("index", "query", place["x.idx"], "+12125550124", "+12125550125", "+16465550123", "+13055550123").Lines.Select(line => line.Split('\t')[1]));
    }

    [Fact]
    public void The_day_of_enrolment_is_kept_and_a_day_that_cannot_be_read_keeps_the_number_listed()
    {
        string listed = place.File("listed.csv", "number;since", $"{Workplace.Number(1)};2026-03-05", $"{Workplace.Number(2)};5/3/26", $"{Workplace.Number(3)};");

        RunResult built = place.Run(place.BuildArgs("x.idx", null, "--listed", listed, "--coverage", "39", "--dates-column", "since", "--json"));
        RegisterIndex index = RegisterIndex.Open(place["x.idx"]);

        Assert.Equal((3L, new DateOnly(2026, 3, 5)), (index.ListedCount, index.Detail(Key(1))!.Value.Day));
        Assert.Null(index.Detail(Key(2))!.Value.Day);
        Assert.Contains("lines with a fault whose number is listed all the same: 1", built.Error, StringComparison.Ordinal);
        Assert.Contains("\"rejected\":0", built.Output, StringComparison.Ordinal);
        Assert.Contains("listed.csv,3,", place.Read("x.idx.rejects.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_said_of_the_consultation_is_kept()
    {
        string asked = place.File("asked.txt", Workplace.Numbers(0, 5));

        place.Build("x.idx", "--asked", asked, "--clear", asked, "--campaign", "spring", "--campaign", "autumn", "--valid-days", "15", "--reference", "rpo-7", "--submitter", "center", "--jurisdiction", "IT", "--profile", "compact");
        JsonElement info = JsonDocument.Parse(place.Ok("index", "info", place["x.idx"], "--json").Output).RootElement;

        Assert.Equal("it-rpo|shop|rpo-7|center|IT|compact|2026-11-20T09:00:00Z|2026-12-05T09:00:00Z", string.Join('|',
            new[] { "register", "controller", "reference", "submitter", "jurisdiction", "profile", "processedAt", "validUntil" }.Select(name => info.GetProperty(name).GetString())));
        Assert.Equal(["autumn", "spring"], info.GetProperty("campaigns").EnumerateArray().Select(campaign => campaign.GetString()));
    }

    [Fact]
    public void Nothing_to_read_is_refused()
    {
        string empty = place.File("empty.txt");
        string nonsense = place.File("nonsense.txt", "a", "b");

        Assert.Equal(ExitCode.Refused, place.Build("x.idx", "--asked", empty, "--clear", empty).Code);
        Assert.Equal(ExitCode.Refused, place.Build("x.idx", "--asked", nonsense, "--clear", empty).Code);
        Assert.Equal(ExitCode.Refused, place.Run(place.BuildArgs("x.idx", null, "--listed", empty, "--coverage", "39")).Code);
        Assert.False(File.Exists(place["x.idx"]));
    }

    [Fact]
    public void Where_nobody_came_back_everyone_is_listed()
    {
        string asked = place.File("asked.txt", Workplace.Numbers(0, 5));

        RunResult built = place.Build("x.idx", "--asked", asked, "--clear", place.File("clear.txt"), "--json");

        Assert.Contains("\"listed\":5,\"clear\":0", built.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--asked a --clear a")]
    [InlineData("--controller shop --asked a")]
    [InlineData("--controller shop --clear a")]
    [InlineData("--controller shop --answers a")]
    [InlineData("--controller shop --status-column s --asked a --clear a")]
    [InlineData("--listed a")]
    [InlineData("--coverage 39")]
    [InlineData("--listed a --coverage 3x9")]
    [InlineData("--listed a --coverage 0")]
    [InlineData("--controller shop --listed a --coverage 39 --asked a --clear a")]
    [InlineData("--controller shop --asked a --clear a --dates-column d")]
    [InlineData("--controller shop --asked a --clear a --listed-value x")]
    [InlineData("--controller shop --asked a --clear a --valid-days 0")]
    [InlineData("--controller shop --asked a --clear a --region XX")]
    [InlineData("--controller shop --asked a --clear a --profile huge")]
    [InlineData("--controller shop --asked a --clear a --profile 7")]
    [InlineData("--controller shop --asked a --clear a --profile 1")]
    [InlineData("--controller shop --asked a --clear a --unknown")]
    [InlineData("")]
    public void A_wrong_command_line_is_told_from_refused_input(string options)
    {
        place.File("a", Workplace.Number(1));

        RunResult built = place.Run(place.BuildArgs("x.idx", null, options.Replace(" a", $" {place["a"]}", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(ExitCode.Usage, built.Code);
        Assert.StartsWith("error: ", built.Error, StringComparison.Ordinal);
        Assert.Empty(built.Output);
    }

    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("2026-11-20T09:00:00")]
    [InlineData("yesterday")]
    [InlineData("-0500-01-01T00:00:00Z")]
    [InlineData("0000-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("10000-01-01T00:00:00Z")]
    public void An_instant_without_its_place_in_time_is_not_guessed(string asOf)
    {
        string file = place.File("a", Workplace.Number(1));

        RunResult built = place.Run("index", "build", "-o", place["x.idx"], "--register", "r", "--as-of", asOf, "--listed", file, "--coverage", "39");

        Assert.Equal(ExitCode.Usage, built.Code);
        Assert.Contains("--as-of", built.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void The_first_and_the_last_instant_are_read(string asOf)
    {
        string file = place.File("a", Workplace.Number(1));

        RunResult built = place.Run("index", "build", "-o", place["x.idx"], "--register", "r", "--as-of", asOf, "--valid-days", "15", "--listed", file, "--coverage", "39");

        Assert.True(built.Code == ExitCode.Ok, built.Error);
    }

    [Fact]
    public void The_output_never_replaces_an_input_or_a_folder()
    {
        string file = place.File("a", Workplace.Number(1));
        Directory.CreateDirectory(place["folder"]);

        Assert.Equal(ExitCode.Usage, place.Build("a", "--asked", file, "--clear", file).Code);
        Assert.Equal(ExitCode.Refused, place.Build("folder", "--asked", file, "--clear", file).Code);
        Assert.Equal(ExitCode.Refused, place.Build("missing/x.idx", "--asked", file, "--clear", file).Code);
        Assert.Equal(Workplace.Number(1) + "\n", place.Read("a"));
    }

    [Fact]
    public async Task Interrupted_it_leaves_nothing_behind()
    {
        string file = place.File("a", Workplace.Numbers(0, 20_000));
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        RunResult built = place.Run(place.BuildArgs("x.idx", "shop", "--asked", file, "--clear", file), cancelled.Token);

        Assert.Equal(ExitCode.Interrupted, built.Code);
        Assert.Equal(["a"], place.Entries);
    }

    [Fact]
    public void Equal_answers_give_equal_bytes_in_whatever_order_and_spelling()
    {
        string[] numbers = Workplace.Numbers(0, 200);
        string plain = place.File("plain.txt", numbers);
        string other = place.File("other.csv", [.. numbers.Reverse().Select(number => $"x;\"{number[..3]} {number[3..6]} {number[6..]}\""), .. numbers.Take(3).Select(number => $"x;{number}")]);
        string clear = place.File("clear.txt", numbers.Take(50));

        place.Build("one.idx", "--asked", plain, "--clear", clear);
        RunResult second = place.Build("two.idx", "--asked", other, "--clear", clear, "--column", "2");

        Assert.True(second.Code == ExitCode.Ok, second.Error);
        Assert.Equal(place.BytesOf("one.idx"), place.BytesOf("two.idx"));
    }

    private static ulong Key(int i) => E164Number.Parse(Workplace.Number(i)).Digits;
}
