using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Finds what would lift each block of a call, by asking the rules and deciding again.</summary>
internal sealed class RemedyFinder(EvaluatorTable table, Explainer explainer)
{
    private const string Basis = "basis";

    /// <summary>How often an instant at which a block lifts is tried before giving up.</summary>
    private const int MaxWaits = 32;

    internal ImmutableArray<Remedy> Find(CallFacts facts, Instant at)
    {
        Evaluator evaluator = EvaluatorOf(facts, at);
        Span<Finding> findings = new Finding[evaluator.FindingCount];
        if (explainer.Permits(facts, at, ref findings, out _, out _))
            return [];
        var asked = new SupposedCall(FactBatch.Of([facts], at), at);
        var remedies = ImmutableArray.CreateBuilder<Remedy>();
        for (int i = 0; i < evaluator.Rules.Length; i++)
        {
            if (findings[i].Kind == FindingKind.Block)
                remedies.Add(RemedyOf(evaluator, evaluator.Rules[i], asked, findings[i]));
        }

        if (findings[^1].Kind == FindingKind.Block)
            remedies.Add(RemedyOfBasis(evaluator, asked, remedies));
        return remedies.ToImmutable();
    }

    private Remedy RemedyOf(Evaluator evaluator, CallRule rule, SupposedCall asked, in Finding finding)
    {
        Instant? liftsAt = LiftsAt(rule, asked, finding);
        if (liftsAt is { } lifts)
            return new Remedy(rule.Name, finding.Reason!, Wait(lifts), isVerified: true, lifts, evaluator.Zone.Id, asked.Later(lifts));
        return FirstThatLifts(evaluator, rule, finding.Reason!, asked, ProposalsOf(evaluator, rule, asked, finding));
    }

    /// <summary>A basis comes with what lifts another block; where there is none, with an act of the person.</summary>
    private Remedy RemedyOfBasis(Evaluator evaluator, SupposedCall asked, IReadOnlyCollection<Remedy> others)
    {
        if (others.FirstOrDefault(other => other.Supposed is { } supposed && !BlockersOf(supposed).Contains(Basis)) is { } with)
        {
            var proposal = new RemedyProposal(with.Kind, RemedyCodes.BasisWith, null, [new("reason", with.Reason.Code)]);
            return new Remedy(Basis, EngineReasons.NoBasis, proposal, isVerified: true, with.LiftsAt, evaluator.Zone.Id, with.Supposed);
        }

        if (others.FirstOrDefault() is { } first)
            return new Remedy(Basis, EngineReasons.NoBasis, new RemedyProposal(first.Kind, RemedyCodes.BasisWithOthers, null, []), isVerified: false, liftsAt: null, evaluator.Zone.Id, supposed: null);
        var remedies = new RemedyList();
        remedies.ByPerson(RemedyCodes.Consent, supposed => supposed.WithConsent());
        return FirstThatLifts(evaluator, null, EngineReasons.NoBasis, asked, remedies.Proposals);
    }

    /// <param name="evaluator">Who judges the call.</param>
    /// <param name="rule">The rule that blocks; null for the missing basis.</param>
    /// <param name="reason">The cause.</param>
    /// <param name="asked">The call.</param>
    /// <param name="proposals">What is proposed, at least one.</param>
    private Remedy FirstThatLifts(Evaluator evaluator, CallRule? rule, ReasonCode reason, SupposedCall asked, IReadOnlyList<RemedyProposal> proposals)
    {
        string name = rule?.Name ?? Basis;
        foreach (RemedyProposal proposal in proposals)
        {
            if (Suppose(evaluator, rule, asked, proposal) is { } supposed && Lifts(name, asked, supposed))
                return new Remedy(name, reason, proposal, isVerified: true, liftsAt: null, evaluator.Zone.Id, supposed);
        }

        return new Remedy(name, reason, proposals[0], isVerified: false, liftsAt: null, evaluator.Zone.Id, supposed: null);
    }

    private static IReadOnlyList<RemedyProposal> ProposalsOf(Evaluator evaluator, CallRule rule, SupposedCall asked, in Finding finding)
    {
        var remedies = new RemedyList();
        ReasonCode reason = finding.Reason!;
        if (reason == EngineReasons.RuleFailed)
            remedies.ByCaller(RemedyCodes.MendRule, null, new FindingArg("rule", rule.Name));
        else if (rule.Needs.FirstOrDefault(key => key.Unavailable == reason) is { } unknown)
            remedies.ByCaller(RemedyCodes.ReadAgain, null, new FindingArg("fact", unknown.Name));
        else
            AskFor(evaluator, rule, asked, finding, remedies);
        return remedies.Proposals.Count > 0 ? remedies.Proposals : [new RemedyProposal(RemedyKind.Unknown, RemedyCodes.SeeReason, null, [])];
    }

    // The rule has decided: that it cannot propose anything takes its remedy, never the others.
    private static void AskFor(Evaluator evaluator, CallRule rule, SupposedCall asked, in Finding finding, RemedyList remedies)
    {
        BasisResolution resolved = default;
        try
        {
            rule.Propose(new CallContext(asked.Request, asked.Facts, asked.At, ref resolved), finding, remedies);
        }
        catch (Exception e)
        {
            evaluator.Report(rule, e);
        }
    }

    private static SupposedCall? Suppose(Evaluator evaluator, CallRule? rule, SupposedCall asked, RemedyProposal proposal)
    {
        try
        {
            return proposal.Suppose?.Invoke(asked);
        }
        catch (Exception e) when (rule is not null)
        {
            evaluator.Report(rule, e);
            return null;
        }
    }

    /// <summary>Whether the block is gone and none has come instead. What time alone brings is no doing of the remedy.</summary>
    private bool Lifts(string rule, SupposedCall asked, SupposedCall supposed)
    {
        HashSet<string> after = BlockersOf(supposed);
        return !after.Contains(rule) && after.IsSubsetOf(BlockersOf(asked.Later(supposed.At)));
    }

    // Every step goes forward. What lifts may uncover another block of the same rule: an operator after a rest.
    private Instant? LiftsAt(CallRule rule, SupposedCall asked, Finding finding)
    {
        Instant last = asked.At;
        for (int i = 0; i < MaxWaits && finding.ChangesAt is { } at && at > last; i++)
        {
            if (FindingOf(rule.Name, asked.Later(at)) is not { Kind: FindingKind.Block } blocks)
                return at;
            (finding, last) = (blocks, at);
        }

        return null;
    }

    private static RemedyProposal Wait(Instant until)
    {
        var details = new FindingDetails();
        details.Add("at", until);
        return new RemedyProposal(RemedyKind.Time, RemedyCodes.Wait, null, details.ToArgs());
    }

    private HashSet<string> BlockersOf(SupposedCall call)
    {
        Finding[] findings = Decide(call, out Evaluator evaluator);
        var blockers = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < evaluator.FindingCount; i++)
        {
            if (findings[i].Kind == FindingKind.Block)
                blockers.Add(i < evaluator.Rules.Length ? evaluator.Rules[i].Name : Basis);
        }

        return blockers;
    }

    private Finding? FindingOf(string rule, SupposedCall call)
    {
        Finding[] findings = Decide(call, out Evaluator evaluator);
        for (int i = 0; i < evaluator.Rules.Length; i++)
        {
            if (evaluator.Rules[i].Name == rule)
                return findings[i];
        }

        return null;
    }

    private Finding[] Decide(SupposedCall supposed, out Evaluator evaluator)
    {
        evaluator = EvaluatorOf(supposed.Facts, supposed.At);
        var findings = new Finding[evaluator.FindingCount];
        BasisResolution resolved = default;
        evaluator.Decide(new CallContext(supposed.Request, supposed.Facts, supposed.At, ref resolved), findings);
        return findings;
    }

    private Evaluator EvaluatorOf(CallFacts facts, Instant at)
    {
        facts.TryGet(FactKeys.Number, out NumberProfile number);
        return table.Find(number.Region, at);
    }
}
