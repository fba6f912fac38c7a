using System.Collections.Immutable;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Law 2: order is nothing, and more rules or objections never help a call.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class OrderLawTests
{
    private readonly LawEngine engine = new(LawBook.Of(Explained.Law));

    [Property(MaxTest = 400, Replay = "20260522,1")]
    public async Task The_order_of_rules_changes_neither_verdict_nor_reasons_nor_findings(BookCase book)
    {
        CallDecision one = await Explained.EngineOf(book).ExplainAsync(book.World);
        CallDecision other = await new LawEngine(LawBook.Of(Explained.Law, book.ArrangeOtherwise), HostRules.AddFacts).ExplainAsync(book.World);

        Assert.Equal((one.IsPermitted, one.Basis, one.ValidUntil, one.RetryAt, one.Edition), (other.IsPermitted, other.Basis, other.ValidUntil, other.RetryAt, other.Edition));
        Assert.Equal(one.Reasons.Order(StringComparer.Ordinal), other.Reasons.Order(StringComparer.Ordinal));
        Assert.Equal(Explained.ByRule(one), Explained.ByRule(other));
    }

    [Property(MaxTest = 400, Replay = "20260522,3")]
    public async Task Adding_rules_of_the_host_changes_no_finding_of_the_others(BookCase book)
    {
        CallDecision without = await Explained.DecideAsync(book with { Host = [] });
        CallDecision with = await Explained.DecideAsync(book);

        ImmutableSortedDictionary<string, string> after = Explained.ByRule(with);
        Assert.All(Explained.ByRule(without).Where(finding => finding.Key != "basis"), finding => Assert.Equal(finding.Value, after[finding.Key]));
        Assert.Empty(without.Reasons.Where(reason => reason != "basis.none").Except(with.Reasons));
        Assert.False(with.IsPermitted && without.Blocks.Any(finding => finding.Rule != "basis"));
    }

    [Property(MaxTest = 400, Replay = "20260522,5")]
    public async Task Adding_an_objection_lifts_no_block(World world, byte seed)
    {
        BlacklistEntry objection = CallGenerators.Objection(world.Call).Sample(1, (ulong)seed).Single();
        CallDecision before = await engine.ExplainAsync(world);
        CallDecision after = await engine.ExplainAsync((world with { Blacklist = world.Blacklist.Add(objection) }).Numbered());

        Assert.Empty(before.Reasons.Except(after.Reasons));
        Assert.False(after.IsPermitted && !before.IsPermitted);
        Assert.Equal(
            before.Findings.Where(finding => finding.Rule != "blacklist").Select(Explained.Line),
            after.Findings.Where(finding => finding.Rule != "blacklist").Select(Explained.Line));
    }
}
