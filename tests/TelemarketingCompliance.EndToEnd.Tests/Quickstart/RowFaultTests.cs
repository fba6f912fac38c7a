using System.Text;

namespace TelemarketingCompliance.EndToEnd.Tests.Quickstart;

/// <summary>Faults of one row of a list of people: the row goes to the rejects, the others are decided.</summary>
public sealed class RowFaultTests
{
    [Theory]
    [InlineData("C3;3,4E+09;S;;CLIENTI", "field `Telefono`: a spreadsheet rounded the number")]
    [InlineData("C3;3331234567,0;S;;CLIENTI", "field `Telefono`: the number was written as a decimal")]
    [InlineData("C3;06 12345678/9;S;;CLIENTI", "field `Telefono`: the field may hold more than one number")]
    [InlineData("C3;;S;;CLIENTI", "field `Telefono`: there is no number")]
    [InlineData("C3;n.d.;S;;CLIENTI", "field `Telefono`: this is not a telephone number")]
    [InlineData("C3;3337777777;S;31/02/2026;CLIENTI", "field `Data consenso`: `31/02/2026` is no date")]
    [InlineData("C3;3337777777;S;01/03/26;CLIENTI", "field `Data consenso`: `01/03/26` is no date")]
    [InlineData("C3;3337777777;X;;CLIENTI", "field `Consenso marketing`: `X` is neither yes nor no")]
    [InlineData("C3;3337777777;S", "field `row`: the row has 3 fields and the header 5")]
    [InlineData("C3;3337777777;S;;CLIENTI;", "field `row`: the row has 6 fields and the header 5")]
    [InlineData("C3;3337777777;S;;\"CLIENTI", "field `row`: a quotation mark opens a field")]
    [InlineData("cliente numero 3;3337777777;S;;CLIENTI", "field `Codice cliente`: an id consists of printable ASCII characters without blanks")]
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
    [InlineData("C3;333 1234567;N;31/02/2026;CLIENTI")]
    [InlineData("C3;333 1234567;FORSE;;CLIENTI")]
    [InlineData("C1;3,4E+09;NO;;CLIENTI")]
    public async Task A_refusal_in_a_rejected_row_still_binds_the_other_rows_of_the_person(string row)
    {
        using var world = new SmallWorld();
        world.Append("customers.csv", row);

        using QuickstartRun run = await world.RunAsync();

        Assert.Single(run.Lines("rejects.csv"));
        Assert.Contains("+393331234567,FIBRA,CLIENTI,blocked,,consent.denied;", run.Lines("decisions.csv")[0]);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    [InlineData("utf-8 with mark")]
    public async Task Accents_are_read_in_every_encoding_of_the_trade(string encoding)
    {
        using var world = new SmallWorld();
        const string Text = "Codice cliente;Telefono;Consenso marketing;Città\r\nC3;n.d.;S;Forlì\r\nC1;333 1234567;Sì;Nardò\r\n";
        world.Write("customers.csv", encoding switch
        {
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text),
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            _ => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
        });

        using QuickstartRun run = await world.RunAsync();

        Assert.EndsWith("C3;n.d.;S;Forlì", Assert.Single(run.Lines("rejects.csv")));
        Assert.Single(run.Lines("decisions.csv"));
    }

    [Fact]
    public async Task A_rejected_row_cannot_run_as_a_formula_in_a_spreadsheet()
    {
        using var world = new SmallWorld();
        world.Append("customers.csv", "=1+1;n.d.;S;;CLIENTI");

        using QuickstartRun run = await world.RunAsync();

        Assert.EndsWith(",\"'=1+1;n.d.;S;;CLIENTI\"", Assert.Single(run.Lines("rejects.csv")));
    }
}
