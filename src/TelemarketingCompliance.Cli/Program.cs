using TelemarketingCompliance.Cli;

#pragma warning disable RS0030 // The one place that touches the process' console; everything else is handed its writers.
using StreamWriter output = new(Console.OpenStandardOutput(), bufferSize: 1 << 16) { AutoFlush = false };
CommandConsole console = new()
{
    Output = output,
    Error = Console.Error,
    IsOutputTerminal = !Console.IsOutputRedirected,
    IsErrorTerminal = !Console.IsErrorRedirected,
    Clock = TimeProvider.System,
};
#pragma warning restore RS0030

return (int)await TmcApp.RunAsync(args, console, CancellationToken.None).ConfigureAwait(false);
