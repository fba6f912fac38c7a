using Spectre.Console;

namespace TelemarketingCompliance.Cli;

/// <summary>Where a command writes: results to the output, everything else to the error stream, so that pipes stay clean.</summary>
internal sealed class CommandConsole
{
    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public required bool IsOutputTerminal { get; init; }

    public required bool IsErrorTerminal { get; init; }

    public required TimeProvider Clock { get; init; }

    public Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());

    /// <summary>A result: JSON if asked for, a table on a terminal, plain lines otherwise.</summary>
    public void Write(Report report, bool json)
    {
        if (json)
            Output.WriteLine(report.ToJson());
        else if (IsOutputTerminal)
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Output) }).Write(report.ToTable());
        else
            Output.Write(report.ToText());
    }

    /// <summary>A result of many rows, in the same three forms.</summary>
    public void Write(Listing listing, bool json)
    {
        if (json)
            Output.WriteLine(listing.ToJson());
        else if (IsOutputTerminal)
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Output) }).Write(listing.ToTable());
        else
            Output.Write(listing.ToText());
    }

    /// <summary>Something the user should know that is no result.</summary>
    public void Note(string message) => Error.WriteLine($"note: {message}");

    /// <summary>Something that makes a result dangerous to use.</summary>
    public void Warn(string message) => Error.WriteLine($"warning: {message}");

    /// <summary>Works aside, and shows how far it has come once that takes longer than a second and somebody watches.</summary>
    public Task<T> WorkAsync<T>(ProgressMeter meter, Func<T> work, CancellationToken cancellationToken) => WorkAsync(meter, () => Task.FromResult(work()), cancellationToken);

    /// <inheritdoc cref="WorkAsync{T}(ProgressMeter, Func{T}, CancellationToken)"/>
    public async Task<T> WorkAsync<T>(ProgressMeter meter, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        Task<T> task = Task.Run(work, cancellationToken);

        if (IsErrorTerminal && await Task.WhenAny(task, Task.Delay(TimeSpan.FromSeconds(1), Clock, cancellationToken)).ConfigureAwait(false) != task)
            await ProgressView.ShowAsync(this, meter, task).ConfigureAwait(false);

        return await task.ConfigureAwait(false);
    }

    public Task FlushAsync() => Output.FlushAsync();
}
