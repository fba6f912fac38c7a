using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The engine's clock, and whether it and a store's can be trusted.</summary>
internal sealed class EngineClock(TimeProvider time)
{
    internal static readonly Duration Tolerance = Duration.FromSeconds(2);

    private long latest = long.MinValue;

    internal Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Whether the clock showed a later time before. A clock that ran ahead and was put right blocks until it gets there again, or the engine starts anew.</summary>
    internal bool WasSetBack(Instant now)
    {
        long ticks = now.ToUnixTimeTicks();
        long seen = Volatile.Read(ref latest);
        while (ticks > seen)
        {
            long before = Interlocked.CompareExchange(ref latest, ticks, seen);
            if (before == seen)
                return false;
            seen = before;
        }

        return seen - ticks > Tolerance.BclCompatibleTicks;
    }

    /// <summary>Whether a store's instant, read between the two, cannot be of the same clock.</summary>
    internal static bool IsApart(Instant stores, Instant before, Instant after) => stores < before - Tolerance || stores > after + Tolerance;
}
