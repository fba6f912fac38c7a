using System.CommandLine;

namespace TelemarketingCompliance.Cli.Index;

/// <summary><c>tmc index query</c>: what a register says of numbers.</summary>
internal sealed class QueryCommand
{
    private readonly Argument<string> source = new("FILE|FOLDER") { Description = "An index file, or a folder of the index files of one register." };
    private readonly Argument<string[]> numbers = new("NUMBER") { Description = "Numbers, as people write them; national ones need --region.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> input = new("--input") { HelpName = "FILE", Description = "A file of numbers: one a line, or a table." };
    private readonly Option<string?> output = new("--output", "-o") { HelpName = "FILE", Description = "Where the answers go, instead of the output. Texts that are no numbers also go to FILE.rejects.csv." };
    private readonly Option<string?> controller = CommandOptions.Controller("For whom. Required where a folder holds the answers of several; the answers given to another are not searched.");
    private readonly Option<string?> region = CommandOptions.Region();
    private readonly Option<string[]> columns = CommandOptions.Columns();
    private readonly Option<Instant?> at = CommandOptions.Instant("--at", "The instant asked about: later answers are left out, and an answer may have lapsed. [default: now; of a single file, also answers of the future]");
    private readonly Option<bool> json = CommandOptions.Json();

    public static Command Create(CommandConsole console) => new QueryCommand().Describe(console);

    private Command Describe(CommandConsole console)
    {
        Command command = new("query", "Answers for each number listed, clear or not-asked, a line each. A text that is no number was not asked.")
        {
            source, numbers, input, output, controller, region, columns, at, json,
        };
        command.SetAction(async (given, token) =>
        {
            QueryRequest request = Read(given);
            ProgressMeter meter = new();
            QueryNotes notes = await console.WorkAsync(meter, () => IndexQuery.Run(request, meter, console, token), token).ConfigureAwait(false);
            Tell(notes, request, console);
        });
        return command;
    }

    private QueryRequest Read(ParseResult given)
    {
        string[] texts = given.GetValue(numbers) ?? [];
        string? file = given.GetValue(input);

        if (texts.Length == 0 == file is null)
            throw RefusalException.Usage("give numbers, or a file of numbers with `--input`");

        return new QueryRequest
        {
            Source = given.GetRequiredValue(source),
            Numbers = [.. texts],
            Input = file,
            Output = given.GetValue(output),
            Controller = given.GetValue(controller) is { } id ? new PartyId(id) : null,
            Region = given.GetValue(region),
            Columns = new ColumnChoice([.. given.GetValue(columns)!]),
            At = given.GetValue(at),
            Json = given.GetValue(json),
        };
    }

    private static void Tell(QueryNotes notes, QueryRequest request, CommandConsole console)
    {
        if (notes.Source is { } known)
            console.Note(known);

        if (notes.Lapsed > 0)
            console.Note($"answers that had lapsed by {Instants.Format(request.At ?? console.Now)}: {notes.Lapsed}; ask the register again before calling; see `--json`");

        if (notes.Endless > 0)
            console.Note("the file states no end; the validity by law is not applied here");

        if (notes.Rejected > 0)
            console.Note($"texts that are no numbers and answer not-asked: {notes.Rejected}; the first: {notes.FirstRejected}");
    }
}
