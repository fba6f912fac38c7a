using System.Text;

namespace TelemarketingCompliance.EndToEnd.Tests.Quickstart;

/// <summary>Faults of one row: in a list of people it goes to the rejects, in a file of facts to what was not imported; all others count.</summary>
public sealed class RowFaultTests
{
    [Theory]
    [InlineData("C3;3,4E+09;S;;CLIENTI", "`Telefono`: a spreadsheet rounded the number")]
    [InlineData("C3;3331234567,0;S;;CLIENTI", "`Telefono`: the number was written as a decimal")]
    [InlineData("C3;06 12345678/9;S;;CLIENTI", "`Telefono`: the field may hold more than one number")]
    [InlineData("C3;;S;;CLIENTI", "`Telefono`: there is no number")]
    [InlineData("C3;n.d.;S;;CLIENTI", "`Telefono`: this is not a telephone number")]
    [InlineData("C3;3337777777;S", "the line has 3 fields where the first has 5")]
    [InlineData("C3;3337777777;S;;CLIENTI;", "the line has 6 fields where the first has 5")]
    [InlineData("C3;3337777777;S;;\"CLIENTI", "quotation mark")]
    [InlineData("cliente numero 3;3337777777;S;;CLIENTI", "`Codice cliente`: an id consists of printable ASCII characters without blanks")]
    public async Task A_row_that_cannot_be_read_goes_to_the_rejects_and_the_others_are_decided(string row, string reason)
    {
        using var world = new SmallWorld();
        world.Append("customers.csv", row);
        world.Append("customers.csv", "C9;3336666666;;;CLIENTI");

        using QuickstartRun run = await world.RunAsync();

        string reject = Assert.Single(run.Lines("rejects.csv"));
        Assert.StartsWith("customers.csv,4,", reject.Replace("\"", "", StringComparison.Ordinal));
        Assert.Contains(reason, reject);
        Assert.Equal(3, run.Lines("decisions.csv").Length);
        Assert.Contains("customers.csv     4          1        2         1           0", run.Printed);
    }

    [Theory]
    [InlineData("consents.csv", "CNS-2,+393331234567,Grantd,aurora,Sale,OperatorCall,2026-03-01,v1,DoubleOptIn", "`state`, `Grantd`: it is none of ")]
    [InlineData("consents.csv", "CNS-2,+393331234567,Granted,aurra,Sale,OperatorCall,2026-03-01,v1,DoubleOptIn", "`controller`, `aurra`: the policy declares no such party")]
    [InlineData("consents.csv", "CNS-2,\"+393331234567,Granted,aurora,Sale,OperatorCall,2026-03-01,v1,DoubleOptIn", "quotation mark")]
    [InlineData("caller-ids.csv", "CLI-9,+390655550100,Known,delta,2026-05-20", "`event`, `Known`: it is none of ")]
    [InlineData("customers.csv", "C3;3337777777;S;31/02/2026;CLIENTI", "`at`, `31/02/2026`: it is no date as they were declared")]
    [InlineData("customers.csv", "C3;3337777777;S;03/25/2026;CLIENTI", "`at`, `03/25/2026`: it is no date as they were declared")]
    [InlineData("customers.csv", "C3;3337777777;X;;CLIENTI", "`state`, `X`: it is none of ")]
    public async Task A_row_of_facts_that_cannot_be_taken_is_told_and_the_others_come_in(string file, string row, string reason)
    {
        using var world = new SmallWorld();
        world.Append(file, row);

        using QuickstartRun run = await world.RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(reason, Assert.Single(run.Lines("not-imported.csv")));
        Assert.Contains("+393331234567,FIBRA,CLIENTI,permitted,Consent,", run.Lines("decisions.csv")[0]);
    }

    [Fact]
    public async Task An_objection_to_an_unreadable_number_is_warned_of()
    {
        using var world = new SmallWorld();
        world.Append("blacklist.csv", "OPP-2,\"3,4E+09\",Controller,delta,aurora,2026-01-01,op-1,call");

        using QuickstartRun run = await world.RunAsync();

        Assert.StartsWith("warning: objections that could not be taken: 1; until they are mended these people are not protected by them; see `not-imported.csv`", run.Errors);
        Assert.Contains("`number`: a spreadsheet rounded the number", Assert.Single(run.Lines("not-imported.csv")));
    }

    [Theory]
    [InlineData("customers.csv", "C3;333 1234567;N;31/02/2026;CLIENTI", "consent.denied")]
    [InlineData("customers.csv", "C1;3,4E+09;NO;;CLIENTI", "consent.denied")]
    [InlineData("blacklist.csv", "OPP-2,+393331234567,Nobody,delta,aurora,2026-01-01,op-1,call", "blacklist.listed")]
    [InlineData("blacklist.csv", "OPP-2,+393331234567,Controller,delta,,2026-01-01,op-1,call", "blacklist.listed")]
    public async Task A_refusal_in_a_row_with_a_fault_binds_all_the_same(string file, string row, string reason)
    {
        using var world = new SmallWorld();
        world.Append(file, row);

        using QuickstartRun run = await world.RunAsync();

        Assert.Contains(run.Lines("not-imported.csv"), line => line.Contains("listed all the same: ", StringComparison.Ordinal));
        Assert.StartsWith("customers.csv,2,C1,+393331234567,FIBRA,CLIENTI,blocked,", run.Lines("decisions.csv")[0]);
        Assert.Contains(reason, run.Lines("decisions.csv")[0]);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    [InlineData("utf-8 with mark")]
    [InlineData("utf-16")]
    public async Task Accents_are_read_in_every_encoding_of_the_trade(string encoding)
    {
        using var world = new SmallWorld();
        const string Text = "Codice cliente;Telefono;Consenso marketing;Data consenso;Lista;Città\r\nC3;n.d.;S;;CLIENTI;Forlì\r\nC1;333 1234567;Sì;;CLIENTI;Nardò\r\n";
        world.Write("customers.csv", encoding switch
        {
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text),
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "utf-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)],
            _ => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
        });

        using QuickstartRun run = await world.RunAsync();

        Assert.Contains("C3;n.d.;S;;CLIENTI;Forlì", Assert.Single(run.Lines("rejects.csv")));
        Assert.Single(run.Lines("decisions.csv"));
    }

    [Fact]
    public async Task A_rejected_row_cannot_run_as_a_formula_in_a_spreadsheet()
    {
        using var world = new SmallWorld();
        world.Append("customers.csv", "=1+1;n.d.;S;;CLIENTI");

        using QuickstartRun run = await world.RunAsync();

        Assert.Contains(",\"'=1+1;n.d.;S;;CLIENTI\",", Assert.Single(run.Lines("rejects.csv")));
    }
}
