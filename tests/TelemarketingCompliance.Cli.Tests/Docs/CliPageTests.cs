using System.Text;
using System.Text.RegularExpressions;

namespace TelemarketingCompliance.Cli.Tests.Docs;

/// <summary>The page of the command line: its commands are run in order, in one folder, and print what the page shows. ACCEPT_APPROVED=1 writes what they print into the page.</summary>
public sealed partial class CliPageTests : IDisposable
{
    private readonly Workplace place = new();
    private int lastCode;

    public void Dispose() => place.Dispose();

    [Fact]
    public void Every_command_of_the_page_prints_what_the_page_shows()
    {
        string path = Path.Combine(Checkout.Root, "docs", "cli.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        Prepare();

        string run = Block().Replace(page, block => $"```console\n{RunAll(block.Groups["text"].Value)}```\n");

        if (Environment.GetEnvironmentVariable("ACCEPT_APPROVED") == "1" && Masked(run) != Masked(page))
            File.WriteAllText(path, run);
        else
            Assert.Equal(Masked(page), Masked(run));
    }

    [Fact]
    public void Figures_of_time_and_memory_are_not_compared_and_all_others_are()
    {
        Assert.Equal(Masked("seconds  0.1\nbytes  12"), Masked("seconds      22.123\nbytes  12"));
        Assert.Equal(Masked("\"seconds\":1.5,\"listed\":3"), Masked("\"seconds\":0,\"listed\":3"));
        Assert.NotEqual(Masked("\"seconds\":1.5,\"listed\":3"), Masked("\"seconds\":1.5,\"listed\":4"));
        Assert.NotEqual(Masked("listed  3"), Masked("listed  4"));
    }

    private void Prepare()
    {
        place.File("asked.csv", ["nome;telefono", .. Enumerable.Range(1, 4).Select(i => $"cliente {i};{Workplace.Number(i)[3..6]} {Workplace.Number(i)[6..]}"), "cliente 5;333"]);
        place.File("cleared.txt", Workplace.Number(2), Workplace.Number(3));
        place.File("answers.csv", "numero,esito,dal", $"{Workplace.Number(1)},LIBERO,", $"{Workplace.Number(2)},OPPOSTO,2026-03-05");
        place.File("us.txt", "(212) 555-0123", "646-555-0199");
        string next = place.File("next.txt", Workplace.Number(2));
        place.Ok("index", "build", "-o", place["next.idx"], "--register", "it-rpo", "--controller", "shop", "--as-of", "2026-11-21T09:00:00Z", "--region", "IT", "--asked", place["asked.csv"], "--clear", next);
        Directory.CreateDirectory(place["rpo"]);
        File.Copy(place["next.idx"], place["rpo/2026-11-21-shop.idx"]);
        place.Ok("index", "build", "-o", place["rpo/2026-11-18-bank.idx"], "--register", "it-rpo", "--controller", "bank", "--as-of", "2026-11-18T09:00:00Z", "--answers", place["answers.csv"], "--status-column", "esito", "--listed-value", "OPPOSTO");
        place.Ok("index", "build", "-o", place["rpo/2026-11-20-shop.idx"], "--register", "it-rpo", "--controller", "shop", "--as-of", "2026-11-20T09:00:00Z", "--valid-days", "15", "--reference", "rpo-7", "--region", "IT", "--asked", place["asked.csv"], "--clear", place["cleared.txt"]);
        foreach (string rejects in Directory.GetFiles(place.Folder, "*.rejects.csv"))
            File.Delete(rejects);
    }

    private string RunAll(string block)
    {
        StringBuilder text = new();

        foreach (string command in block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..]))
            text.Append("$ ").Append(command).Append('\n').Append(Run(command));

        return text.ToString();
    }

    private string Run(string command)
    {
        string[] words = [.. Word().Matches(command).Select(word => word.Value.Trim('"'))];

        switch (words[0])
        {
            case "cat":
                return place.Read(words[1]);
            case "echo":
                return $"{lastCode}\n";
            case "tmc":
                (lastCode, string output, string error) = TmcProcess.Run(place.Folder, words[1..]);
                return output + error;
            default:
                throw new NotSupportedException($"the page runs `{words[0]}`, which this test does not know");
        }
    }

    private static string Masked(string page) => Ratio().Replace(Labelled().Replace(page, "${name} #"), "${name}#");

    [GeneratedRegex("```console\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex("^(?<name>seconds|peak memory bytes) +[0-9.,]+$", RegexOptions.Multiline)]
    private static partial Regex Labelled();

    [GeneratedRegex("(?<name>\"(?:seconds|peakMemoryBytes|openResidentMs|openMappedMs|singleNs|batchNs)\":)[0-9.]+")]
    private static partial Regex Ratio();
}
