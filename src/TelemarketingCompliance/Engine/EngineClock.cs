using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The engine's clock, and whether it and a store's can be trusted.</summary>
internal sealed class EngineClock(TimeProvider time, EngineLog log)
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

        bool setBack = seen - ticks > Tolerance.BclCompatibleTicks;
        if (setBack)
            log.ClockSetBack();
        return setBack;
    }

    /// <summary>Whether a store's instant, which lies between the two, cannot be of the same clock.</summary>
    internal bool IsOutside(Instant? stores, Instant before, Instant after)
    {
        if (stores is not { } at)
            return false;
        Duration apart = Duration.Max(before - at, at - after);
        if (apart <= Tolerance)
            return false;
        log.ClocksApart(apart.TotalSeconds);
        return true;
    }
}
