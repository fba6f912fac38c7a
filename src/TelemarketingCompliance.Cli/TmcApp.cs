using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TelemarketingCompliance.Cli;

/// <summary>The program without its process: tests run it as users do.</summary>
internal static class TmcApp
{
    // Long enough for a step that cannot be cancelled to clean up behind itself.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(30);

    private const int PageWidth = 140;

    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> args, CommandConsole console, CancellationToken cancellationToken)
    {
        ParseResult given = Paged(CreateRoot(console), console).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

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
            ExitCode code = (ExitCode)await given.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);

            // Results are not given before they are out of our hands.
            await console.FlushAsync().ConfigureAwait(false);
            return code;
        }
        catch (Exception failure)
        {
            (ExitCode code, string message) = Failures.Read(failure);
            await TryAsync(() => console.Error.WriteLineAsync($"error: {message}")).ConfigureAwait(false);
            await TryAsync(console.FlushAsync).ConfigureAwait(false);
            return code;
        }
    }

    // Where nothing can be written any more, the exit code is all that is left to say.
    private static async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (IOException)
        {
        }
    }

    // Whoever runs it, help names the tool; a terminal has its own width, what goes to a file or a page has this one.
    private static RootCommand Paged(RootCommand root, CommandConsole console)
    {
        root.HelpName = "tmc";
        if (!console.IsOutputTerminal && root.Options.OfType<HelpOption>().Single().Action is HelpAction help)
            help.MaxWidth = PageWidth;
        return root;
    }

    /// <summary>All commands.</summary>
    public static RootCommand CreateRoot(CommandConsole console) => new("tmc decides whom a campaign may call, tells why, and keeps the files that it takes.")
    {
        Index.IndexCommand.Create(console),
        Import.ImportCommand.Create(console),
        Screen.ScreenCommand.Create(console),
        Why.WhyCommand.Create(console),
        Policy.PolicyCommand.Create(console),
        Law.LawCommand.Create(console),
    };

    private static async Task<ExitCode> RefuseAsync(ParseResult given, CommandConsole console)
    {
        foreach (string message in given.Errors.Select(error => error.Message).Distinct())
            await TryAsync(() => console.Error.WriteLineAsync($"error: {message}")).ConfigureAwait(false);

        string command = string.Join(' ', Path(given.CommandResult.Command).Reverse());
        await TryAsync(() => console.Error.WriteLineAsync($"see `{command} --help`")).ConfigureAwait(false);
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Path(Command command)
    {
        for (Symbol? symbol = command; symbol is not null; symbol = symbol.Parents.FirstOrDefault())
            yield return symbol is RootCommand ? "tmc" : symbol.Name;
    }
}
