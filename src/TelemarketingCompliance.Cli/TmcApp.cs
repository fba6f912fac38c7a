using System.CommandLine;
using System.CommandLine.Invocation;

namespace TelemarketingCompliance.Cli;

/// <summary>The program without its process: tests run it as users do.</summary>
internal static class TmcApp
{
    // Long enough for a step that cannot be cancelled to clean up behind itself.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(30);

    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> args, CommandConsole console, CancellationToken cancellationToken)
    {
        ParseResult given = CreateRoot(console).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

        if (given.Action is ParseErrorAction)
            return await RefuseAsync(given, console).ConfigureAwait(false);

        InvocationConfiguration invocation = new()
        {
            Output = console.Output,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TerminationTimeout,
        };

        try
        {
            return (ExitCode)await given.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            (ExitCode code, string message) = Failures.Read(failure);
            await console.Error.WriteLineAsync($"error: {message}").ConfigureAwait(false);
            return code;
        }
        finally
        {
            await console.FlushAsync().ConfigureAwait(false);
        }
    }

    private static RootCommand CreateRoot(CommandConsole console) => new("tmc works on the files of TelemarketingCompliance: register indexes.")
    {
        Index.IndexCommand.Create(console),
    };

    private static async Task<ExitCode> RefuseAsync(ParseResult given, CommandConsole console)
    {
        foreach (string message in given.Errors.Select(error => error.Message).Distinct())
            await console.Error.WriteLineAsync($"error: {message}").ConfigureAwait(false);

        string command = string.Join(' ', Path(given.CommandResult.Command).Reverse());
        await console.Error.WriteLineAsync($"see `{command} --help`").ConfigureAwait(false);
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Path(Command command)
    {
        for (Symbol? symbol = command; symbol is not null; symbol = symbol.Parents.FirstOrDefault())
            yield return symbol is RootCommand ? "tmc" : symbol.Name;
    }
}
