using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>What to look up, where, for whom and when.</summary>
internal sealed record QueryRequest
{
    public required string Source { get; init; }

    public required ImmutableArray<string> Numbers { get; init; }

    public required string? Input { get; init; }

    public required string? Output { get; init; }

    public required PartyId? Controller { get; init; }

    public required string? Region { get; init; }

    public required ColumnChoice Columns { get; init; }

    /// <summary>The instant asked about; null is now.</summary>
    public required Instant? At { get; init; }

    public required bool Json { get; init; }
}

/// <summary>What the user should know beside the answers.</summary>
internal sealed record QueryNotes(string? Source, long Lapsed, long Endless, long Rejected, string? FirstRejected);
