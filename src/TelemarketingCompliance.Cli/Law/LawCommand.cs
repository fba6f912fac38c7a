using System.CommandLine;

namespace TelemarketingCompliance.Cli.Law;

/// <summary><c>tmc law</c>.</summary>
internal static class LawCommand
{
    public static Command Create(CommandConsole console) => new("law", "Tells the rules in force on a day, the clauses they rest on, and what changed between two days.")
    {
        LawListCommand.Create(console),
        LawShowCommand.Create(console),
        LawDiffCommand.Create(console),
    };
}
