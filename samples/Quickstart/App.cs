using System.CommandLine;

namespace Quickstart;

/// <summary>The program without its console, so that tests can run it.</summary>
internal static class App
{
    internal static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, bool isTerminal, CancellationToken cancellationToken = default)
    {
        var options = new CommandLine();
        var root = new RootCommand(
            "Says of every row of a customer export and a supplier list whether the person may be called, on what basis, or why not. Without options it reads "
            + "the generated files that come with it; name files of your own and it reads only those, and what you do not give is unknown, and blocks.")
        {
            GenerateCommand.Create(),
            Snippets.FirstCall.CreateCommand(),
        };
        foreach (Option option in options.All)
            root.Add(option);
        root.SetAction((given, token) => GuardedAsync(error, () => Run.ExecuteAsync(options.Read(given), output, isTerminal, token)));
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
    }

    /// <summary>Bad input is an answer, not a crash: a clear line and exit code 1.</summary>
    internal static async Task<int> GuardedAsync(TextWriter error, Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception refused) when (refused is BadInputException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"error: {refused.Message}");
            return 1;
        }
    }
}
