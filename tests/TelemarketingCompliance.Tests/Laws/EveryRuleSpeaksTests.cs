using System.Collections.Immutable;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Law 3: every rule that applies runs and is heard, whatever the others do.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class EveryRuleSpeaksTests
{
    [Property(MaxTest = 400, Replay = "20260523,1")]
    public async Task Every_rule_of_the_edition_has_its_finding(BookCase book)
    {
        CallDecision decision = await Explained.DecideAsync(book);

        IEnumerable<string> ofBook = decision.Jurisdiction == LawBook.Name ? book.Arrange(LawBook.Rules(Explained.Law)).Select(rule => rule.Name).Append("purpose-coverage") : ["jurisdiction"];
        Assert.Equal(["number-class", .. ofBook], decision.Findings.Select(finding => finding.Rule).Where(rule => rule != "basis"));
        Assert.All(decision.Blocks, finding => Assert.Contains(finding.Reason!.Code, decision.Reasons));
    }

    [Property(MaxTest = 400, Replay = "20260523,3")]
    public async Task A_rule_is_quoted_as_it_spoke_or_blocks_because_it_threw_or_lacked_a_fact(BookCase book)
    {
        CallDecision decision = await new LawEngine(LawBook.Of(Explained.Law), engine => AddHost(engine, book.Host)).ExplainAsync(book.World);

        foreach (SyntheticRule rule in book.Host)
        {
            DecisionFinding said = decision.Findings.Single(finding => finding.Rule == rule.Name);
            Assert.Equal(Expected(rule, book.World.At), (said.Kind, said.Basis, said.Reason?.Code, said.ChangesAt));
        }
    }

    [Property(MaxTest = 400, Replay = "20260523,5")]
    public async Task A_needed_fact_that_nobody_knows_blocks_with_its_own_reason_wherever_the_rule_applies(World world, byte which)
    {
        FactKey missing = World.Facts[which % World.Facts.Length];
        world = world with { Unavailable = [missing] };

        CallDecision decision = await new LawEngine(LawBook.Of(Explained.Law)).ExplainAsync(world);

        ImmutableArray<string> needing = [.. LawBook.Rules(Explained.Law).Where(rule => rule.Needs.Contains(missing)).Select(rule => rule.Name)];
        Assert.NotEmpty(needing);
        Assert.All(
            decision.Findings.Where(finding => needing.Contains(finding.Rule) && finding.Kind != FindingKind.NotApplicable),
            finding => Assert.Equal(missing.Unavailable, finding.Reason));
        Assert.DoesNotContain(decision.Findings, finding => finding.Reason == missing.Unavailable && !needing.Contains(finding.Rule));
    }

    private static void AddHost(ComplianceEngineBuilder engine, ImmutableArray<SyntheticRule> rules)
    {
        HostRules.AddFacts(engine);
        foreach (SyntheticRule rule in rules)
            engine.AddRule(rule);
    }

    private static (FindingKind Kind, CallBasis? Basis, string? Reason, Instant? ChangesAt) Expected(SyntheticRule rule, Instant at)
    {
        if (rule.Conduct == SyntheticConduct.StandsAside)
            return (FindingKind.NotApplicable, null, null, null);
        if (rule.Conduct == SyntheticConduct.ThrowsBefore)
            return (FindingKind.Block, null, "engine.rule-failed", null);
        if (rule.NeededFacts.Contains(HostRules.Unknown))
            return (FindingKind.Block, null, "host.unknown-unavailable", null);
        return rule.FindingAt(at) is { } finding
            ? (finding.Kind, finding.Kind == FindingKind.Basis ? finding.Basis : null, finding.Reason?.Code, finding.ChangesAt)
            : (FindingKind.Block, null, "engine.rule-failed", null);
    }
}
