using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <content>What would lift the blocks of a call.</content>
public sealed partial class ComplianceEngine
{
    /// <summary>What would lift each block of a call: one remedy per block, in the order of <see cref="CallDecision.Blocks"/>; empty where the call is permitted.</summary>
    /// <remarks>Each is tried by deciding again, as if it had been done. It changes nothing on record.</remarks>
    /// <param name="facts">The facts of the call, gathered by this engine.</param>
    /// <param name="at">The instant.</param>
    /// <exception cref="ArgumentException">The facts are another engine's.</exception>
    public ImmutableArray<Remedy> Remedies(CallFacts facts, Instant at)
    {
        Check(facts);
        return new RemedyFinder(table, explainer).Find(facts, at);
    }
}
