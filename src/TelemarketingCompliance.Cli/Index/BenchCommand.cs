using System.CommandLine;

namespace TelemarketingCompliance.Cli.Index;

/// <summary><c>tmc index bench</c>: how fast a file answers on this machine.</summary>
internal static class BenchCommand
{
    public static Command Create(CommandConsole console)
    {
        Argument<string> file = new("FILE") { Description = "A register index file." };
        Option<int> rounds = new("--rounds") { HelpName = "N", Description = "Rounds; medians are printed.", DefaultValueFactory = _ => 9 };
        Option<bool> json = CommandOptions.Json();
        Command command = new("bench", "Measures opening and look-ups, half of them numbers of the file. Medians over rounds, on this machine, with whatever else it does.") { file, rounds, json };
        command.SetAction(async (given, token) =>
        {
            int count = given.GetValue(rounds);

            if (count is < 1 or > 1000)
                throw RefusalException.Usage("`--rounds` must be 1 to 1000");

            Report report = await console.WorkAsync(new ProgressMeter(), () => IndexBench.Run(given.GetRequiredValue(file), count, console.Clock, token), token).ConfigureAwait(false);
            console.Write(report, given.GetValue(json));
        });
        return command;
    }
}
