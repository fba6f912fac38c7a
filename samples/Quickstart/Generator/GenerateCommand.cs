using System.CommandLine;
using System.Globalization;

namespace Quickstart;

/// <summary><c>generate --seed 1 --data DIR</c></summary>
internal static class GenerateCommand
{
    internal static Command Create()
    {
        var seed = new Option<ulong>("--seed") { Description = "The seed: the same seed gives the same files", DefaultValueFactory = _ => 1, HelpName = "NUMBER" };
        var data = new Option<string>("--data") { Description = "The folder to write to", Required = true, HelpName = "DIR" };
        var command = new Command("generate", "Generates the files that come with the program") { seed, data };
        command.SetAction(given =>
        {
            string folder = given.GetRequiredValue(data);
            Generator.Write(given.GetValue(seed), folder);
            given.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Generated in {folder} with seed {given.GetValue(seed)}"));
            return 0;
        });
        return command;
    }
}
