using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What came of reporting an outcome. Immutable.</summary>
public sealed record Completion
{
    /// <summary>What came of it.</summary>
    public required CompletionStatus Status { get; init; }

    /// <summary>What is to be said of the call now that it is over.</summary>
    public required ImmutableArray<CompletionFinding> Findings { get; init; }

    /// <summary>The status and the codes of the findings.</summary>
    public override string ToString() => Findings.IsEmpty ? $"{Status}" : $"{Status} ({string.Join("; ", Findings.Select(finding => finding.Reason))})";
}
