using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A clock that stands still until a test moves it; its timers fire on the thread that does. Safe on any thread.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> waiting = [];
    private Instant now;
    private Duration elapsed;

    /// <summary>Creates a clock.</summary>
    /// <param name="start">What it shows.</param>
    public ManualClock(Instant start) => now = start;

    /// <summary>What it shows.</summary>
    public Instant Now
    {
        get
        {
            lock (gate)
                return now;
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (gate)
            return elapsed.BclCompatibleTicks;
    }

    /// <summary>Lets time pass; timers fire in their order, each at its own instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative: time does not pass backwards, see <see cref="SetTo"/>.</exception>
    public void Advance(Duration time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Duration.Zero);
        Duration end;
        lock (gate)
            end = elapsed + time;
        while (NextUntil(end) is { } timer)
            timer.Fire();
    }

    /// <inheritdoc cref="Advance(Duration)"/>
    public void Advance(TimeSpan time) => Advance(Duration.FromTimeSpan(time));

    /// <summary>Puts the clock to another time, also an earlier one. No time passes: nobody who waits is woken.</summary>
    public void SetTo(Instant time)
    {
        lock (gate)
            now = time;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    // Moves on to the first timer that is due until then, or to the end.
    private ManualTimer? NextUntil(Duration end)
    {
        lock (gate)
        {
            ManualTimer? next = waiting.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            Duration at = next is null ? end : Duration.Max(elapsed, next.DueAt);
            now += at - elapsed;
            elapsed = at;
            next?.Reschedule();
            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        internal Duration DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            this.period = period;
            lock (clock.gate)
            {
                clock.waiting.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                DueAt = clock.elapsed + Duration.FromTimeSpan(dueTime);
                if (dueTime > TimeSpan.Zero)
                {
                    clock.waiting.Add(this);
                    return true;
                }

                Reschedule();
            }

            Fire();
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.waiting.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire() => callback(state);

        internal void Reschedule()
        {
            clock.waiting.Remove(this);
            if (period <= TimeSpan.Zero)
                return;
            DueAt += Duration.FromTimeSpan(period);
            clock.waiting.Add(this);
        }
    }
}
