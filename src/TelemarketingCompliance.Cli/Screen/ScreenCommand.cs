using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary><c>tmc screen</c>: a list in, the list with a decision for every row out.</summary>
internal sealed class ScreenCommand
{
    private readonly Option<string> policy = CommandOptions.File("--policy", "FILE", "The policy file.");
    private readonly Option<string> campaign = new("--campaign") { HelpName = "ID", Description = "A campaign of the policy.", Required = true };
    private readonly Option<string> input = CommandOptions.File("--input", "FILE", "The list: CSV with `,` `;` `|` or tabs, or one number a line; UTF-8, UTF-16 or Windows-1252; packed with gzip or not.", "-i");
    private readonly Option<string> output = CommandOptions.File("--output", "FILE", "Where the rows go with what was decided. Rows whose number cannot be read go to FILE.rejects.csv, with the reason.", "-o");
    private readonly Option<string[]> columns = CommandOptions.Columns();
    private readonly Option<string?> listColumn = new("--list-column") { HelpName = "NAME|N", Description = "The column that names each row's contact list. [default: all rows are of the campaign's first list]" };
    private readonly Option<E164Number?> callerId = CommandOptions.CallerId();
    private readonly Option<Instant?> at = CommandOptions.Instant("--at", "The instant asked about. [default: now; with --resume, that of the screening that goes on]");
    private readonly Option<string?> region = CommandOptions.Region();
    private readonly Option<char?> delimiter = new("--delimiter") { HelpName = "CHAR", Description = "The character between columns, or `tab`. [default: found out]", CustomParser = ReadDelimiter };
    private readonly Option<Encoding?> encoding = new("--encoding") { HelpName = "NAME", Description = "utf-8, utf-16 or windows-1252. [default: found out]", CustomParser = ReadEncoding };
    private readonly Option<bool> resume = new("--resume") { Description = "Go on with a screening that was interrupted. Begins anew where input, policy, rules, registers, store or options are not what they were." };
    private readonly Option<bool> json = CommandOptions.Json();

    public static Command Create(CommandConsole console) => new ScreenCommand().Describe(console);

    private Command Describe(CommandConsole console)
    {
        Command command = new(
            "screen",
            "Decides every row of a list for one instant: permitted; deferred, which is blocked with an instant at which it is permitted; or blocked. Every column is kept, and added are "
            + string.Join(", ", VerdictLine.Columns) + ". Nobody is charged with an attempt: a permitted call still needs a permit when it is dialed.")
        {
            policy, campaign, input, output, columns, listColumn, callerId, at, region, delimiter, encoding, resume, json,
        };
        command.SetAction(async (given, token) =>
        {
            ScreenRequest request = Read(given);
            ProgressMeter meter = new("rows");
            ScreenSummary summary = await console.WorkAsync(meter, () => ScreenRun.RunAsync(request, meter, console, token), token).ConfigureAwait(false);
            console.Write(summary.ToReport(), given.GetValue(json));
            if (summary.Totals.Rejected > 0)
                console.Note($"rows without a number that can be read: {summary.Totals.Rejected}, see `{Path.GetFileName(RejectsFile.PathOf(request.Output))}`");
        });
        return command;
    }

    private ScreenRequest Read(System.CommandLine.ParseResult given)
    {
        PolicyFile read = PolicyFile.Read(given.GetRequiredValue(policy));
        PolicyCampaign chosen = read.CampaignOf(given.GetRequiredValue(campaign));
        return new ScreenRequest
        {
            Policy = read,
            Campaign = chosen,
            Input = given.GetRequiredValue(input),
            Output = given.GetRequiredValue(output),
            Columns = new ColumnChoice([.. given.GetValue(columns)!], List: given.GetValue(listColumn)),
            Delimiter = given.GetValue(delimiter),
            Encoding = given.GetValue(encoding),
            Region = given.GetValue(region) ?? chosen.Region,
            CallerId = given.GetValue(callerId) ?? (chosen.CallerIds.IsEmpty ? null : chosen.CallerIds[0]),
            At = given.GetValue(at),
            Resume = given.GetValue(resume),
        };
    }

    private static char? ReadDelimiter(ArgumentResult given)
    {
        string text = given.Tokens[0].Value;
        if (text is "tab" or "\\t")
            return '\t';
        if (text.Length == 1 && text[0] is > ' ' and < '\x7f' and not '"' && !char.IsAsciiLetterOrDigit(text[0]))
            return text[0];
        given.AddError($"`--delimiter`: `{text}` is not one sign that could stand between columns; write `;` or `tab`");
        return null;
    }

    private static Encoding? ReadEncoding(ArgumentResult given)
    {
        switch (given.Tokens[0].Value.ToLowerInvariant())
        {
            case "utf-8":
                return Encoding.UTF8;
            case "utf-16":
                return Encoding.Unicode;
            case "windows-1252":
                return FieldText.Windows1252;
            default:
                given.AddError($"`--encoding`: `{given.Tokens[0].Value}` is none of utf-8, utf-16, windows-1252");
                return null;
        }
    }
}
