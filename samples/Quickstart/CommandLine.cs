using System.CommandLine;

namespace Quickstart;

/// <summary>The options of the program.</summary>
internal sealed class CommandLine
{
    /// <summary>Tuesday 24 November 2026, 10:30 in Rome: a fixed instant, so that what the program prints never depends on the day it runs.</summary>
    private static readonly Instant SimulatedNow = Instant.FromUtc(2026, 11, 24, 9, 30);

    private readonly Option<string?> data = Text("--data", "DIR", "A folder with files under their usual names; a file named by an option replaces the one in the folder");
    private readonly Option<string?> customers = Text("--customers", "FILE", "The customer export");
    private readonly Option<string?> supplier = Text("--supplier", "FILE", "The list bought from suppliers");
    private readonly Option<string?> parties = Text("--parties", "FILE", "Controllers, call centres and suppliers: every other file may name only these");
    private readonly Option<string?> campaigns = Text("--campaigns", "FILE", "The campaigns");
    private readonly Option<string?> lists = Text("--lists", "FILE", "Where each contact list came from");
    private readonly Option<string?> consultations = Text("--consultations", "FILE", "The consultations of the register, each with its files");
    private readonly Option<string?> asked = Text("--asked", "FILE", "One consultation: the numbers that were asked");
    private readonly Option<string?> cleared = Text("--clear", "FILE", "One consultation: the cleansed list that came back");
    private readonly Option<string?> answers = Text("--answers", "FILE", "One consultation: a status per number");
    private readonly Option<string?> answeredAt = Text("--answered-at", "INSTANT", "When the register processed that one consultation");
    private readonly Option<string?> consents = Text("--consents", "FILE", "The consent ledger");
    private readonly Option<string?> contracts = Text("--contracts", "FILE", "The contracts");
    private readonly Option<string?> requests = Text("--requests", "FILE", "Requests of people to be called");
    private readonly Option<string?> blacklist = Text("--blacklist", "FILE", "The objections");
    private readonly Option<string?> directory = Text("--directory", "FILE", "What the public directories list");
    private readonly Option<string?> revocations = Text("--revocations", "FILE", "Selective revocations of the opposition in the register");
    private readonly Option<string?> callerIds = Text("--caller-ids", "FILE", "The numbers presented: declared, authorised, called back");
    private readonly Option<string?> campaign = Text("--campaign", "ID", "Decide every row for this campaign; otherwise each row names its own");
    private readonly Option<string?> at = Text("--at", "INSTANT", "Decide for this instant [default: 2026-11-24T10:30 in Rome]");
    private readonly Option<string?> output = Text("--output", "DIR", "Where the results go [default: out, under the current folder]");
    private readonly Option<string?> explain = Text("--explain", "NUMBER", "Explain this number [default: the row with the most reasons]");
    private readonly Option<string> language = new Option<string>("--lang") { Description = "The language of the explanation", DefaultValueFactory = _ => "it" }
        .AcceptOnlyFromAmong("it", "en");
    private readonly Option<bool> acceptAllClear = new("--accept-all-clear") { Description = "Accept an answer that clears everyone of 10,000 or more" };

    /// <summary>The options, to be added to the command.</summary>
    internal IEnumerable<Option> All =>
    [
        data, customers, supplier, parties, campaigns, lists, consultations, asked, cleared, answers, answeredAt, consents, contracts, requests, blacklist,
        directory, revocations, callerIds, campaign, at, output, explain, language, acceptAllClear,
    ];

    internal RunOptions Read(ParseResult given)
    {
        var named = new InputFiles
        {
            Customers = given.GetValue(customers),
            Supplier = given.GetValue(supplier),
            Parties = given.GetValue(parties),
            Campaigns = given.GetValue(campaigns),
            Lists = given.GetValue(lists),
            Consultations = given.GetValue(consultations),
            Asked = given.GetValue(asked),
            Cleared = given.GetValue(cleared),
            Answers = given.GetValue(answers),
            Consents = given.GetValue(consents),
            Contracts = given.GetValue(contracts),
            Requests = given.GetValue(requests),
            Blacklist = given.GetValue(blacklist),
            Directory = given.GetValue(directory),
            Revocations = given.GetValue(revocations),
            CallerIds = given.GetValue(callerIds),
        };

        // Your own files are never mixed with generated ones, unless you name the folder.
        string? folder = given.GetValue(data) ?? (named.IsAnyNamed ? null : InputFiles.GeneratedFolder);
        return new RunOptions
        {
            At = InstantOf(given, at) ?? SimulatedNow,
            Files = folder is null ? named : named.CompletedFrom(folder),
            Output = given.GetValue(output) ?? "out",
            Campaign = given.GetValue(campaign),
            AnsweredAt = InstantOf(given, answeredAt),
            AcceptAllClear = given.GetValue(acceptAllClear),
            Explain = NumberOf(given),
            Language = given.GetValue(language) == "en" ? Language.English : Language.Italian,
        };
    }

    private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    private static Instant? InstantOf(ParseResult given, Option<string?> option)
    {
        if (given.GetValue(option) is not { } text)
            return null;
        return Times.TryRead(text) is { IsExact: true } time
            ? time.Earliest
            : throw new BadInputException(option.Name, $"`{text}` is no instant: write 2026-11-24T10:30 for the time of Rome, or 2026-11-24T09:30:00Z");
    }

    private E164Number? NumberOf(ParseResult given)
    {
        if (given.GetValue(explain) is not { } text)
            return null;
        return E164Number.TryParse(text, "IT", out E164Number number, out NumberRefusal refusal) ? number : throw new BadInputException(explain.Name, refusal.ToText(Language.English));
    }
}
