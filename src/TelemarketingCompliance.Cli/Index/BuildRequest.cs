using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Index;

/// <summary>What to build, from what.</summary>
internal sealed record BuildRequest
{
    public required string Output { get; init; }

    public required RegisterMetadata Metadata { get; init; }

    public required string? Region { get; init; }

    public required ImmutableArray<string> Asked { get; init; }

    public required ImmutableArray<string> Clear { get; init; }

    public required ImmutableArray<string> Answers { get; init; }

    public required ImmutableArray<string> Listed { get; init; }

    public required ColumnChoice Columns { get; init; }

    public required StatusWords Statuses { get; init; }

    public required IndexProfile Profile { get; init; }

    public required bool AcceptsAllClear { get; init; }

    public IEnumerable<string> Inputs => [.. Asked, .. Clear, .. Answers, .. Listed];
}
