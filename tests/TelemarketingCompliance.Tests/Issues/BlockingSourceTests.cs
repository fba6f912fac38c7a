using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

public sealed class BlockingSourceTests
{
    [Theory]
    [InlineData(2, FactState.Known)]
    [InlineData(3, FactState.Unavailable)]
    public async Task What_a_source_says_after_its_time_limit_does_not_count_although_it_never_yielded(int seconds, FactState expected)
    {
        var time = new ManualClock(TestWorld.Now);
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.UseTimeProvider(time).AddSource(new SlowSource(time, TimeSpan.FromSeconds(seconds))));
        var party = new CampaignParty { Id = new("acme") };
        var call = new CallRequest
        {
            Callee = E164Number.Parse("+390612345678"),
            Campaign = new Campaign
            {
                Id = new("c1"),
                Controller = party,
                Processor = party,
                Purpose = CallPurpose.Sale,
                Sector = Sector.Other,
                CreatedAt = Instant.FromUtc(2026, 11, 1, 0, 0),
            },
        };

        FactBatch batch = await engine.GatherAsync([call], Instant.FromUtc(2026, 11, 24, 9, 30), TestContext.Current.CancellationToken);

        Assert.Equal(expected == FactState.Known, batch[0].Get(TestFacts.Score).IsKnown);
    }

    private sealed class SlowSource(ManualClock time, TimeSpan takes) : FactSource
    {
        public override string Name => "slow";

        public override ImmutableArray<FactKey> Provides { get; } = [TestFacts.Score];

        public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
        {
            time.Advance(takes);
            gathering.Set(TestFacts.Score, 0, 1);
            return ValueTask.CompletedTask;
        }
    }
}
