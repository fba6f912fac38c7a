using System.CommandLine;

namespace TelemarketingCompliance.Cli.Index;

/// <summary><c>tmc index diff</c>: what leads from one file to another.</summary>
internal static class DiffCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<string> old = new("OLD") { Description = "The file that the other side has." };
        Argument<string> target = new("NEW") { Description = "The file it is to have." };
        Option<string> output = CommandOptions.File("--output", "DELTA", "The delta.", "-o");
        Option<bool> json = CommandOptions.Json();
        Command command = new("diff", "Writes a delta: applied to OLD it gives NEW, byte for byte.") { old, target, output, json };
        command.SetAction(async (given, token) =>
        {
            string delta = given.GetRequiredValue(output);
            Workspace.Check(delta, given.GetRequiredValue(old), given.GetRequiredValue(target));
            Report report = await console.WorkAsync(new ProgressMeter(), () =>
            {
                long changes = IndexDelta.Create(given.GetRequiredValue(old), given.GetRequiredValue(target), delta, token);
                return new Report().Add("changes", changes).Add("bytes", new FileInfo(delta).Length);
            }, token).ConfigureAwait(false);
            console.Write(report, given.GetValue(json));
        });
        return command;
    }
}
