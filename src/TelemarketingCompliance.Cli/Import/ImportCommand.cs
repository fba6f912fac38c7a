using System.CommandLine;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Import;

/// <summary><c>tmc import</c>: facts in, each with where it is from.</summary>
internal sealed class ImportCommand
{
    private static readonly (string Name, ImportKind Kind, string About)[] Kinds =
    [
        ("consents", ImportKind.Consents, "consents, refusals, withdrawals, changes of a number's holder"),
        ("contracts", ImportKind.Contracts, "contracts"),
        ("requests", ImportKind.Requests, "requests of people to be called"),
        ("blacklist", ImportKind.Blacklist, "objections; one is never ended by an import"),
        ("list", ImportKind.ContactLists, "numbers of contact lists, with the lists' provenance"),
        ("directory", ImportKind.Directory, "what the public directories say of numbers"),
        ("callerids", ImportKind.CallerIds, "declarations, authorisations, assignments and call-backs of the numbers presented"),
        ("calls", ImportKind.Calls, "calls made before, so that limits count them; needs --policy"),
        ("revocations", ImportKind.SelectiveRevocations, "selective revocations of an opposition in a register"),
    ];

    private readonly ImportKind kind;
    private readonly Argument<string> file = new("FILE") { Description = "A table with a header: CSV with `,` `;` `|` or tabs, UTF-8, UTF-16 or Windows-1252, packed with gzip or not." };
    private readonly Option<string?> policy = new("--policy") { HelpName = "FILE", Description = "A policy file: its store, and only parties and campaigns that it declares." };
    private readonly Option<string?> store = new("--store") { HelpName = "FILE", Description = "The store, where no policy names it; it is made when it does not exist." };
    private readonly Option<string?> mapping = new("--mapping") { HelpName = "FILE", Description = "A mapping file: which column is which field, what values mean, what every row has. Default: columns titled as the fields." };
    private readonly Option<string?> source = new("--source") { HelpName = "NAME", Description = "The system the rows come from, always by the same name. [default: the kind]" };
    private readonly Option<bool> snapshot = new("--snapshot") { Description = "The file is everything the source has now. More than 2 % missing rows are refused." };
    private readonly Option<bool> delta = new("--delta") { Description = "The file is what is new or changed; a row that is not there says nothing." };
    private readonly Option<bool> endsMissing = new("--ends-missing") { Description = "With --snapshot: a row that is there no more ends: consent withdrawn, contract over, number unlisted." };
    private readonly Option<long?> acceptMissing = new("--accept-missing") { HelpName = "N", Description = "With --snapshot: accept that so many rows are missing." };
    private readonly Option<string?> zone = new("--zone") { HelpName = "ZONE", Description = "Whose clock dates and times without an offset are, such as Europe/Rome. Without it they are refused." };
    private readonly Option<string?> region = CommandOptions.Region();
    private readonly Option<string?> batch = new("--batch") { HelpName = "ID", Description = "The id of the import. [default: made of kind, file and time]" };
    private readonly Option<string> actor = new("--actor") { HelpName = "ID", Description = "Who imports, as an id without a name.", DefaultValueFactory = _ => "tmc" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Only tell what would become of each row; nothing is written but the rejects." };
    private readonly Option<bool> json = CommandOptions.Json();

    private ImportCommand(ImportKind kind) => this.kind = kind;

    public static Command Create(CommandConsole console)
    {
        Command command = new("import", "Brings facts into the store: the same file again changes nothing, and what cannot be taken goes to FILE.rejects.csv with its line and reason.");
        foreach ((string name, ImportKind kind, string about) in Kinds)
            command.Add(new ImportCommand(kind).Describe(name, about, console));
        return command;
    }

    private Command Describe(string name, string about, CommandConsole console)
    {
        string fields = string.Join("; ", ImportFields.Of(kind).Select(field => $"{field.Name}{(field.IsRequired ? "*" : "")} ({field.Description})"));
        Command command = new(name, $"Imports {about}. Fields, * required: {fields}.")
        {
            file, policy, store, mapping, source, snapshot, delta, endsMissing, acceptMissing, zone, region, batch, actor, dryRun, json,
        };
        command.SetAction(async (given, token) =>
        {
            ImportRequest request = Read(given, name);
            ProgressMeter meter = new("rows");
            ImportSummary summary = await console.WorkAsync(meter, () => ImportRun.RunAsync(request, meter, console, token), token).ConfigureAwait(false);
            console.Write(summary.ToReport(), given.GetValue(json));
            Tell(summary, request, console);
        });
        return command;
    }

    private ImportRequest Read(System.CommandLine.ParseResult given, string name)
    {
        string? policyPath = given.GetValue(policy);
        string? storePath = given.GetValue(store);
        Require(policyPath is null != storePath is null, "give one of `--policy` and `--store`");
        Require(given.GetValue(snapshot) != given.GetValue(delta), "say whether the file is a `--snapshot` of everything or a `--delta` of what is new");
        Require(!given.GetValue(endsMissing) || given.GetValue(snapshot), "`--ends-missing` belongs to `--snapshot`");
        Require(!given.GetValue(endsMissing) || EndingEntries.Exist(kind), kind == ImportKind.Blacklist ? "an objection does not end because a row is missing: `--ends-missing` is refused" : $"nothing of `{name}` ends because a row is missing: `--ends-missing` is refused");
        Require(given.GetValue(acceptMissing) is null or >= 0, "`--accept-missing` is a number of rows");
        Require(given.GetValue(acceptMissing) is null || given.GetValue(snapshot), "`--accept-missing` belongs to `--snapshot`");
        Require(kind != ImportKind.Calls || policyPath is not null, "past calls belong to campaigns: name the policy with `--policy`");
        Require(kind != ImportKind.Calls || given.GetValue(delta), "calls are what happened: import them with `--delta`");
        PolicyFile? read = policyPath is null ? null : PolicyFile.Read(policyPath);
        return new ImportRequest
        {
            File = given.GetRequiredValue(file),
            Store = storePath ?? read!.Store,
            Policy = read,
            Mapping = Mapping.Read(given.GetValue(mapping), kind, given.GetValue(zone), given.GetValue(region)),
            Source = given.GetValue(source) ?? name,
            Extent = given.GetValue(snapshot) ? ImportExtent.Snapshot : ImportExtent.Delta,
            EndsMissing = given.GetValue(endsMissing),
            AcceptMissing = given.GetValue(acceptMissing),
            Batch = given.GetValue(batch),
            Actor = given.GetRequiredValue(actor),
            IsDryRun = given.GetValue(dryRun),
        };
    }

    private static void Tell(ImportSummary summary, ImportRequest request, CommandConsole console)
    {
        if (summary.Rejected + summary.TakenStrictly == 0)
            return;
        string file = $"see `{Path.GetFileName(RejectsFile.PathOf(request.File))}`; the first: {summary.FirstFault}";
        if (summary.Rejected > 0 && request.Mapping.Kind == ImportKind.Blacklist)
            console.Warn($"objections that could not be taken: {summary.Rejected}; until they are mended these people are not protected by them; {file}");
        else if (summary.Rejected > 0)
            console.Note($"rows that could not be taken: {summary.Rejected}, {file}");
        if (summary.TakenStrictly > 0)
            console.Note($"refusals with a fault that bind all the same, as strictly as they can be read: {summary.TakenStrictly}, {file}");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
            throw RefusalException.Usage(message);
    }
}
