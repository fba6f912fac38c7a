using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A permit that nobody confirmed, completed or gave back was dialed, for all that anybody knows: its outcome is missing.</summary>
public sealed class NeverCompletedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_permits_that_were_dialed_without_a_confirm_and_never_completed_are_fifty_missing_outcomes()
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        for (int i = 0; i < 50; i++)
            Assert.NotNull((await world.AcquireAsync()).Permit);
        await engine.CancelAsync((await world.AcquireAsync()).Permit!.Id, Token);

        Assert.Equal(CampaignCounts.None, await WholeAsync(world, TimeSpan.FromMinutes(10)));
        Assert.Equal(new CampaignCounts { Dialed = 50, DialedEarlier = 50, Missing = 50 }, await WholeAsync(world, TimeSpan.FromTicks(1)));
    }

    private static async Task<CampaignCounts> WholeAsync(TestWorld world, TimeSpan later)
    {
        world.Clock.Advance(later);
        return (await world.Stores.Attempts.CountAsync([CampaignQuery.For(world.Request)], Token))[0].Whole;
    }
}
