using NodaTime;

namespace DialerSimulation;

/// <summary>The clock of the engine, the stores and the dialers. It stands still while a round of the dialers runs, and jumps to the next one.</summary>
internal sealed class SimulatedClock(Instant start) : TimeProvider
{
    private long ticks = start.ToUnixTimeTicks();

    internal static DateTimeZone Rome { get; } = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    internal Instant Now => Instant.FromUnixTimeTicks(Volatile.Read(ref ticks));

    internal static LocalDateTime LocalAt(Instant at) => at.InZone(Rome).LocalDateTime;

    internal void JumpTo(Instant at) => Volatile.Write(ref ticks, at.ToUnixTimeTicks());

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
