using System.CommandLine;
using TelemarketingCompliance.Cli;

namespace Quickstart;

/// <summary>The program without its console, so that tests can run it.</summary>
internal static class App
{
    internal static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, bool isTerminal, CancellationToken cancellationToken = default)
    {
        var options = new CommandLine();
        var root = new RootCommand(
            "Says of every row of a customer export and a supplier list whether the person may be called, on what basis, or why not. Without options it reads "
            + "the generated files that come with it; name a folder of your own and it reads only that, and what is not in it is unknown, and blocks.")
        {
            GenerateCommand.Create(),
            Snippets.FirstCall.CreateCommand(),
        };
        foreach (Option option in options.All)
            root.Add(option);
        root.SetAction((given, token) => GuardedAsync(error, () => Run.ExecuteAsync(options.Read(given), output, error, isTerminal, token)));
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
    }

    /// <summary>Bad input is an answer, not a crash: a clear line and the exit code of <c>tmc</c>.</summary>
    internal static async Task<int> GuardedAsync(TextWriter error, Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception refused) when (refused is RefusalException or IOException or UnauthorizedAccessException)
        {
            (ExitCode code, string message) = Failures.Read(refused);
            await error.WriteLineAsync($"error: {message}");
            return (int)code;
        }
    }
}
