using global::Quickstart;

namespace TelemarketingCompliance.EndToEnd.Tests.Quickstart;

/// <summary>The program without options: what a newcomer sees.</summary>
public sealed class ExpectedOutputTests
{
    private static readonly string Sample = Path.Combine(Checkout.Root, "samples", "Quickstart");

    [Fact]
    public async Task It_writes_the_files_that_were_read_and_approved()
    {
        using QuickstartRun run = await QuickstartRun.WithAsync();

        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        foreach (string name in new[] { "decisions.csv", "rejects.csv", "not-imported.csv", "console.txt" })
            Assert.Equal(File.ReadAllText(Path.Combine(Sample, "expected", name)).ReplaceLineEndings("\n"), run.Text(name));
        Assert.StartsWith(run.Text("console.txt"), run.Printed);
        Assert.Equal(4, run.Files.Length);
    }

    [Fact]
    public async Task Every_row_of_the_lists_is_decided_or_rejected_and_never_both()
    {
        int rows = new[] { "customers.csv", "supplier.csv" }.Sum(name => File.ReadAllLines(Path.Combine(Sample, "data", name)).Length - 1);

        using QuickstartRun run = await QuickstartRun.WithAsync();

        string[] places = [.. run.Lines("decisions.csv").Concat(run.Lines("rejects.csv")).Select(line => string.Join(':', line.Split(',')[..2]))];
        Assert.Equal(rows, places.Length);
        Assert.Equal(rows, places.Distinct().Count());
        Assert.InRange(rows, 1_900, 2_300);
    }

    [Fact]
    public async Task Its_data_shows_a_real_looking_spread()
    {
        using QuickstartRun run = await QuickstartRun.WithAsync();

        string[][] decisions = [.. run.Lines("decisions.csv").Select(line => line.Split(','))];
        double permitted = decisions.Count(fields => fields[6] == "permitted") / (double)decisions.Length;
        Assert.InRange(permitted, 0.30, 0.45);
        Assert.InRange(decisions.SelectMany(fields => fields[8].Split(';')).Where(code => code.Length > 0).Distinct().Count(), 30, 60);
        Assert.All(Enum.GetValues<CallBasis>().Where(basis => basis is not (CallBasis.None or CallBasis.Relationship)), basis => Assert.Contains(decisions, fields => fields[7] == basis.ToString()));
    }

    [Fact]
    public void The_generator_writes_the_committed_data_again()
    {
        string folder = Directory.CreateTempSubdirectory("quickstart-data-").FullName;

        Generator.Write(seed: 1, folder);

        string[] generated = [.. Directory.GetFiles(folder).Select(Path.GetFileName).Order()!];
        Assert.Equal(Directory.GetFiles(Path.Combine(Sample, "data"), "*.csv").Select(Path.GetFileName).Order(), generated);
        foreach (string name in generated)
            Assert.Equal(Normalised(Path.Combine(Sample, "data", name)), Normalised(Path.Combine(folder, name)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_customer_export_is_no_UTF8_and_the_supplier_list_says_that_it_is()
    {
        byte[] customers = File.ReadAllBytes(Path.Combine(Sample, "data", "customers.csv"));
        byte[] supplier = File.ReadAllBytes(Path.Combine(Sample, "data", "supplier.csv"));

        Assert.Contains((byte)0xE0, customers);
        Assert.False(System.Text.Unicode.Utf8.IsValid(customers));
        Assert.Equal([0xEF, 0xBB, 0xBF], supplier[..3]);
    }

    // A checkout may change the line ends of the files that are text; bytes of other encodings must stay.
    private static string Normalised(string path) => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)).ReplaceLineEndings("\n");
}
