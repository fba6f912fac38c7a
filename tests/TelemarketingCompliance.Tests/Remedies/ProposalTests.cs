using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Remedies;

/// <summary>What the engine makes of the proposals of rules.</summary>
public sealed class ProposalTests
{
    private static readonly ReasonCode No = new("host.no", "the host says no", "l'host dice di no");
    private static readonly ReasonCode Try = new("host.try", "try this", "provare questo");
    private static readonly ReasonCode TryNext = new("host.try-next", "try that", "provare quello");

    [Fact]
    public async Task A_rule_that_proposes_nothing_leaves_its_reason_to_speak()
    {
        Remedy remedy = await RemedyOfAsync(Blocks());

        Assert.Equal((RemedyKind.Unknown, RemedyCodes.SeeReason, false), (remedy.Kind, remedy.Code, remedy.IsVerified));
    }

    [Fact]
    public async Task A_proposal_that_lifts_nothing_is_not_verified()
    {
        Remedy remedy = await RemedyOfAsync(Blocks(remedies => remedies.ByCaller(Try, supposed => supposed)));

        Assert.Equal((Try, false), (remedy.Code, remedy.IsVerified));
        Assert.Null(remedy.Supposed);
    }

    [Fact]
    public async Task Of_several_proposals_the_first_that_lifts_is_given()
    {
        Remedy remedy = await RemedyOfAsync(Blocks(remedies =>
        {
            remedies.ByCaller(Try, supposed => supposed);
            remedies.ByPerson(TryNext, Reserved);
        }));

        Assert.Equal((RemedyKind.Person, TryNext, true), (remedy.Kind, remedy.Code, remedy.IsVerified));
    }

    [Fact]
    public async Task A_proposal_that_brings_another_block_instead_is_not_verified()
    {
        TestRule other = new("other") { Says = static (in CallContext call) => call.Request.OperatorReserved ? Finding.Block(No) : Finding.Pass() };

        Remedy remedy = await RemedyOfAsync(Blocks(remedies => remedies.ByCaller(Try, Reserved)), other);

        Assert.Equal((Try, false), (remedy.Code, remedy.IsVerified));
    }

    [Fact]
    public async Task A_block_that_hides_another_of_the_same_rule_does_not_lift_by_itself()
    {
        Remedy remedy = await RemedyOfAsync(new TestRule("host")
        {
            Says = static (in CallContext call) => call.At == TestWorld.Now ? Finding.Block(No, liftsAt: TestWorld.Now + Duration.FromHours(1)) : Finding.Block(No),
        });

        Assert.Null(remedy.LiftsAt);
        Assert.False(remedy.IsVerified);
    }

    [Fact]
    public async Task A_block_that_lifts_in_steps_lifts_with_the_last()
    {
        Remedy remedy = await RemedyOfAsync(new TestRule("host")
        {
            Says = static (in CallContext call) => call.At < TestWorld.Now + Duration.FromHours(3) ? Finding.Block(No, liftsAt: call.At + Duration.FromHours(1)) : Finding.Pass(),
        });

        Assert.Equal(TestWorld.Now + Duration.FromHours(3), remedy.LiftsAt);
        Assert.Equal((RemedyKind.Time, RemedyCodes.Wait), (remedy.Kind, remedy.Code));
        Assert.Equal("wait: it lifts by itself at 2026-05-20 15:00:00", remedy.ToText(Language.English));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rule_that_fails_to_propose_keeps_its_block_and_is_logged(bool late)
    {
        Action<RemedyList> proposes = late
            ? remedies => remedies.ByCaller(Try, _ => throw new InvalidOperationException("thrown on purpose"))
            : _ => throw new InvalidOperationException("thrown on purpose");
        TestWorld world = World(Blocks(proposes));

        Remedy remedy = Assert.Single(await RemediesAsync(world));

        Assert.False(remedy.IsVerified);
        Assert.Equal(late ? Try : RemedyCodes.SeeReason, remedy.Code);
        Assert.Contains(world.Log.Lines, line => line.Message.Contains("the rule `host` failed with InvalidOperationException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fact_nobody_could_read_is_to_be_read_again_and_nobody_knows_what_it_says()
    {
        TestWorld world = new TestWorld().BeforeEachStore(_ => throw new InvalidOperationException());

        ImmutableArray<Remedy> remedies = await RemediesAsync(world);

        Assert.Contains(remedies, remedy => remedy.Reason.Code == "consent.unavailable");
        Assert.All(remedies.Where(remedy => remedy.Reason.Code.EndsWith("unavailable", StringComparison.Ordinal)), remedy => Assert.Equal((RemedyCodes.ReadAgain, false), (remedy.Code, remedy.IsVerified)));
        Assert.Contains("`consent.entries`", remedies.First(remedy => remedy.Reason.Code == "consent.unavailable").ToText(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_be_recorded_in_a_store_out_of_reach_lifts_nothing()
    {
        TestWorld world = new TestWorld().RegisterSaid(listed: true, since: TestWorld.Day(2026, 3, 29))
            .BeforeEachStore(store => store.Contains("ConsentEntry", StringComparison.Ordinal) || store.Contains("ContractEntry", StringComparison.Ordinal) || store.Contains("PersonRequest", StringComparison.Ordinal) ? throw new InvalidOperationException() : Task.CompletedTask);

        Remedy remedy = (await RemediesAsync(world)).Single(other => other.Reason == RegisterReasons.Listed);

        Assert.True(remedy.Code != RemedyCodes.Consent || !remedy.IsVerified);
    }

    private static TestRule Blocks(Action<RemedyList>? proposes = null) => new("host")
    {
        Says = static (in CallContext call) => call.Request.OperatorReserved ? Finding.Pass() : Finding.Block(No),
        Proposes = proposes ?? (static _ => { }),
    };

    private static SupposedCall Reserved(SupposedCall supposed) => supposed.With(supposed.Request with { OperatorReserved = true });

    private static TestWorld World(params TestRule[] rules)
    {
        TestWorld world = new TestWorld().InDirectory();
        foreach (TestRule rule in rules)
            world.And(engine => engine.AddRule(rule));
        return world;
    }

    private static async Task<Remedy> RemedyOfAsync(params TestRule[] rules) => Assert.Single(await RemediesAsync(World(rules)));

    private static async Task<ImmutableArray<Remedy>> RemediesAsync(TestWorld world)
    {
        ComplianceEngine engine = await world.EngineAsync();
        return engine.Remedies((await engine.GatherAsync([world.Request], TestWorld.Now, TestContext.Current.CancellationToken))[0], TestWorld.Now);
    }
}
