namespace TelemarketingCompliance.Cli.Tests.Index;

/// <summary>Within the coverage of a full register silence means clear: no line that lists a number may be lost without a word.</summary>
public sealed class FullRegisterTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("{0},2026-03-05,x")]
    [InlineData("{0}")]
    [InlineData("{0},\"2026-03-05")]
    public void A_line_that_does_not_fit_lists_its_number_without_a_date(string line)
    {
        string file = place.File("l.csv", "number,since", $"{Workplace.Number(1)},2026-03-05", string.Format(System.Globalization.CultureInfo.InvariantCulture, line, Workplace.Number(2)));

        RunResult dated = Build(file, "--dates-column", "since", "--json");

        Assert.Null(RegisterIndex.Open(place["x.idx"]).Detail(E164Number.Parse(Workplace.Number(2)).Digits)!.Value.Day);
        Assert.Equal(["listed", "listed", "clear"], Answers(1, 2, 3));
        Assert.Contains("\"listed\":2,\"clear\":0,\"rejected\":0", dated.Output, StringComparison.Ordinal);
        Assert.Contains("listed all the same: 1", dated.Error, StringComparison.Ordinal);
        Assert.Contains("l.csv,3,", place.Read("x.idx.rejects.csv"), StringComparison.Ordinal);

        Build(file);

        Assert.Equal(["listed", "listed", "clear"], Answers(1, 2, 3));
    }

    [Theory]
    [InlineData("\"{0}\"")]
    [InlineData(" \"{0}\" ")]
    [InlineData("\"{0}")]
    public void A_number_in_quotes_late_in_a_plain_file_is_listed(string line)
    {
        string[] many = Workplace.Numbers(10, 8_000);
        string file = place.File("l.txt", [.. many, string.Format(System.Globalization.CultureInfo.InvariantCulture, line, Workplace.Number(1))]);

        Build(file);

        Assert.Equal(["listed", "clear"], Answers(1, 2));
    }

    [Fact]
    public void Lines_that_may_have_held_a_number_are_warned_of_and_are_no_failure()
    {
        RunResult built = Build(place.File("l.csv", "name,number", $"Ada,{Workplace.Number(1)}", $"Rossi, Bea,{Workplace.Number(2)}", "Carlo,unknown"), "--json");

        Assert.Contains("warning: lines that may hold a listed number, which now answers clear where the coverage holds it: 1;", built.Error, StringComparison.Ordinal);
        Assert.Contains("\"rejected\":2", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_is_never_taken_from_a_line_that_was_cut()
    {
        string cut = $"{new string(' ', (1 << 20) - 12)};{Workplace.Number(5)}";

        RunResult built = Build(place.File("l.csv", "name;number", cut, $"x;{Workplace.Number(1)}"));

        Assert.Equal([E164Number.Parse(Workplace.Number(1)).Digits], RegisterIndex.Open(place["x.idx"]).Listed);
        Assert.Contains("warning: ", built.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_number_can_have_been_lost_nothing_is_warned_of()
    {
        Assert.DoesNotContain("warning", Build(place.File("l.csv", "name,number", $"Ada,{Workplace.Number(1)}", "Carlo,unknown")).Error, StringComparison.Ordinal);
        string asked = place.File("a.txt", Workplace.Number(1), "12");
        Assert.DoesNotContain("warning", place.Build("x.idx", "--asked", asked, "--clear", asked).Error, StringComparison.Ordinal);
    }

    private RunResult Build(string file, params string[] more) => place.Ok(place.BuildArgs("x.idx", null, ["--listed", file, "--coverage", "39", .. more]));

    private string[] Answers(params int[] numbers) => [.. place.Ok(["index", "query", place["x.idx"], .. numbers.Select(Workplace.Number)]).Lines.Select(line => line.Split('\t')[1])];
}
