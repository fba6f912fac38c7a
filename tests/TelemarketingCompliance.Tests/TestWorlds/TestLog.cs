using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>Keeps what is logged: message and exception.</summary>
internal sealed class TestLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Message, Exception? Exception)> lines = [];

    public IReadOnlyList<(LogLevel Level, string Message, Exception? Exception)> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((logLevel, formatter(state, exception), exception));

    public void Dispose()
    {
    }
}
