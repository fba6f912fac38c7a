namespace TelemarketingCompliance.EndToEnd.Tests.Quickstart;

/// <summary>Faults of a whole file: one clear line in the words of <c>tmc</c>, nothing written.</summary>
public sealed class BadInputTests
{
    private static readonly Dictionary<string, Action<SmallWorld>> Faults = new()
    {
        ["an empty file"] = world => world.Write("customers.csv", ""),
        ["an empty list"] = world => world.Write("customers.csv", "Codice cliente;Telefono;Consenso marketing;Data consenso;Lista\n"),
        ["no list at all"] = world => File.Delete(world.PathOf("customers.csv")),
        ["nothing asked"] = world => world.Write("asked.csv", "numero\n"),
        ["a missing column"] = world => world.Replace("customers.csv", "Telefono", "Telefonino"),
        ["a column twice"] = world => world.Replace("customers.csv", "Codice cliente;Telefono;", "Codice cliente;Telefono;Cellulare;"),
        ["a spreadsheet instead of text"] = world => world.Write("customers.csv", [0x50, 0x4B, 0x03, 0x04, 0x00, 0x00]),
        ["a consent column that nobody explains"] = world => File.Delete(world.PathOf("crm-consents.json")),
        ["no policy"] = world => File.Delete(world.PathOf("policy.json")),
        ["a campaign of an unknown controller"] = world => world.Replace("policy.json", "\"controller\": \"aurora\"", "\"controller\": \"aurra\""),
        ["an origin that is no country"] = world => world.Replace("policy.json", "{ \"country\": \"IT\" }", "{ \"country\": \"Italy\" }"),
        ["a store that is to stay"] = world => world.Replace("policy.json", "compliance.db", "../compliance.db"),
        ["an answer with a number never asked"] = world => world.Append("clear.csv", "+393337777777"),
        ["an answer without its hour"] = world => world.Replace("consultations.csv", "2026-11-17T18:00+01:00", "2026-11-17"),
        ["a consultation without files"] = world => world.Replace("consultations.csv", "asked.csv,clear.csv", "asked.csv,"),
        ["a consultation whose file is missing"] = world => world.Replace("consultations.csv", "clear.csv", "cleared.csv"),
    };

    [Theory]
    [InlineData("an empty file", "`customers.csv` is empty; export it again")]
    [InlineData("an empty list", "`customers.csv` has a header and no row")]
    [InlineData("no list at all", "there is neither `customers.csv` nor `supplier.csv`")]
    [InlineData("nothing asked", "no number was asked")]
    [InlineData("a missing column", "`customers.csv`, line 1: there is no column `Telefono`, which the mapping names for `number`")]
    [InlineData("a column twice", "not one row can be taken as it is; the first: `customers.csv`, line 2")]
    [InlineData("a spreadsheet instead of text", "`customers.csv` is not a text file")]
    [InlineData("a consent column that nobody explains", "`customers.csv` has a column `Consenso marketing`, and nothing says what its values mean")]
    [InlineData("no policy", "`policy.json` does not exist")]
    [InlineData("a campaign of an unknown controller", "`policy.json`, line 8, `campaigns[0].controller`: there is no party `aurra`")]
    [InlineData("an origin that is no country", "`policy.json`, line 9, `campaigns[0].networkOrigin.country`: a country is two capital letters")]
    [InlineData("a store that is to stay", "is outside the folder of the policy; use `tmc` itself")]
    [InlineData("an answer with a number never asked", "`clear.csv`: the answer clears a number that was never asked")]
    [InlineData("an answer without its hour", "`--as-of`: `2026-11-17` is no instant")]
    [InlineData("a consultation without files", "`consultations.csv`, line 2: name the files, `asked` and `clear`, or `answers`")]
    [InlineData("a consultation whose file is missing", "`cleared.csv` does not exist")]
    public async Task A_fault_of_a_file_stops_the_run_and_leaves_nothing_behind(string fault, string message)
    {
        using var world = new SmallWorld();
        Faults[fault](world);

        using QuickstartRun run = await world.RunAsync();

        AssertRefused(run, message);
    }

    [Fact]
    public void Every_fault_is_tested() =>
        Assert.Equal(Faults.Count, typeof(BadInputTests).GetMethod(nameof(A_fault_of_a_file_stops_the_run_and_leaves_nothing_behind))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Length);

    [Theory]
    [InlineData("nowhere`: there is no such folder; check --data", "--data", "nowhere")]
    [InlineData("`policy.json` has no campaign `FIBRE`; it has `FIBRA`", "--campaign", "FIBRE")]
    [InlineData("`--at`: `yesterday` is no instant", "--at", "yesterday")]
    [InlineData("`--at`: `2026-11-24` is no instant", "--at", "2026-11-24")]
    [InlineData("`--at`: `2026-10-25T02:30` is no instant", "--at", "2026-10-25T02:30")]
    [InlineData("`--explain`: a spreadsheet rounded the number", "--explain", "3,4E+09")]
    [InlineData("`--explain`: no row that can be read has this number", "--explain", "333 0000000")]
    public async Task A_wrong_option_stops_the_run_and_leaves_nothing_behind(string message, string option, string value)
    {
        using var world = new SmallWorld();

        using QuickstartRun run = await (option == "--data" ? QuickstartRun.WithAsync(option, value) : world.RunAsync(option, value));

        AssertRefused(run, message);
    }

    [Fact]
    public async Task Two_campaigns_and_rows_that_name_none_reject_every_row()
    {
        using var world = new SmallWorld();
        world.Replace("policy.json", "\"campaigns\": [", """
            "campaigns": [
                { "id": "VOCE", "controller": "aurora", "purpose": "sale", "mode": "aiVoice", "createdAt": "2026-11-16T09:00+01:00", "region": "IT" },
            """);

        using QuickstartRun run = await world.RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Lines("rejects.csv"), line => Assert.Contains("the row names no campaign; fill it in, or choose one with --campaign: `VOCE`, `FIBRA`", line));
        Assert.Equal(2, run.Lines("rejects.csv").Length);
    }

    [Fact]
    public async Task An_answer_that_clears_everyone_of_ten_thousand_is_most_likely_the_question()
    {
        using var world = new SmallWorld();
        string numbers = "numero\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"+3933312{30000 + i}\n"));
        world.Write("asked.csv", numbers);
        world.Write("clear.csv", numbers);

        using QuickstartRun run = await world.RunAsync();

        AssertRefused(run, "none of 10000 numbers is listed");
    }

    private static void AssertRefused(QuickstartRun run, string message)
    {
        Assert.StartsWith("error: ", run.Errors);
        Assert.Contains(message, run.Errors);
        Assert.InRange(run.ExitCode, 1, 3);
        Assert.Equal("", run.Printed);
        Assert.Empty(run.Files);
    }
}
