using System.Collections.Immutable;
using System.CommandLine;

namespace TelemarketingCompliance.Cli.Index;

/// <summary><c>tmc index build</c>: answers of a register in, an index file out.</summary>
internal sealed class BuildCommand
{
    private const string About =
        "Builds an index file from the answers of a register: a cleansed list (--asked and --clear), a status for each number (--answers), or a full register (--listed and --coverage).";

    private const int MostDays = 3660;

    private readonly Option<string> output = CommandOptions.File("--output", "FILE", "The index file. Refused lines go to FILE.rejects.csv.", "-o");
    private readonly Option<string> register = new("--register") { HelpName = "NAME", Description = "The register's name, such as it-rpo.", Required = true, CustomParser = CommandOptions.ReadId! };
    private readonly Option<string?> controller = CommandOptions.Controller("In whose name the register was asked. Required with --asked and --answers.");
    private readonly Option<string[]> campaigns = Many("--campaign", "ID", "A campaign the consultation was made for. May be repeated.");
    private readonly Option<Instant?> asOf = CommandOptions.Instant("--as-of", "When the register processed the question or published the list.");
    private readonly Option<int?> validDays = new("--valid-days") { HelpName = "N", Description = "Days of 24 hours the answers hold by the register's own word. The law may end them sooner, and the earlier end counts." };
    private readonly Option<string?> region = CommandOptions.Region();
    private readonly Option<string?> jurisdiction = Text("--jurisdiction", "IT", "Whose register it is.");
    private readonly Option<string?> reference = Text("--reference", "TEXT", "The register's or your reference of the consultation.");
    private readonly Option<string?> submitter = Text("--submitter", "ID", "Who submitted the consultation, where that is not the controller.");
    private readonly Option<string[]> asked = Many("--asked", "FILE", "The numbers that were asked. May be repeated, and is then joined.");
    private readonly Option<string[]> clear = Many("--clear", "FILE", "The numbers that came back; an asked number that is missing here is listed.");
    private readonly Option<string[]> answers = Many("--answers", "FILE", "Numbers with the register's answer beside each.");
    private readonly Option<string?> statusColumn = Text("--status-column", "NAME|N", "With --answers: the column of the answer.");
    private readonly Option<string[]> listedValues = Many("--listed-value", "V", "With --answers: the answer that means listed. Default: listed, opposed, iscritto, opposto, yes, si, true, 1.");
    private readonly Option<string[]> clearValues = Many("--clear-value", "V", "With --answers: the answer that means clear. Default: the one other value, or clear, not listed, non iscritto, non opposto, no, false, 0.");
    private readonly Option<string[]> listed = Many("--listed", "FILE", "The numbers a full register lists.");
    private readonly Option<string[]> coverage = Many("--coverage", "P,P,...", "With --listed: leading digits, country code first, within which a number that is not listed is clear.");
    private readonly Option<string[]> columns = CommandOptions.Columns();
    private readonly Option<string?> datesColumn = Text("--dates-column", "NAME|N", "With --answers and --listed: the column of the day of enrolment or renewal, written 2026-11-20.");
    private readonly Option<IndexProfile> profile = new("--profile") { HelpName = "default|compact", Description = "Fast, or a twentieth smaller and several times slower. [default: default]" };
    private readonly Option<bool> acceptAllClear = new("--accept-all-clear") { Description = "Accept that none of 10,000 or more numbers is listed, or that no answer is the listed value." };
    private readonly Option<bool> json = CommandOptions.Json();

    public static Command Create(CommandConsole console) => new BuildCommand().Describe(console);

    private Command Describe(CommandConsole console)
    {
        profile.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "default", "compact");
        Command command = new("build", About)
        {
            output, register, controller, campaigns, asOf, validDays, region, jurisdiction, reference, submitter, asked, clear, answers, statusColumn,
            listedValues, clearValues, listed, coverage, columns, datesColumn, profile, acceptAllClear, json,
        };
        command.SetAction(async (given, token) =>
        {
            BuildRequest request = Read(given);
            ProgressMeter meter = new();
            BuildSummary summary = await console.WorkAsync(meter, () => IndexBuild.Run(request, meter, console, token), token).ConfigureAwait(false);
            console.Write(summary.ToReport(), given.GetValue(json));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private BuildRequest Read(ParseResult given)
    {
        BuildRequest request = new()
        {
            Output = given.GetRequiredValue(output),
            Metadata = MetadataOf(given),
            Region = given.GetValue(region),
            Asked = [.. given.GetValue(asked)!],
            Clear = [.. given.GetValue(clear)!],
            Answers = [.. given.GetValue(answers)!],
            Listed = [.. given.GetValue(listed)!],
            Columns = new ColumnChoice([.. given.GetValue(columns)!], given.GetValue(statusColumn), given.GetValue(datesColumn)),
            Statuses = new StatusWords([.. given.GetValue(listedValues)!], [.. given.GetValue(clearValues)!]),
            Profile = given.GetValue(profile),
            AcceptsAllClear = given.GetValue(acceptAllClear),
        };
        Check(given, request);
        return request;
    }

    private RegisterMetadata MetadataOf(ParseResult given)
    {
        Instant processedAt = given.GetValue(asOf) ?? throw RefusalException.Usage("`--as-of` is required: the instant at which the register processed the question counts, not when the file is built");
        int? days = given.GetValue(validDays);

        if (days is <= 0 or > MostDays)
            throw RefusalException.Usage($"`--valid-days` must be 1 to {MostDays}");

        return new RegisterMetadata
        {
            Register = given.GetRequiredValue(register),
            Controller = given.GetValue(controller),
            Campaigns = [.. given.GetValue(campaigns)!],
            ProcessedAt = processedAt.ToDateTimeOffset(),
            ValidUntil = days is { } count ? DayCount.EndOf(processedAt, count).ToDateTimeOffset() : null,
            Jurisdiction = given.GetValue(jurisdiction),
            Reference = given.GetValue(reference),
            Submitter = given.GetValue(submitter),
            Coverage = CoverageText.Read(given.GetValue(coverage)!),
        };
    }

    private void Check(ParseResult given, BuildRequest request)
    {
        bool isCleansed = !request.Asked.IsEmpty || !request.Clear.IsEmpty;
        bool isStatus = !request.Answers.IsEmpty;
        bool isFull = !request.Listed.IsEmpty || !request.Metadata.Coverage.IsEmpty;

        if ((isCleansed ? 1 : 0) + (isStatus ? 1 : 0) + (isFull ? 1 : 0) != 1)
            throw RefusalException.Usage("give one of `--asked` with `--clear`, `--answers` with `--status-column`, or `--listed` with `--coverage`");

        Require(!isCleansed || (!request.Asked.IsEmpty && !request.Clear.IsEmpty), "`--asked` and `--clear` belong together: what was asked and did not come back is listed");
        Require(!isFull || (!request.Listed.IsEmpty && !request.Metadata.Coverage.IsEmpty), "`--listed` and `--coverage` belong together: without coverage every number that is not listed is unknown");
        Require(isStatus == request.Columns.Status is not null, "`--answers` and `--status-column` belong together");
        Require(isStatus || given.GetValue(listedValues)!.Length + given.GetValue(clearValues)!.Length == 0, "`--listed-value` and `--clear-value` read the answers of `--answers`");
        Require(isFull || request.Metadata.Controller is not null, "`--controller` is required with `--asked` and `--answers`: an answer belongs to the controller in whose name it was asked");
        Require(!isCleansed || request.Columns.Date is null, "`--dates-column` needs `--answers` or `--listed`: a cleansed list has no dates");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
            throw RefusalException.Usage(message);
    }

    private static Option<string?> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    private static Option<string[]> Many(string name, string value, string description) => new(name) { HelpName = value, Description = description, DefaultValueFactory = _ => [] };
}
