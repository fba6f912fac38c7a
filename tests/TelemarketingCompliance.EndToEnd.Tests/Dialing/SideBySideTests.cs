using DialerSimulation;

namespace TelemarketingCompliance.EndToEnd.Tests.Dialing;

public sealed class SideBySideTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 30);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Every_actor_is_woken_once_a_round(int threads)
    {
        Actor[] actors = [.. Enumerable.Range(0, 9).Select(_ => new Actor())];

        for (int round = 1; round <= 1000; round++)
        {
            await SideBySide.WakeAsync([.. actors], Now, threads);
            Assert.All(actors, actor => Assert.Equal(round, actor.Woken));
        }
    }

    [Fact]
    public async Task What_fails_reaches_the_caller_after_the_others_have_acted()
    {
        Actor[] actors = [new Actor { Failure = new InvalidOperationException("no") }, new Actor(), new Actor()];

        await Assert.ThrowsAsync<InvalidOperationException>(() => SideBySide.WakeAsync([.. actors], Now, 1));

        Assert.All(actors, actor => Assert.Equal(1, actor.Woken));
    }

    private sealed class Actor : IActor
    {
        public int Woken { get; private set; }

        public Exception? Failure { get; init; }

        public Instant NextWake => Now;

        public async Task WakeAsync(Instant now)
        {
            if (Woken % 3 == 0)
                await Task.Yield();
            Woken++;
            if (Failure is not null)
                throw Failure;
        }
    }
}
