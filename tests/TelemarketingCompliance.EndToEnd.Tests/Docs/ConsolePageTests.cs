using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using TelemarketingCompliance.Cli;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.EndToEnd.Tests.Docs;

/// <summary>
/// The pages of the command line: the commands of their <c>console</c> blocks are run in order, in one folder, and print what the page shows, word for word.
/// Not compared are the figures behind <c>seconds</c>, <c>rows per second</c>, <c>peak memory</c> and the measurements of <c>tmc index bench</c>. ACCEPT_APPROVED=1 writes what they print into the page.
/// </summary>
[Collection(nameof(ConsolePageTests))]
public sealed partial class ConsolePageTests
{
    [Fact]
    public Task The_walkthrough_does_what_it_says() => CheckAsync("walkthrough-campaign.md", _ => Task.CompletedTask);

    [Fact]
    public Task Every_command_of_the_page_of_the_command_line_prints_what_the_page_shows() => CheckAsync("cli.md", PrepareAsync);

    [Fact]
    public void Every_command_has_its_help_on_the_page_of_the_command_line()
    {
        string page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "cli.md")).ReplaceLineEndings("\n");
        var console = new CommandConsole { Output = TextWriter.Null, Error = TextWriter.Null, IsOutputTerminal = false, IsErrorTerminal = false, Clock = TimeProvider.System };

        string[] commands = [.. HelpOf(TmcApp.CreateRoot(console), "tmc")];

        Assert.InRange(commands.Length, 25, 60);
        Assert.All(commands, command => Assert.Contains($"$ {command}\n", page, StringComparison.Ordinal));

        static IEnumerable<string> HelpOf(Command command, string path) =>
            command.Subcommands.SelectMany(sub => HelpOf(sub, $"{path} {sub.Name}")).Prepend($"{path} --help");
    }

    [Fact]
    public void The_published_schema_of_policies_is_the_one_that_tmc_prints()
    {
        string path = Path.Combine(Checkout.Root, "docs", "policy.schema.json");
        if (Environment.GetEnvironmentVariable("ACCEPT_APPROVED") == "1")
            File.WriteAllText(path, PolicySchema.ToJson());
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), PolicySchema.ToJson());
    }

    [Fact]
    public void Figures_of_time_and_memory_are_not_compared_and_all_others_are()
    {
        Assert.Equal(Masked("seconds  0.1\nbytes  12"), Masked("seconds      22.123\nbytes  12"));
        Assert.Equal(Masked("rows per second  1,781\npeak memory  12"), Masked("rows per second  9\npeak memory  13,000"));
        Assert.Equal(Masked("\"seconds\":1.5,\"listed\":3"), Masked("\"seconds\":0,\"listed\":3"));
        Assert.NotEqual(Masked("\"seconds\":1.5,\"listed\":3"), Masked("\"seconds\":1.5,\"listed\":4"));
        Assert.NotEqual(Masked("listed  3"), Masked("listed  4"));
    }

    private static async Task CheckAsync(string name, Func<ConsoleRun, Task> prepare)
    {
        string path = Path.Combine(Checkout.Root, "docs", name);
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        using var run = new ConsoleRun();
        await prepare(run);

        var written = new StringBuilder();
        int end = 0;
        foreach (Group block in Block().Matches(page).Select(match => match.Groups["text"]))
        {
            written.Append(page, end, block.Index - end).Append(await run.RunBlockAsync(block.Value));
            end = block.Index + block.Length;
        }

        string result = written.Append(page, end, page.Length - end).ToString();

        if (Environment.GetEnvironmentVariable("ACCEPT_APPROVED") == "1" && Masked(result) != Masked(page))
            File.WriteAllText(path, result);
        else
            Assert.Equal(Masked(page), Masked(result));
    }

    // The files that the page of the command line shows or takes as given.
    private static async Task PrepareAsync(ConsoleRun run)
    {
        Write("asked.csv", "nome;telefono", "cliente 1;333 1000007", "cliente 2;333 1000014", "cliente 3;333 1000021", "cliente 4;333 1000028", "cliente 5;333");
        Write("cleared.txt", "+393331000014", "+393331000021");
        Write("answers.csv", "numero,esito,dal", "+393331000007,LIBERO,", "+393331000014,OPPOSTO,2026-03-05");
        Write("us.txt", "(212) 555-0123", "646-555-0199");
        Write("next.txt", "+393331000014");
        Directory.CreateDirectory("rpo");
        const string Shop = "--register it-rpo --controller shop --region IT --asked asked.csv";
        await run.OkAsync($"tmc index build -o next.idx {Shop} --as-of 2026-11-21T09:00:00Z --clear next.txt");
        File.Copy("next.idx", "rpo/2026-11-21-shop.idx");
        await run.OkAsync("tmc index build -o rpo/2026-11-18-bank.idx --register it-rpo --controller bank --as-of 2026-11-18T09:00:00Z --answers answers.csv --status-column esito --listed-value OPPOSTO");
        await run.OkAsync($"tmc index build -o rpo/2026-11-20-shop.idx {Shop} --as-of 2026-11-20T09:00:00Z --valid-days 15 --reference rpo-7 --clear cleared.txt");
        Write("policy.json", """
            {
              "store": { "sqlite": "compliance.db" },
              "registers": [{ "name": "it-rpo", "folder": "rpo" }],
              "jurisdictions": { "italy": {} },
              "parties": [{ "id": "shop", "roc": "12345", "rocConfirmedOn": "2026-04-15" }],
              "campaigns": [
                {
                  "id": "spring", "controller": "shop", "purpose": "sale", "sector": "telecom", "mode": "preview", "createdAt": "2026-11-18T09:00+01:00",
                  "callerIds": ["+390655550100"], "lists": ["customers"], "operatorCountry": "IT", "networkOrigin": { "country": "IT" }, "region": "IT"
                }
              ]
            }
            """);
        Write("wrong.json", """
            {
              "store": { "sqlite": "compliance.db" },
              "jurisdictions": { "italy": { "ownHours": "mon-fri 9-20" } },
              "parties": [{ "id": "shop" }],
              "campaigns": [{ "id": "spring", "controller": "shoop", "purpose": "sale", "createdAt": "tomorrow" }]
            }
            """);
        Write("crm.csv", "cliente;telefono;marketing;data", "C1;333 1000007;SI;01/03/2026", "C2;333 1000014;SI;12/06/2026", "C3;333 1000021;NO;", "C4;333 1000028;FORSE;");
        Write("cut-off.csv", "cliente;telefono;marketing;data", "C2;333 1000014;SI;12/06/2026");
        Write("crm.json", """
            {
              "columns": { "id": "cliente", "number": "telefono", "state": "marketing", "at": "data" },
              "values": { "state": { "SI": "granted", "NO": "denied" } },
              "constants": { "controller": "shop", "purposes": "sale", "channels": "operatorCall", "level": "doubleOptIn", "textVersion": "v3" },
              "zone": "Europe/Rome", "dates": ["dd/MM/uuuu"], "region": "IT"
            }
            """);
        Write("objections.csv", "id,number,controller,at,reason", "O1,+393331000035,shop,2026-05-04,privacy", "O2,+393331000042,shop,a Monday,", "O3,\"3,33E+09\",shop,2026-05-06,");
        Write("contracts.csv", "contratto;telefono;titolare;inizio;fine", "K1;+393331000028;shop;2024-02-01;2026-10-31");
        Write("requests.csv", "reference,number,controller,purposes,madeAt", "R1,+393331000028,shop,sale,2026-11-23T16:20+01:00");
        Write("lists.csv", "list,number,controller,acquiredAt", "customers,+393331000007,shop,2026-11-16", "customers,+393331000014,shop,2026-11-16");
        Write("directory.csv", "number,directory,at", "+390655550123,elenco-unico,2026-10-02");
        Write("callerids.csv", "number,event,party,at", "+390655550100,declared,shop,2026-05-20", "+390655550100,callBackAnswered,shop,2026-11-19T10:30");
        Write("calls.csv", "call_id,number,campaign,at,outcome,ringSeconds", "1764,+393331000014,spring,2026-11-23T11:05,noAnswer,20");
        Write("revocations.csv", "number,controller,register,at,until", "+393331000007,shop,it-rpo,2026-10-05,2027-01-01");
        foreach (string rejects in Directory.GetFiles(".", "*.rejects.csv", SearchOption.AllDirectories))
            File.Delete(rejects);

        static void Write(string name, params string[] lines) => File.WriteAllText(name, string.Concat(lines.Select(line => line + "\n")));
    }

    private static string Masked(string page) => Json().Replace(Labelled().Replace(page, "${name} #"), "${name}#");

    [GeneratedRegex("```console\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^(?<name>seconds|rows per second|peak memory|peak memory bytes) +[0-9.,]+$", RegexOptions.Multiline)]
    private static partial Regex Labelled();

    [GeneratedRegex("(?<name>\"(?:seconds|rowsPerSecond|peakMemory|peakMemoryBytes|openResidentMs|openMappedMs|singleNs|batchNs)\":)[0-9.]+")]
    private static partial Regex Json();
}

/// <summary>The current folder is the whole process's: nothing runs beside these tests.</summary>
[CollectionDefinition(nameof(ConsolePageTests), DisableParallelization = true)]
public sealed class ConsolePages;
