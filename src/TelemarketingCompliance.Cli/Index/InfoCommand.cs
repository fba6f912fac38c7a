using System.CommandLine;

namespace TelemarketingCompliance.Cli.Index;

/// <summary><c>tmc index info</c>: what a file is and holds.</summary>
internal static class InfoCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<string> file = new("FILE") { Description = "An index file, number set or delta." };
        Option<bool> json = CommandOptions.Json();
        Command command = new("info", "Says what a file is: register, controller, dates, counts, size.") { file, json };
        command.SetAction(given => console.Write(Describe(IndexFile.Inspect(given.GetRequiredValue(file))), given.GetValue(json)));
        return command;
    }

    private static Report Describe(IndexInfo info)
    {
        Report report = new Report()
            .Add("kind", info.Kind switch { IndexKind.Register => "register", IndexKind.NumberSet => "number set", _ => "delta" })
            .Add("formatVersion", info.FormatVersion.ToString())
            .Add("profile", info.Profile == IndexProfile.Compact ? "compact" : "default")
            .Add("snapshotId", info.SnapshotId)
            .Add("bytes", info.Bytes);

        return info switch
        {
            { Register: { } register } => AddRegister(report, register, info),
            { NumberSet: { } set } => report.Add("name", set.Name).Add("numbers", info.Listed).Add("hasDays", info.HasDays),
            _ => report,
        };
    }

    private static Report AddRegister(Report report, RegisterMetadata register, IndexInfo info) => report
        .Add("register", register.Register)
        .Add("jurisdiction", register.Jurisdiction)
        .Add("controller", register.Controller)
        .Add("submitter", register.Submitter)
        .Add("campaigns", register.Campaigns.AsEnumerable())
        .Add("reference", register.Reference)
        .Add("processedAt", Instant.FromDateTimeOffset(register.ProcessedAt))
        .Add("validUntil", register.ValidUntil is { } end ? Instant.FromDateTimeOffset(end) : null)
        .Add("listed", info.Listed)
        .Add("clear", info.Clear)
        .Add("coverageRanges", register.Coverage.Length)
        .Add("hasDays", info.HasDays)
        .Add("bitsPerNumber", info.Listed + info.Clear == 0 ? 0.0 : info.Bytes * 8.0 / (info.Listed + info.Clear));
}
