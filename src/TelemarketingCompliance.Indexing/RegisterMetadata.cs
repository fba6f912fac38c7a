using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Which register answered whom, when, under which reference: written into the file and part of its hash.</summary>
/// <remarks>Instants are kept to 100 nanoseconds, in UTC. Texts must be valid Unicode of at most 4,096 UTF-8 bytes.</remarks>
public sealed record RegisterMetadata
{
    /// <summary>The register's name: <c>it-rpo</c>.</summary>
    public required string Register { get; init; }

    /// <summary>The instant at which the register processed the consultation or published the list.</summary>
    public required DateTimeOffset ProcessedAt { get; init; }

    /// <summary>When the answers end by the file's own word; null leaves it to the law.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The jurisdiction whose register it is: <c>IT</c>, <c>US</c>; null when not said.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>The controller in whose name it was asked; null when the register answers everyone.</summary>
    public string? Controller { get; init; }

    /// <summary>Who submitted the consultation, where that is not the controller.</summary>
    public string? Submitter { get; init; }

    /// <summary>The campaigns it was made for; empty means none in particular. Order and repetition are not kept.</summary>
    public ImmutableArray<string> Campaigns { get; init; } = [];

    /// <summary>The register's or the host's reference of the consultation.</summary>
    public string? Reference { get; init; }

    /// <summary>What a full register covers; empty for a consultation, whose silence means not asked. Kept sorted and joined.</summary>
    public ImmutableArray<NumberRange> Coverage { get; init; } = [];
}
