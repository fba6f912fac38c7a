using System.Text;
using TelemarketingCompliance.Cli.Policy;

namespace TelemarketingCompliance.Cli.Screen;

/// <summary>What is asked of a screening.</summary>
internal sealed record ScreenRequest
{
    public required PolicyFile Policy { get; init; }

    public required PolicyCampaign Campaign { get; init; }

    public required string Input { get; init; }

    public required string Output { get; init; }

    public required ColumnChoice Columns { get; init; }

    /// <summary>The character between columns; null finds it out.</summary>
    public required char? Delimiter { get; init; }

    /// <summary>The encoding of the input; null finds it out.</summary>
    public required Encoding? Encoding { get; init; }

    /// <summary>The region of national spellings; null reads international ones only.</summary>
    public required string? Region { get; init; }

    /// <summary>The number presented; null where the campaign has none.</summary>
    public required E164Number? CallerId { get; init; }

    /// <summary>The instant asked about; null means now, or when a screening that is resumed began.</summary>
    public required Instant? At { get; init; }

    /// <summary>Whether to go on with a screening that was interrupted.</summary>
    public required bool Resume { get; init; }
}
