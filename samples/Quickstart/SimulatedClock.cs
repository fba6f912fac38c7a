namespace Quickstart;

/// <summary>A clock that stands still until somebody moves it, so that what the program prints never depends on the day it runs.</summary>
internal sealed class SimulatedClock(Instant start) : TimeProvider
{
    internal Instant Now { get; private set; } = start;

    internal void Advance(Duration duration) => Now += duration;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
