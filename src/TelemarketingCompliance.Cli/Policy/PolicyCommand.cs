using System.CommandLine;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary><c>tmc policy</c>.</summary>
internal static class PolicyCommand
{
    public static Command Create(CommandConsole console)
    {
        Command schema = new("schema", "Prints the JSON schema of policy files.");
        schema.SetAction(_ => console.Output.Write(PolicySchema.ToJson()));
        return new("policy", "Policy files: who calls for whom, under which law, with which house policies, and where the facts are.") { schema };
    }
}
