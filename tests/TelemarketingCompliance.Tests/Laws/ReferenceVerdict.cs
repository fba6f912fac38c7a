using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>What the reference says of a call: all of the answer that has to be agreed on.</summary>
internal sealed record ReferenceVerdict(bool IsPermitted, CallBasis? Basis, ImmutableSortedSet<string> Reasons)
{
    public static ReferenceVerdict Of(CallDecision decision) =>
        new(decision.IsPermitted, decision.Basis, decision.Reasons.ToImmutableSortedSet(StringComparer.Ordinal));

    public bool Equals(ReferenceVerdict? other) =>
        other is not null && IsPermitted == other.IsPermitted && Basis == other.Basis && Reasons.SetEquals(other.Reasons);

    public override int GetHashCode() => HashCode.Combine(IsPermitted, Basis, Reasons.Count);

    public override string ToString() => $"{(IsPermitted ? "permitted" : "blocked")} on {Basis?.ToString() ?? "nothing"}: {string.Join(", ", Reasons)}";
}
