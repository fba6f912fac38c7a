using System.Text;

namespace TelemarketingCompliance.EndToEnd.Tests.Quickstart;

/// <summary>Faults of a whole file: one clear line that names file, line and field, exit code 1, nothing written.</summary>
public sealed class BadInputTests
{
    private static readonly Dictionary<string, Action<SmallWorld>> Faults = new()
    {
        ["an empty file"] = world => world.Write("customers.csv", ""),
        ["an empty list"] = world => world.Write("customers.csv", "Codice cliente;Telefono;Consenso marketing\n"),
        ["nothing asked"] = world => world.Write("asked.csv", "numero\n"),
        ["a missing column"] = world => world.Replace("customers.csv", "Telefono", "Telefonino"),
        ["a column twice"] = world => world.Replace("customers.csv", "Codice cliente;Telefono;", "Codice cliente;Telefono;Cellulare;"),
        ["bytes that are not UTF-8 after its mark"] = world => world.Write("customers.csv", [0xEF, 0xBB, 0xBF, .. "Codice cliente;Telefono;Consenso marketing\nC1;Citt"u8, 0xE0, .. ";S\n"u8]),
        ["bytes of no known encoding"] = world => world.Write("customers.csv", [.. "Codice cliente;Telefono;Consenso marketing\nC1;3331234567;"u8, 0x81, .. "\n"u8]),
        ["UTF-16"] = world => world.Write("customers.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Telefono\n")]),
        ["a spreadsheet instead of text"] = world => world.Write("customers.csv", [0x50, 0x4B, 0x03, 0x04, 0x00, 0x00]),
        ["a campaign id twice"] = world => world.Append("campaigns.csv", "FIBRA,aurora,delta,Sale,telecom,Manual,2026-11-16T09:00,,"),
        ["a party twice"] = world => world.Append("parties.csv", "aurora,,"),
        ["an origin that is no country"] = world => world.Replace("campaigns.csv", "06 55550100,IT", "06 55550100,Italy"),
        ["a caller ID that nobody knows what happened to"] = world => world.Append("caller-ids.csv", "CLI-9,06 55550100,Known,delta,2026-05-20"),
        ["a campaign of an unknown controller"] = world => world.Replace("campaigns.csv", "FIBRA,aurora", "FIBRA,aurra"),
        ["a consent to an unknown controller"] = world => world.Replace("consents.csv", "Granted,aurora", "Granted,aurra"),
        ["an answer to an unknown controller"] = world => world.Replace("consultations.csv", "RPO-1,aurora", "RPO-1,aurra"),
        ["a list for an unknown campaign"] = world => world.Write("lists.csv", "list,controller,supplier,acquired_on,campaigns\nCLIENTI,aurora,,2026-11-16,FIBRE\n"),
        ["a contract that ends before it starts"] = world => world.Append("contracts.csv", "CTR-2,+393331234567,aurora,2026-05-01,2026-04-01"),
        ["a request used before it was made"] = world => world.Write("requests.csv", "reference,phone,controller,purposes,made_at,used_at\nRIC-1,3338888888,aurora,Sale,2026-11-23,2026-11-22\n"),
        ["an answer with a number never asked"] = world => world.Append("clear.csv", "+393337777777"),
        ["an answer that is neither"] = world =>
        {
            world.Write("consultations.csv", "reference,controller,processed_at,answers\nRPO-1,aurora,2026-11-17T18:00,answers.csv\n");
            world.Write("answers.csv", "numero,esito\n+393331234567,forse\n");
        },
        ["an answer without its hour"] = world => world.Replace("consultations.csv", "2026-11-17T18:00", "2026-11-17"),
        ["a consultation without files"] = world => world.Replace("consultations.csv", "asked.csv,clear.csv", "asked.csv,"),
        ["a consultation whose file is missing"] = world => world.Replace("consultations.csv", "clear.csv", "cleared.csv"),
        ["a date that can only be month first"] = world => world.Append("customers.csv", "C3;3331111111;S;03/25/2026;CLIENTI"),
        ["an unreadable number among the objections"] = world => world.Append("blacklist.csv", "OPP-2,\"3,4E+09\",Controller,delta,aurora,2026-01-01,op-1,call"),
        ["a broken row among the consents"] = world => world.Append("consents.csv", "CNS-2,\"+393331234567,Denied,aurora,,,2026-03-01,,"),
        ["a consent id twice"] = world => world.Append("consents.csv", "CNS-1,+393331234567,Denied,aurora,,,2026-03-01,,"),
        ["a state that does not exist"] = world => world.Replace("consents.csv", "Granted", "Grantd"),
        ["an objection aimed at nobody"] = world => world.Append("blacklist.csv", "OPP-2,3331234567,Controller,delta,,2026-01-01,op-1,call"),
    };

    [Theory]
    [InlineData("an empty file", "`customers.csv`: the file is empty")]
    [InlineData("an empty list", "`customers.csv`, line 1: there is a header but no row")]
    [InlineData("nothing asked", "`asked.csv`, line 1: there is a header but no row")]
    [InlineData("a missing column", "`customers.csv`, line 1, field `phone`: the column is missing (also accepted: `telefono`")]
    [InlineData("a column twice", "`customers.csv`, line 1, field `phone`: the header names this column 2 times (`Telefono`, `Cellulare`)")]
    [InlineData("bytes that are not UTF-8 after its mark", "`customers.csv`, line 2: the file begins as UTF-8 but holds other bytes")]
    [InlineData("bytes of no known encoding", "`customers.csv`, line 2: the bytes are neither UTF-8 nor Windows-1252")]
    [InlineData("UTF-16", "`customers.csv`, line 1: the file is UTF-16")]
    [InlineData("a spreadsheet instead of text", "`customers.csv`, line 1: this is not a text file")]
    [InlineData("a campaign id twice", "`campaigns.csv`, line 3, field `campaign`: the id `FIBRA` already stands in line 2")]
    [InlineData("a party twice", "`parties.csv`, line 5, field `party`: the id `aurora` already stands in line 2")]
    [InlineData("an origin that is no country", "`campaigns.csv`, line 2, field `network_country`: a country is two capital letters")]
    [InlineData("a caller ID that nobody knows what happened to", "`caller-ids.csv`, line 5, field `event`: `Known` is none of ")]
    [InlineData("a campaign of an unknown controller", "`campaigns.csv`, line 2, field `controller`: `aurra` is not declared; add it to `parties.csv`")]
    [InlineData("a consent to an unknown controller", "`consents.csv`, line 2, field `controller`: `aurra` is not declared")]
    [InlineData("an answer to an unknown controller", "`consultations.csv`, line 2, field `controller`: `aurra` is not declared")]
    [InlineData("a list for an unknown campaign", "`lists.csv`, line 2, field `campaigns`: there is no campaign `FIBRE`")]
    [InlineData("a contract that ends before it starts", "`contracts.csv`, line 3, field `ended_on`: the contract `CTR-2` ends before it starts")]
    [InlineData("a request used before it was made", "`requests.csv`, line 2, field `reference`: entry `RIC-1`, field `UsedAt`: the request was used before it was made")]
    [InlineData("an answer with a number never asked", "`clear.csv`, line 4, field `numero`: the answer holds a number that `asked.csv` never asked")]
    [InlineData("an answer that is neither", "`answers.csv`, line 2, field `esito`: `forse` is no answer")]
    [InlineData("an answer without its hour", "`consultations.csv`, line 2, field `processed_at`: the hour is missing")]
    [InlineData("a consultation without files", "`consultations.csv`, line 2, field `answers`: the consultation names no files")]
    [InlineData("a consultation whose file is missing", "cleared.csv`: there is no such file")]
    [InlineData("a date that can only be month first", "`customers.csv`, line 4, field `Data consenso`: `03/25/2026` can only be month first")]
    [InlineData("an unreadable number among the objections", "`blacklist.csv`, line 3, field `phone`: a spreadsheet rounded the number")]
    [InlineData("a broken row among the consents", "`consents.csv`, line 3, field `row`: a quotation mark opens a field")]
    [InlineData("a consent id twice", "`consents.csv`, line 3, field `id`: the id `CNS-1` already stands in line 2")]
    [InlineData("a state that does not exist", "`consents.csv`, line 2, field `state`: `Grantd` is none of ")]
    [InlineData("an objection aimed at nobody", "`blacklist.csv`, line 3, field `id`: entry `OPP-2`, field `Controller`")]
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
    [InlineData("nowhere.csv`: there is no such file", "--customers", "nowhere.csv")]
    [InlineData("`campaigns.csv`: there is no campaign `FIBRE`; the file has `FIBRA`", "--campaign", "FIBRE")]
    [InlineData("`--at`: `yesterday` is no instant", "--at", "yesterday")]
    [InlineData("`--at`: `2026-11-24` is no instant", "--at", "2026-11-24")]
    [InlineData("`--explain`: a spreadsheet rounded the number", "--explain", "3,4E+09")]
    [InlineData("`--explain`: no row that can be read has this number", "--explain", "333 0000000")]
    public async Task A_wrong_option_stops_the_run_and_leaves_nothing_behind(string message, params string[] options)
    {
        using var world = new SmallWorld();

        using QuickstartRun run = await world.RunAsync(options);

        AssertRefused(run, message);
    }

    [Theory]
    [InlineData("`asked.csv`: half of a consultation", true, "--asked")]
    [InlineData("`clear.csv`: when the register gave this answer is not said", false, "--clear")]
    public async Task Half_a_consultation_stops_the_run(string message, bool isDated, string option)
    {
        using var world = new SmallWorld();
        string file = world.PathOf(option == "--asked" ? "asked.csv" : "clear.csv");

        using QuickstartRun run = await world.RunAsync([option, file, .. isDated ? new[] { "--answered-at", "2026-11-17T18:00" } : []]);

        AssertRefused(run, message);
    }

    [Fact]
    public async Task Two_campaigns_and_rows_that_name_none_reject_every_row()
    {
        using var world = new SmallWorld();
        world.Append("campaigns.csv", "VOCE,aurora,delta,Sale,telecom,AiVoice,2026-11-16T09:00,,");

        using QuickstartRun run = await world.RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Lines("rejects.csv"), line => Assert.Contains("the row names no campaign; fill it in or choose one with --campaign: `FIBRA`, `VOCE`", line));
        Assert.Equal(2, run.Lines("rejects.csv").Length);
    }

    [Fact]
    public async Task Your_own_files_without_campaigns_stop_the_run()
    {
        using var world = new SmallWorld();

        using QuickstartRun run = await QuickstartRun.WithAsync("--customers", world.PathOf("customers.csv"), "--parties", world.PathOf("parties.csv"));

        AssertRefused(run, "`--campaigns`: the file is missing");
    }

    [Theory]
    [InlineData(10_000, false, false)]
    [InlineData(10_000, true, true)]
    [InlineData(9_999, false, true)]
    public async Task An_answer_that_clears_everyone_of_ten_thousand_is_most_likely_the_question(int count, bool acknowledged, bool accepted)
    {
        using var world = new SmallWorld();
        string numbers = "numero\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"+3933312{30000 + i}\n"));
        world.Write("asked.csv", numbers);
        world.Write("clear.csv", numbers);

        using QuickstartRun run = await world.RunAsync(acknowledged ? ["--accept-all-clear"] : []);

        if (accepted)
            Assert.Equal(0, run.ExitCode);
        else
            AssertRefused(run, "`clear.csv`: the answer `RPO-1` clears every one of 10000 numbers");
    }

    private static void AssertRefused(QuickstartRun run, string message)
    {
        Assert.StartsWith("error: ", run.Errors);
        Assert.Contains(message, run.Errors);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Printed);
        Assert.Empty(run.Files);
    }
}
