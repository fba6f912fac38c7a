using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A source that answered the caller's cancellation with an exception of its own turned giving up into a blocked call on record.</summary>
public sealed class CancelledSourceTests
{
    [Fact]
    public async Task Cancelling_ends_in_a_cancellation_whatever_the_source_makes_of_it()
    {
        using var cancelled = new CancellationTokenSource();
        TestWorld world = new TestWorld().And(engine => engine.AddSource(new TestSource("host", TestFacts.Score)
        {
            Gathers = (_, _) =>
            {
                cancelled.Cancel();
                return Task.FromException(new IOException("the connection was closed"));
            },
        }));
        ComplianceEngine engine = await world.EngineAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await engine.EvaluateAsync(world.Request, TestWorld.Now, cancelled.Token));
    }
}
