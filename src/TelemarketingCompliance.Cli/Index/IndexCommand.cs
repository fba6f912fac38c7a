using System.CommandLine;

namespace TelemarketingCompliance.Cli.Index;

/// <summary><c>tmc index</c>.</summary>
internal static class IndexCommand
{
    public static Command Create(CommandConsole console) => new("index", "Builds and reads register index files: what a public register says of each number, listed, clear or not asked.")
    {
        BuildCommand.Create(console),
        QueryCommand.Create(console),
        InfoCommand.Create(console),
        VerifyCommand.Create(console),
        DiffCommand.Create(console),
        ApplyCommand.Create(console),
        SignCommand.Create(console),
        BenchCommand.Create(console),
    };
}
