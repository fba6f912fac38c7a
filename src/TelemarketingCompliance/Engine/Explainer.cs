using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Builds the full decision: the same rules once more, and then each is asked for its words.</summary>
internal sealed class Explainer(EvaluatorTable table)
{
    /// <summary>How often an instant at which a block lifts is tried before giving up.</summary>
    private const int MaxRetries = 32;

    internal CallDecision Explain(CallFacts facts, Instant at)
    {
        facts.TryGet(FactKeys.Number, out NumberProfile number);
        Evaluator evaluator = table.Find(number.Region, at);
        var findings = new Finding[evaluator.FindingCount];
        BasisResolution resolved = default;
        var call = new CallContext(facts.Request, facts, at, ref resolved);
        Verdict verdict = evaluator.Decide(call, findings);
        ImmutableArray<Obligation> obligations = verdict.IsPermitted ? ObligationsOf(evaluator, call, findings, ref verdict) : [];
        return new CallDecision
        {
            Request = facts.Request,
            At = at,
            Jurisdiction = evaluator.Jurisdiction,
            Edition = evaluator.Edition.Version,
            Zone = evaluator.Zone.Id,
            IsPermitted = verdict.IsPermitted,
            Basis = verdict.Basis == CallBasis.None ? null : verdict.Basis,
            ValidUntil = verdict.IsPermitted ? verdict.ChangesAt : null,
            RetryAt = verdict.IsPermitted ? null : RetryAt(facts, number.Region, at, verdict, new Finding[table.MaxFindings]),
            Findings = FindingsOf(evaluator, call, findings),
            Obligations = obligations,
            Facts = FactsOf(facts),
        };
    }

    /// <summary>The short form of the full decision, without building it.</summary>
    internal ScreenedVerdict Screen(CallFacts facts, Instant at, Span<Finding> scratch)
    {
        facts.TryGet(FactKeys.Number, out NumberProfile number);
        Evaluator evaluator = table.Find(number.Region, at);
        BasisResolution resolved = default;
        var call = new CallContext(facts.Request, facts, at, ref resolved);
        Span<Finding> findings = scratch[..evaluator.FindingCount];
        Verdict verdict = evaluator.Decide(call, findings);
        ImmutableArray<Obligation> obligations = verdict.IsPermitted ? ObligationsOf(evaluator, call, findings, ref verdict) : [];
        return new ScreenedVerdict
        {
            IsPermitted = verdict.IsPermitted,
            Basis = verdict.Basis == CallBasis.None ? null : verdict.Basis,
            Reasons = ReasonsOf(findings, verdict.Blocks),
            ValidUntil = verdict.IsPermitted ? verdict.ChangesAt : null,
            RetryAt = verdict.IsPermitted ? null : RetryAt(facts, number.Region, at, verdict, scratch),
            Obligations = obligations,
        };
    }

    /// <summary>The full decision of a call that something beside the rules blocks. A finding in the name of a rule stands in its place.</summary>
    internal CallDecision ExplainBlocked(CallFacts facts, Instant at, DecisionFinding block)
    {
        CallDecision decision = Explain(facts, at);
        return decision with
        {
            IsPermitted = false,
            ValidUntil = null,
            RetryAt = null,
            Obligations = [],
            Findings = decision.Findings.RemoveAll(finding => finding.Rule == block.Rule).Add(block),
        };
    }

    internal string JurisdictionOf(CallFacts facts, Instant at)
    {
        facts.TryGet(FactKeys.Number, out NumberProfile number);
        return table.Find(number.Region, at).Jurisdiction;
    }

    /// <summary>Decides, and asks a permitted call's rules what it must still do: who cannot say that has not permitted it.</summary>
    /// <param name="facts">The facts of the call.</param>
    /// <param name="at">The instant.</param>
    /// <param name="findings">Room for findings; becomes those of this call.</param>
    /// <param name="verdict">The short answer.</param>
    /// <param name="obligations">What the call must still do.</param>
    internal bool Permits(CallFacts facts, Instant at, ref Span<Finding> findings, out Verdict verdict, out ImmutableArray<Obligation> obligations)
    {
        facts.TryGet(FactKeys.Number, out NumberProfile number);
        Evaluator evaluator = table.Find(number.Region, at);
        BasisResolution resolved = default;
        var call = new CallContext(facts.Request, facts, at, ref resolved);
        findings = findings[..evaluator.FindingCount];
        verdict = evaluator.Decide(call, findings);
        obligations = verdict.IsPermitted ? ObligationsOf(evaluator, call, findings, ref verdict) : [];
        return verdict.IsPermitted;
    }

    // Every step goes forward: a host's rule may say that its block lifted in the past, which helps nobody who asks now.
    private Instant? RetryAt(CallFacts facts, string? region, Instant asked, Verdict verdict, Span<Finding> findings)
    {
        Instant last = asked;
        for (int i = 0; i < MaxRetries && verdict.ChangesAt is { } at && at > last; i++)
        {
            BasisResolution resolved = default;
            var call = new CallContext(facts.Request, facts, at, ref resolved);
            verdict = table.Find(region, at).Decide(call, findings);
            if (verdict.IsPermitted)
                return at;
            last = at;
        }

        return null;
    }

    private static ImmutableArray<ReasonCode> ReasonsOf(ReadOnlySpan<Finding> findings, int blocks)
    {
        ImmutableArray<ReasonCode>.Builder reasons = ImmutableArray.CreateBuilder<ReasonCode>(blocks);
        foreach (ref readonly Finding finding in findings)
        {
            if (finding is { Kind: FindingKind.Block, Reason: { } reason } && !reasons.Contains(reason))
                reasons.Add(reason);
        }

        return reasons.DrainToImmutable();
    }

    private static ImmutableArray<DecisionFinding> FindingsOf(Evaluator evaluator, in CallContext call, ReadOnlySpan<Finding> findings)
    {
        var all = ImmutableArray.CreateBuilder<DecisionFinding>(findings.Length);
        for (int i = 0; i < evaluator.Rules.Length; i++)
            all.Add(Describe(evaluator, evaluator.Rules[i], call, findings[i]));
        if (findings[^1].Kind == FindingKind.Block)
            all.Add(new DecisionFinding("basis", FindingKind.Block, null, EngineReasons.NoBasis, [], null, null, null));
        return all.ToImmutable();
    }

    private static DecisionFinding Describe(Evaluator evaluator, CallRule rule, in CallContext call, in Finding finding)
    {
        var details = new FindingDetails();
        LawReference? law = null;
        bool ofEngine = finding.Reason == EngineReasons.RuleFailed || (finding.Reason is { } reason && rule.Needs.Any(key => key.Unavailable == reason));
        if (ofEngine)
            details.Add("rule", rule.Name);
        else if (finding.Kind != FindingKind.NotApplicable)
            law = AskForWords(evaluator, rule, call, finding, details);
        return new DecisionFinding(
            rule.Name,
            finding.Kind,
            finding.Kind == FindingKind.Basis ? finding.Basis : null,
            finding.Reason,
            details.ToArgs(),
            law,
            finding.Evidence?.EvidenceId,
            finding.ChangesAt);
    }

    // The rule has decided: that it cannot explain itself takes words from the decision, never the decision.
    private static LawReference? AskForWords(Evaluator evaluator, CallRule rule, in CallContext call, in Finding finding, FindingDetails details)
    {
        try
        {
            rule.Detail(call, finding, details);
            return rule.LawOf(call, finding);
        }
        catch (Exception e)
        {
            evaluator.Report(rule, e);
            return null;
        }
    }

    // Who cannot say what the call must still do has not permitted it.
    private static ImmutableArray<Obligation> ObligationsOf(Evaluator evaluator, in CallContext call, Span<Finding> findings, ref Verdict verdict)
    {
        var obligations = new ObligationList();
        for (int i = 0; i < evaluator.Rules.Length; i++)
        {
            try
            {
                if (findings[i].Kind != FindingKind.NotApplicable)
                    evaluator.Rules[i].Oblige(call, obligations);
            }
            catch (Exception e)
            {
                evaluator.Report(evaluator.Rules[i], e);
                findings[i] = Finding.Block(EngineReasons.RuleFailed);
            }
        }

        verdict = evaluator.Conclude(findings);
        return verdict.IsPermitted ? obligations.ToObligations() : [];
    }

    private static ImmutableArray<DecisionFact> FactsOf(CallFacts facts)
    {
        FactBatch batch = facts.Batch!;
        return batch.Layout.Keys.Select(key => FactOf(batch, key, facts.Row)).ToImmutableArray();
    }

    private static DecisionFact FactOf(FactBatch batch, FactKey key, int row)
    {
        FactColumn? column = batch.ColumnOf(key);
        FactState state = column?.StateOf(row) ?? FactState.Unavailable;
        return state == FactState.Known
            ? new DecisionFact(key.Name, state, ValueOf(key, column!, row))
            : new DecisionFact(key.Name, state, null);
    }

    private static JsonElement ValueOf(FactKey key, FactColumn column, int row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            key.WriteValue(writer, column, row);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
