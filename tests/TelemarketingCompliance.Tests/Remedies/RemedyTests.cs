using System.Collections.Immutable;
using TelemarketingCompliance.Tests.Abandonment;
using TelemarketingCompliance.Tests.Relationships;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Remedies;

/// <summary>Worlds that draw every reason out of every rule of core, and what would lift each.</summary>
public sealed class RemedyTests
{
    [Fact]
    public async Task Each_reason_of_core_has_its_remedy()
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((_, _, ImmutableArray<Remedy> remedies) in await StoriesAsync())
            lines.UnionWith(remedies.Select(remedy => $"{remedy.Reason} | {remedy.Code} | by {remedy.Kind} | {(remedy.IsVerified ? "verified" : "not verified")}"));

        Approved.Matches(string.Join("\n", lines), "Remedies/remedies.txt");
    }

    [Fact]
    public async Task Each_remedy_of_core_is_given_in_some_world()
    {
        HashSet<ReasonCode> given = [.. (await StoriesAsync()).SelectMany(story => story.Remedies).Select(remedy => remedy.Code)];

        IEnumerable<ReasonCode> all = typeof(RemedyCodes).GetProperties().Select(property => (ReasonCode)property.GetValue(null)!);
        Assert.Equal([RemedyCodes.SeeReason], all.Except(given)); // that of rules of hosts
    }

    [Fact]
    public async Task Each_block_has_one_remedy_in_the_order_of_the_blocks_and_a_permitted_call_has_none()
    {
        foreach ((_, CallDecision decision, ImmutableArray<Remedy> remedies) in await StoriesAsync())
            Assert.Equal(decision.Blocks.Select(block => (block.Rule, block.Reason)), remedies.Select(remedy => (remedy.Rule, (ReasonCode?)remedy.Reason)));
    }

    [Fact]
    public async Task What_is_verified_is_gone_when_the_call_is_decided_again_and_nothing_has_come_instead()
    {
        foreach ((ComplianceEngine engine, CallDecision decision, ImmutableArray<Remedy> remedies) in await StoriesAsync())
            Assert.All(remedies, remedy => RemedyClaim.MustHold(engine, decision, remedy));
    }

    [Fact]
    public async Task The_texts_leave_no_placeholder_and_name_no_number()
    {
        foreach ((_, CallDecision decision, ImmutableArray<Remedy> remedies) in await StoriesAsync())
        {
            foreach (string text in remedies.SelectMany(remedy => (string[])[remedy.ToText(Language.English), remedy.ToText(Language.Italian)]))
            {
                Assert.DoesNotMatch(@"[{}]", text);
                Assert.DoesNotContain(decision.Request.Callee.ToE164()[3..], text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task To_ask_for_remedies_changes_nothing()
    {
        foreach ((ComplianceEngine engine, CallDecision decision, _) in await StoriesAsync())
            Assert.Equal(decision.ToJson(), (await engine.EvaluateAsync(decision.Request, decision.At, TestContext.Current.CancellationToken)).ToJson());
    }

    [Fact]
    public async Task Facts_of_another_engine_are_refused()
    {
        ComplianceEngine engine = await new TestWorld().EngineAsync();
        FactBatch others = await new SilentWorld().Engine().GatherAsync([TestWorld.FirstRequest], TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.Throws<ArgumentException>("facts", () => engine.Remedies(others[0], TestWorld.Now));
    }

    [Fact]
    public async Task Remedies_are_found_for_one_row_of_a_batch()
    {
        ComplianceEngine engine = await new TestWorld().InDirectory().EngineAsync();
        FactBatch batch = await engine.GatherAsync(
            [TestWorld.FirstRequest, TestWorld.FirstRequest with { ContactList = null }], TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.Empty(engine.Remedies(batch[0], TestWorld.Now));
        Assert.Equal(["list.off-list: remedy.name-list"], engine.Remedies(batch[1], TestWorld.Now).Select(remedy => remedy.ToString()));
    }

    private static async Task<IReadOnlyList<(ComplianceEngine Engine, CallDecision Decision, ImmutableArray<Remedy> Remedies)>> StoriesAsync()
    {
        var all = new List<(ComplianceEngine, CallDecision, ImmutableArray<Remedy>)>();
        foreach (TestWorld world in TestStories.All().Concat(OptOutTests.Stories()).Concat(RemedyWorlds.All()))
            all.Add(await AskAsync(await world.EngineAsync(), world.Request));
        foreach (SilentWorld world in SilentWorld.Stories().Concat(RemedyWorlds.OfSilentCalls()))
            all.Add(await AskAsync(world.Engine(), world.Request));
        return all;
    }

    private static async Task<(ComplianceEngine, CallDecision, ImmutableArray<Remedy>)> AskAsync(ComplianceEngine engine, CallRequest request)
    {
        FactBatch batch = await engine.GatherAsync([request], TestWorld.Now, TestContext.Current.CancellationToken);
        return (engine, engine.Explain(batch[0], TestWorld.Now), engine.Remedies(batch[0], TestWorld.Now));
    }
}
