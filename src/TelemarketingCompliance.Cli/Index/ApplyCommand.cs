using System.CommandLine;

namespace TelemarketingCompliance.Cli.Index;

/// <summary><c>tmc index apply</c>: a delta to its base.</summary>
internal static class ApplyCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<string> old = new("OLD") { Description = "The file the delta was made for." };
        Argument<string> delta = new("DELTA") { Description = "The delta." };
        Option<string> output = CommandOptions.File("--output", "FILE", "The new file; may be OLD.", "-o");
        Option<bool> json = CommandOptions.Json();
        Command command = new("apply", "Applies a delta, and proves that the result is the file it was made from.") { old, delta, output, json };
        command.SetAction(async (given, token) =>
        {
            Workspace.Check(given.GetRequiredValue(output), given.GetRequiredValue(delta));
            IndexBuildResult result = await console.WorkAsync(
                new ProgressMeter(),
                () => IndexDelta.Apply(given.GetRequiredValue(old), given.GetRequiredValue(delta), given.GetRequiredValue(output), token),
                token).ConfigureAwait(false);
            Report report = new Report().Add("listed", result.Listed).Add("clear", result.Clear).Add("bytes", result.Bytes).Add("snapshotId", result.SnapshotId);
            console.Write(report, given.GetValue(json));
        });
        return command;
    }
}
