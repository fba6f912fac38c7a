using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Decides a call once more, after its charge or just before it is dialed, and counts the reasons of one that is not permitted any more.</summary>
internal sealed class SecondDecision(EvaluatorTable table, Explainer explainer, EngineTelemetry telemetry)
{
    internal bool Permits(CallFacts facts, Instant at, string operation, out Verdict verdict, out ImmutableArray<Obligation> obligations)
    {
        Span<Finding> findings = table.Scratch();
        if (explainer.Permits(facts, at, ref findings, out verdict, out obligations))
            return true;
        telemetry.Meter.Blocked(operation, findings);
        return false;
    }
}
