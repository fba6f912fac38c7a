using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What the reference says of a call: all of the answer that has to be agreed on.</summary>
/// <param name="IsPermitted">Whether the call may be placed.</param>
/// <param name="Basis">The strongest basis found, also where the call is blocked; null if none.</param>
/// <param name="Reasons">The codes of the reasons.</param>
public sealed record ReferenceVerdict(bool IsPermitted, CallBasis? Basis, ImmutableSortedSet<string> Reasons)
{
    /// <summary>The same of a decision, to be compared.</summary>
    public static ReferenceVerdict Of(CallDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new(decision.IsPermitted, decision.Basis, decision.Reasons.ToImmutableSortedSet(StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public bool Equals(ReferenceVerdict? other) =>
        other is not null && IsPermitted == other.IsPermitted && Basis == other.Basis && Reasons.SetEquals(other.Reasons);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsPermitted, Basis, Reasons.Count);

    /// <summary>Verdict, basis and reasons in one line.</summary>
    public override string ToString() => $"{(IsPermitted ? "permitted" : "blocked")} on {Basis?.ToString() ?? "nothing"}: {string.Join(", ", Reasons)}";
}
