using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>One edition made ready for one engine: all rules that judge a call of some regions between two changes of the law.</summary>
internal sealed class Evaluator
{
    private readonly CallRule[] rules;
    private readonly ImmutableArray<FactKey>[] neededFacts;
    private readonly ulong[] needs;
    private readonly CallRule[] reviewers;
    private readonly FactLayout layout;
    private readonly Action<CallRule, Exception> ruleFailed;

    internal Evaluator(RuleBookEdition edition, string jurisdiction, DateTimeZone zone, FactLayout layout, Action<CallRule, Exception> ruleFailed)
    {
        Edition = edition;
        Jurisdiction = jurisdiction;
        Zone = zone;
        this.layout = layout;
        this.ruleFailed = ruleFailed;
        rules = [.. edition.Rules];
        // Read once: a rule may write its needs anew each time it is asked.
        neededFacts = rules.Select(rule => rule.Needs).ToArray();
        needs = neededFacts.Select(layout.MaskOf).ToArray();
        ReadsCallee = rules.Any(rule => rule.ReadsCallee);
        reviewers = [.. rules.Where(rule => rule.ReviewReasons.Length > 0)];
    }

    internal RuleBookEdition Edition { get; }

    internal string Jurisdiction { get; }

    internal DateTimeZone Zone { get; }

    /// <summary>One finding per rule, and the one of the basis.</summary>
    internal int FindingCount => rules.Length + 1;

    internal ReadOnlySpan<CallRule> Rules => rules;

    internal bool ReadsCallee { get; }

    internal bool HasReviewers => reviewers.Length > 0;

    internal Verdict Decide(in CallContext call, Span<Finding> findings)
    {
        int index = 0;
        while (index < rules.Length)
        {
            try
            {
                Run(call, findings, ref index);
            }
            catch (Exception e)
            {
                // Whatever a rule throws, the call is blocked and the other rules still speak.
                findings[index] = Finding.Block(EngineReasons.RuleFailed);
                ruleFailed(rules[index], e);
                index++;
            }
        }

        return Conclude(findings);
    }

    /// <summary>Asks the rules of a permitted call what to charge.</summary>
    /// <returns>False where a rule failed: who cannot say what to count has not permitted it.</returns>
    internal bool Charge(in CallContext call, ReadOnlySpan<Finding> findings, ChargeList lines, out CallRule? failed)
    {
        for (int i = 0; i < rules.Length; i++)
        {
            failed = rules[i];
            try
            {
                if (findings[i].Kind != FindingKind.NotApplicable)
                    rules[i].Charge(call, lines);
            }
            catch (Exception e)
            {
                ruleFailed(rules[i], e);
                return false;
            }
        }

        failed = null;
        return true;
    }

    /// <summary>Asks the rules what they say of a call that is over.</summary>
    internal void Review(in CompletedCall call, CompletionFindingList findings)
    {
        foreach (CallRule rule in reviewers)
        {
            try
            {
                rule.Review(call, findings);
            }
            catch (Exception e)
            {
                ruleFailed(rule, e);
                findings.Add(EngineReasons.RuleFailed, null, new FindingArg("rule", rule.Name));
            }
        }
    }

    /// <summary>Reports a rule that decided and then failed to explain itself.</summary>
    internal void Report(CallRule rule, Exception failure) => ruleFailed(rule, failure);

    private void Run(in CallContext call, Span<Finding> findings, ref int index)
    {
        ulong known = call.Facts.Known;
        for (; index < rules.Length; index++)
        {
            CallRule rule = rules[index];
            findings[index] = !rule.Applies(call) ? Finding.NotApplicable
                : (needs[index] & ~known) != 0 ? Finding.Block(FirstUnknown(index, known).Unavailable)
                : rule.Evaluate(call);
            // Only `default` blocks without a reason: the rule said nothing, and every block has a cause to report.
            if (findings[index] is { Kind: FindingKind.Block, Reason: null })
                throw new InvalidOperationException($"the rule `{rule.Name}` returned a finding that nobody wrote");
        }
    }

    private FactKey FirstUnknown(int index, ulong known)
    {
        foreach (FactKey key in neededFacts[index])
        {
            if ((known & (1UL << layout.SlotOf(key))) == 0)
                return key;
        }

        throw new InvalidOperationException("every needed fact is known");
    }

    /// <summary>Sums the findings up, and fills in the one of the basis.</summary>
    internal Verdict Conclude(Span<Finding> findings)
    {
        CallBasis basis = CallBasis.None;
        int blocks = 0;
        bool forGood = false;
        Instant? liftsAt = null;
        Instant? lapsesAt = Edition.To;
        for (int i = 0; i < rules.Length; i++)
        {
            ref readonly Finding finding = ref findings[i];
            if (finding.Kind == FindingKind.Block)
            {
                blocks++;
                forGood |= finding.ChangesAt is null;
                if (finding.ChangesAt is { } lifts && !(liftsAt > lifts))
                    liftsAt = lifts;
                continue;
            }

            if (finding.Kind == FindingKind.Basis && (basis == CallBasis.None || finding.Basis < basis))
                basis = finding.Basis;
            if (finding.ChangesAt is { } lapses && !(lapsesAt < lapses))
                lapsesAt = lapses;
        }

        // The missing basis lifts with whatever block hides it, so it does not make the others last.
        findings[rules.Length] = basis == CallBasis.None ? Finding.Block(EngineReasons.NoBasis) : Finding.NotApplicable;
        blocks += basis == CallBasis.None ? 1 : 0;
        return blocks == 0
            ? new Verdict(true, 0, basis, lapsesAt)
            : new Verdict(false, blocks, basis, forGood ? null : liftsAt);
    }
}
