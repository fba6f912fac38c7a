namespace TelemarketingCompliance.Testing.Tests.Fakes;

public sealed class ManualClockTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 24, 9, 30);

    private readonly ManualClock clock = new(Start);

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        long before = clock.GetTimestamp();
        Assert.Equal(Start, clock.Now);

        clock.Advance(Duration.FromSeconds(90));

        Assert.Equal(Start + Duration.FromSeconds(90), Instant.FromDateTimeOffset(clock.GetUtcNow()));
        Assert.Equal(TimeSpan.FromSeconds(90), clock.GetElapsedTime(before));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(Duration.FromSeconds(-1)));
    }

    [Fact]
    public void Timers_fire_in_their_order_each_at_its_instant_and_again_at_its_period()
    {
        List<(string Timer, double Seconds)> fired = [];
        using ITimer late = clock.CreateTimer(_ => Fire("late"), null, TimeSpan.FromSeconds(25), Timeout.InfiniteTimeSpan);
        using ITimer often = clock.CreateTimer(_ => Fire("often"), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        using ITimer never = clock.CreateTimer(_ => Fire("never"), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        never.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using ITimer atOnce = clock.CreateTimer(_ => Fire("at once"), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(30));
        often.Dispose();
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal([("at once", 0), ("often", 10), ("often", 20), ("late", 25), ("often", 30)], fired);

        void Fire(string timer) => fired.Add((timer, (clock.Now - Start).TotalSeconds));
    }

    [Fact]
    public async Task Put_to_another_time_it_wakes_nobody()
    {
        Task waiting = Task.Delay(TimeSpan.FromMinutes(1), clock, TestContext.Current.CancellationToken);
        long before = clock.GetTimestamp();

        clock.SetTo(Start + Duration.FromHours(1));
        clock.SetTo(Start - Duration.FromHours(1));
        Assert.False(waiting.IsCompleted);
        Assert.Equal(before, clock.GetTimestamp());
        clock.Advance(Duration.FromMinutes(1));

        await waiting;
        Assert.Equal(Start - Duration.FromMinutes(59), clock.Now);
    }
}
