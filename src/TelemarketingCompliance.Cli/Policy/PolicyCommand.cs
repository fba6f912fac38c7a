using System.CommandLine;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary><c>tmc policy</c>.</summary>
internal static class PolicyCommand
{
    public static Command Create(CommandConsole console) => new("policy", "Policy files: who calls for whom, under which law, with which house policies, and where the facts are.")
    {
        CreateCheck(console),
        CreateSchema(console),
    };

    private static Command CreateCheck(CommandConsole console)
    {
        Argument<string> file = new("FILE") { Description = "The policy file." };
        Option<Instant?> at = CommandOptions.Instant("--at", "The instant for which it is checked. [default: now]");
        Option<bool> json = CommandOptions.Json();
        Command command = new("check", "Reads a policy file, tells what it means, and what is missing for its campaigns to call anybody. Nothing is written.") { file, at, json };
        command.SetAction(async (given, token) =>
        {
            using PolicyEngine opened = PolicyEngine.OpenToCheck(PolicyFile.Read(given.GetRequiredValue(file)), console.Clock);
            var check = new PolicyCheck(opened, given.GetValue(at) ?? console.Now);
            await check.RunAsync(token).ConfigureAwait(false);
            Tell(check, console, given.GetValue(json));
        });
        return command;
    }

    private static void Tell(PolicyCheck check, CommandConsole console, bool json)
    {
        if (json)
        {
            console.Output.WriteLine($"{{\"meaning\":{check.Meaning.ToJson()},\"missing\":{check.Missing.ToJson()}}}");
            return;
        }

        console.Write(check.Meaning, json: false);
        if (check.Missing.Count == 0)
        {
            console.Note("nothing is missing");
            return;
        }

        console.Output.WriteLine();
        console.Write(check.Missing, json: false);
    }

    private static Command CreateSchema(CommandConsole console)
    {
        Command command = new("schema", "Prints the JSON schema of policy files.");
        command.SetAction(_ => console.Output.Write(PolicySchema.ToJson()));
        return command;
    }
}
