using System.Text.Json;

namespace TelemarketingCompliance.Cli.Tests.Index;

public sealed class QueryTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_text_that_is_no_number_was_not_asked_and_the_reason_is_on_the_error_stream()
    {
        RunResult asked = place.Ok("index", "query", place.SmallIndex(), "nonsense", Workplace.Number(1)[3..], Workplace.Number(0));

        Assert.Equal([$"nonsense\tnot-asked", $"{Workplace.Number(1)[3..]}\tnot-asked", $"{Workplace.Number(0)}\tlisted"], asked.Lines);
        Assert.Contains("no numbers and answer not-asked: 2", asked.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nonsense", asked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_numbers_is_answered_line_by_line_in_its_order()
    {
        string index = place.SmallIndex();
        string[] numbers = [.. Workplace.Numbers(0, 100).Reverse(), "12", .. Workplace.Numbers(0, 6_000)];
        string input = place.File("in.csv", ["name;number", .. numbers.Select(number => $"x;{number}")]);

        RunResult toFile = place.Ok("index", "query", index, "--input", input, "--output", place["out.tsv"]);
        RunResult toOutput = place.Ok("index", "query", index, "--input", input);

        string[] lines = place.Read("out.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Empty(toFile.Output);
        Assert.Equal(lines, toOutput.Lines);
        Assert.Equal(numbers, lines.Select(line => line.Split('\t')[0]));
        Assert.Equal(50, lines.Count(line => line.EndsWith("\tlisted", StringComparison.Ordinal)));
        Assert.Equal(150, lines.Count(line => line.EndsWith("\tclear", StringComparison.Ordinal)));
        Assert.Equal("12\tnot-asked", lines[100]);
        Assert.Contains("in.csv,102,x;12,", place.Read("out.tsv.rejects.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_folder_the_newest_answer_to_the_controller_counts_and_a_newer_file_without_the_number_leaves_it()
    {
        Answer("one.idx", "shop", "2026-11-10T09:00:00Z", listed: [1, 2], clear: [3, 4]);
        Answer("two.idx", "shop", "2026-11-20T09:00:00Z", listed: [3], clear: [1]);

        Assert.Equal(["clear", "listed", "listed", "clear", "not-asked"], Answers([Workplace.Number(1), Workplace.Number(2), Workplace.Number(3), Workplace.Number(4), Workplace.Number(5)]));
        Assert.Equal(["listed"], Answers([Workplace.Number(1), "--at", "2026-11-15T00:00:00Z"]));
        Assert.Equal(["not-asked"], Answers([Workplace.Number(1), "--at", "2026-11-01T00:00:00Z"]));
    }

    [Fact]
    public void Where_a_folder_holds_several_controllers_one_must_be_named_and_only_its_answers_count()
    {
        Answer("one.idx", "shop", "2026-11-10T09:00:00Z", listed: [1], clear: [2]);
        Answer("two.idx", "bank", "2026-11-20T09:00:00Z", listed: [2], clear: [1]);

        RunResult unnamed = place.Run("index", "query", place["rpo"], Workplace.Number(1));

        Assert.Equal(ExitCode.Usage, unnamed.Code);
        Assert.Contains("`bank`, `shop`", unnamed.Error, StringComparison.Ordinal);
        Assert.Equal(["listed"], Answers([Workplace.Number(1), "--controller", "shop"]));
        Assert.Equal(["clear"], Answers([Workplace.Number(1), "--controller", "bank"]));
        Assert.Equal(["not-asked"], Answers([Workplace.Number(1), "--controller", "other"]));
        Assert.Equal(["not-asked"], place.Ok("index", "query", place["rpo/one.idx"], Workplace.Number(1), "--controller", "bank").Lines.Select(line => line.Split('\t')[1]));
    }

    [Fact]
    public void A_folder_with_a_file_that_cannot_be_trusted_is_not_answered_from()
    {
        Answer("one.idx", "shop", "2026-11-10T09:00:00Z", listed: [1], clear: [2]);
        Answer("two.idx", "shop", "2026-11-20T09:00:00Z", listed: [2], clear: [1]);
        byte[] bytes = place.BytesOf("rpo/two.idx");
        bytes[300] ^= 1;
        place.Bytes("rpo/two.idx", bytes);

        RunResult asked = place.Run("index", "query", place["rpo"], Workplace.Number(2));

        Assert.Equal(ExitCode.Damaged, asked.Code);
        Assert.Empty(asked.Output);
        Assert.Contains("two.idx", asked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_or_mixed_folder_is_refused()
    {
        Directory.CreateDirectory(place["rpo"]);
        Assert.Equal(ExitCode.Refused, place.Run("index", "query", place["rpo"], Workplace.Number(2)).Code);

        Answer("one.idx", "shop", "2026-11-10T09:00:00Z", listed: [1], clear: [2]);
        Answer("two.idx", "shop", "2026-11-10T09:00:00Z", listed: [1], clear: [2], register: "other");

        Assert.Equal(ExitCode.Refused, place.Run("index", "query", place["rpo"], Workplace.Number(2)).Code);
    }

    [Fact]
    public void The_json_shows_when_the_answer_was_given_when_it_ends_and_that_it_lapsed()
    {
        Answer("one.idx", "shop", "2026-11-01T09:00:00Z", listed: [1], clear: [2], more: ["--valid-days", "15", "--reference", "rpo-1"]);

        RunResult asked = place.Ok("index", "query", place["rpo"], Workplace.Number(2), Workplace.Number(9), "--json");
        JsonElement answered = JsonDocument.Parse(asked.Lines[0]).RootElement;
        JsonElement unknown = JsonDocument.Parse(asked.Lines[1]).RootElement;

        Assert.Equal("clear 2026-11-01T09:00:00Z 2026-11-16T09:00:00Z shop rpo-1", string.Join(' ', new[] { "answer", "processedAt", "validUntil", "controller", "reference" }.Select(name => answered.GetProperty(name).GetString())));
        Assert.True(answered.GetProperty("lapsed").GetBoolean());
        Assert.Equal("not-asked", unknown.GetProperty("answer").GetString());
        Assert.Equal(JsonValueKind.Null, unknown.GetProperty("processedAt").ValueKind);
        Assert.Contains("answers that had lapsed by 2026-11-24T09:30:00Z: 1", asked.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("lapsed", place.Ok("index", "query", place["rpo"], Workplace.Number(2), "--at", "2026-11-02T00:00:00Z").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_file_states_no_end_it_is_not_known_whether_an_answer_lapsed()
    {
        Answer("one.idx", "shop", "2020-11-01T09:00:00Z", listed: [1], clear: [2]);

        foreach (string source in new[] { place["rpo"], place["rpo/one.idx"] })
        {
            RunResult asked = place.Ok("index", "query", source, Workplace.Number(1), Workplace.Number(2), "--json");

            Assert.All(asked.Lines, line => Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(line).RootElement.GetProperty("lapsed").ValueKind));
            Assert.Equal("note: the file states no end; the validity by law is not applied here\n", asked.Error);
            Assert.Empty(place.Ok("index", "query", source, Workplace.Number(9)).Error);
        }
    }

    [Fact]
    public void What_stands_beside_the_index_files_of_a_folder_is_no_index_file_however_it_is_written()
    {
        Answer("one.idx", "shop", "2026-11-10T09:00:00Z", listed: [1], clear: [2]);
        place.File("rpo/A.CSV", "text");
        place.File("rpo/ONE.SIG", "text");
        place.File("rpo/.hidden", "text");

        Assert.Equal(["listed"], Answers([Workplace.Number(1)]));
        Assert.Equal(["one.idx"], RegisterSet.FilesIn(place["rpo"]));
    }

    [Fact]
    public void Numbers_or_a_file_of_numbers_but_not_both_and_not_neither()
    {
        string index = place.SmallIndex();

        Assert.Equal(ExitCode.Usage, place.Run("index", "query", index).Code);
        Assert.Equal(ExitCode.Usage, place.Run("index", "query", index, "+39", "--input", index).Code);
        Assert.Equal(ExitCode.Usage, place.Run("index", "query", index, "--input", index, "--output", index).Code);
    }

    private void Answer(string name, string controller, string asOf, int[] listed, int[] clear, string register = "it-rpo", params string[] more)
    {
        Directory.CreateDirectory(place["rpo"]);
        string asked = place.File("asked", listed.Concat(clear).Select(Workplace.Number));
        string cleared = place.File("clear", clear.Select(Workplace.Number));
        place.Ok(["index", "build", "-o", place["rpo/" + name], "--register", register, "--controller", controller, "--as-of", asOf, "--asked", asked, "--clear", cleared, .. more]);
    }

    private string[] Answers(string[] query) => [.. place.Ok(["index", "query", place["rpo"], .. query]).Lines.Select(line => line.Split('\t')[1])];
}
