using System.CommandLine;
using TelemarketingCompliance.Cli;

namespace Quickstart;

/// <summary>The options of the program.</summary>
internal sealed class CommandLine
{
    /// <summary>Tuesday 24 November 2026, 10:30 in Rome: a fixed instant, so that what the program prints never depends on the day it runs.</summary>
    private static readonly Instant SimulatedNow = Instant.FromUtc(2026, 11, 24, 9, 30);

    private readonly Option<string?> data = Text("--data", "DIR", "A folder of your own: a policy.json, and files under the names of the generated ones [default: the generated files]");
    private readonly Option<string?> campaign = Text("--campaign", "ID", "Decide every row for this campaign; otherwise each row names its own");
    private readonly Option<string?> at = Text("--at", "INSTANT", "Decide for this instant [default: 2026-11-24T10:30 in Rome]");
    private readonly Option<string?> output = Text("--output", "DIR", "Where the results go [default: out, under the current folder]");
    private readonly Option<string?> explain = Text("--explain", "NUMBER", "Explain this number [default: the row with the most reasons]");
    private readonly Option<string> language = new Option<string>("--lang") { Description = "The language of the explanation", DefaultValueFactory = _ => "it" }
        .AcceptOnlyFromAmong("it", "en");

    /// <summary>The options, to be added to the command.</summary>
    internal IEnumerable<Option> All => [data, campaign, at, output, explain, language];

    internal RunOptions Read(System.CommandLine.ParseResult given) => new()
    {
        At = InstantOf(given) ?? SimulatedNow,
        Data = given.GetValue(data) ?? Path.Combine(AppContext.BaseDirectory, "data"),
        Output = given.GetValue(output) ?? "out",
        Campaign = given.GetValue(campaign),
        Explain = NumberOf(given),
        Language = given.GetValue(language) == "en" ? Language.English : Language.Italian,
    };

    private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    private Instant? InstantOf(System.CommandLine.ParseResult given)
    {
        if (given.GetValue(at) is not { } text)
            return null;
        return Times.TryRead(text) ?? throw RefusalException.Usage($"`{at.Name}`: `{text}` is no instant: write 2026-11-24T10:30 for the time of Rome, or 2026-11-24T09:30:00Z");
    }

    private E164Number? NumberOf(System.CommandLine.ParseResult given)
    {
        if (given.GetValue(explain) is not { } text)
            return null;
        return E164Number.TryParse(text, "IT", out E164Number number, out NumberRefusal refusal)
            ? number
            : throw RefusalException.Usage($"`{explain.Name}`: {refusal.ToText(Language.English)}");
    }
}
