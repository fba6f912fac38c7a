namespace TelemarketingCompliance.Cli.Tests.Index;

public sealed class StatusTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("iscritto", "non iscritto")]
    [InlineData("LISTED", "clear")]
    [InlineData("1", "0")]
    [InlineData("Sì", "no")]
    public void Common_answers_are_known(string listed, string clear) => Assert.Equal(["listed", "clear"], Answers(Build([listed, clear])));

    [Fact]
    public void A_listed_value_names_the_other_one_too() => Assert.Equal(["listed", "clear", "clear"], Answers(Build(["OPP", "LIB", "lib"], "--listed-value", "opp")));

    [Fact]
    public void A_third_value_refuses_the_file_until_it_is_said_which_one_is_clear()
    {
        Assert.Equal(ExitCode.Refused, Build(["OPP", "LIB", "ERR"], "--listed-value", "OPP").Code);
        Assert.False(File.Exists(place["x.idx"]));

        RunResult built = Build(["OPP", "LIB", "ERR"], "--listed-value", "OPP", "--clear-value", "LIB");

        Assert.Equal(["listed", "clear", "not-asked"], Answers(built));
        Assert.Contains("\"rejected\":1", built.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no", "ERR")]
    [InlineData("ERR", "no")]
    public void A_known_clear_value_beside_an_unknown_one_is_a_third_value_too(string one, string other) =>
        Assert.Equal(ExitCode.Refused, Build(["OPP", one, other], "--listed-value", "OPP").Code);

    [Fact]
    public void A_mistyped_listed_value_does_not_clear_the_listed() =>
        Assert.Equal(["not-asked", "clear"], Answers(Build(["listed", "no"], "--listed-value", "lsited", "--clear-value", "no")));

    [Theory]
    [InlineData("LIBERO", "LIBERO")]
    [InlineData("listed", "no")]
    public void A_listed_value_that_never_stands_there_refuses_the_file_and_names_those_that_do(string one, string other)
    {
        RunResult refused = Build([one, other], "--listed-value", "OPOSTO");

        Assert.Equal(ExitCode.Refused, refused.Code);
        Assert.Contains("`OPOSTO`", refused.Error, StringComparison.Ordinal);
        Assert.Contains($"`{one}`", refused.Error, StringComparison.Ordinal);
        Assert.Contains($"`{other}`", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["a.csv"], place.Entries);
        Assert.Equal(ExitCode.Ok, Build([one, other], "--listed-value", "OPOSTO", "--accept-all-clear").Code);
    }

    [Fact]
    public void A_column_of_numbers_taken_for_the_answers_is_not_printed()
    {
        string file = place.File("a.csv", "number,answer", $"{Workplace.Number(1)},yes");

        RunResult refused = place.Build("x.idx", "--answers", file, "--status-column", "number", "--column", "number", "--listed-value", "yes");

        Assert.Equal(ExitCode.Refused, refused.Code);
        Assert.DoesNotContain(Workplace.Number(1), refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0},no", "{0},pending")]
    [InlineData("{0},pending", "{0},no")]
    [InlineData("{0},", "{0},no")]
    [InlineData("{0},yes,x", "{0},no")]
    public void A_number_that_is_clear_in_one_line_and_not_explained_in_another_refuses_the_file(string one, string other)
    {
        RunResult refused = place.Build("x.idx", "--answers", Lines(one, other), "--status-column", "answer");

        Assert.Equal(ExitCode.Refused, refused.Code);
        Assert.Contains("nobody explained in another", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["a.csv"], place.Entries);
    }

    [Fact]
    public void A_number_that_is_listed_in_one_line_and_not_explained_in_another_is_listed() =>
        Assert.Equal(["clear", "listed", "listed", "not-asked"], Answers(place.Build("x.idx", "--answers", Lines("{0},pending", "{0},yes"), "--status-column", "answer")));

    [Fact]
    public void Answers_without_any_number_that_can_be_read_leave_the_good_file()
    {
        string index = place.SmallIndex("x.idx");
        byte[] before = File.ReadAllBytes(index);
        string file = place.File("a.csv", "number,answer", "12,yes", "x,no");

        RunResult refused = place.Build("x.idx", "--answers", file, "--status-column", "answer");

        Assert.Equal(ExitCode.Refused, refused.Code);
        Assert.Contains("no number was answered", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(index));
    }

    [Fact]
    public void An_answer_that_nobody_explained_is_not_clear() => Assert.Equal(["listed", "not-asked", "not-asked"], Answers(Build(["yes", "pending", ""])));

    [Fact]
    public void A_number_answered_both_ways_refuses_the_file()
    {
        string file = place.File("a.csv", "number,answer", $"{Workplace.Number(1)},yes", $"{Workplace.Number(1)},no");

        Assert.Equal(ExitCode.Refused, place.Build("x.idx", "--answers", file, "--status-column", "answer").Code);
        Assert.Equal(["a.csv"], place.Entries);
    }

    [Fact]
    public void Answers_that_clear_everyone_of_10000_must_be_acknowledged_too()
    {
        string file = place.File("a.csv", ["number,answer", .. Workplace.Numbers(0, 10_000).Select(number => $"{number},no")]);

        Assert.Equal(ExitCode.Refused, place.Build("x.idx", "--answers", file, "--status-column", "answer").Code);
        Assert.Equal(ExitCode.Ok, place.Build("x.idx", "--answers", file, "--status-column", "answer", "--accept-all-clear").Code);
    }

    // Around them stand others whose answers are known.
    private string Lines(string one, string other) =>
        place.File("a.csv", ["number,answer", $"{Workplace.Number(0)},no", .. new[] { one, other }.Select(line => line.Replace("{0}", Workplace.Number(1), StringComparison.Ordinal)), $"{Workplace.Number(2)},yes"]);

    private RunResult Build(string[] statuses, params string[] more)
    {
        string file = place.File("a.csv", ["number,answer", .. statuses.Select((status, i) => $"{Workplace.Number(i)},{status}")]);
        return place.Build("x.idx", ["--answers", file, "--status-column", "answer", "--json", .. more]);
    }

    private string[] Answers(RunResult built)
    {
        Assert.True(built.Code == ExitCode.Ok, built.Error);
        int count = File.ReadLines(place["a.csv"]).Count() - 1;
        return [.. place.Ok(["index", "query", place["x.idx"], .. Workplace.Numbers(0, count)]).Lines.Select(line => line.Split('\t')[1])];
    }
}
