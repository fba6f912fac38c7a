using TelemarketingCompliance.Cli;

#pragma warning disable RS0030, CA2000 // The one place that touches the process' console; everything else is handed its writers. Disposed, the output would be flushed again, and fail again.
StreamWriter output = new(Console.OpenStandardOutput(), bufferSize: 1 << 16) { AutoFlush = false };
CommandConsole console = new()
{
    Output = output,
    Error = Console.Error,
    IsOutputTerminal = !Console.IsOutputRedirected,
    IsErrorTerminal = !Console.IsErrorRedirected,
    Clock = TimeProvider.System,
};
#pragma warning restore RS0030, CA2000

return (int)await TmcApp.RunAsync(args, console, CancellationToken.None).ConfigureAwait(false);
