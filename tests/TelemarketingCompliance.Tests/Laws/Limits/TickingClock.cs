namespace TelemarketingCompliance.Tests.Laws.Limits;

/// <summary>A clock that shows no instant twice, and moves by hand: what is charged under one lock stands in the order of its instants.</summary>
internal sealed class TickingClock(Instant start) : TimeProvider
{
    private readonly DateTimeOffset start = start.ToDateTimeOffset();
    private long ticks;

    /// <summary>No time passes for time limits, however far the clock is moved meanwhile.</summary>
    public override long GetTimestamp() => 0;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(Interlocked.Increment(ref ticks));

    internal Instant Read() => Instant.FromDateTimeOffset(GetUtcNow());

    internal void Advance(int seconds) => Interlocked.Add(ref ticks, seconds * TimeSpan.TicksPerSecond);
}
