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
        Assert.Equal(["not-asked", "clear"], Answers(Build(["listed", "no"], "--listed-value", "lsited")));

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
