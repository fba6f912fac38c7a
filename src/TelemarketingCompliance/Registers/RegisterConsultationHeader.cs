using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Who asked whom, when, under which reference.</summary>
/// <remarks>Instants count to 100 nanoseconds, rounded down, as index files keep them.</remarks>
public sealed record RegisterConsultationHeader
{
    /// <summary>The register's name: <c>it-rpo</c>.</summary>
    public required string Register { get; init; }

    /// <summary>The controller in whose name it was asked; null only for a full register, which answers everyone.</summary>
    public PartyId? Controller { get; init; }

    /// <summary>When the register processed the question.</summary>
    public required Instant ProcessedAt { get; init; }

    /// <summary>When the consultation itself says its answers end; null leaves it to the law.</summary>
    public Instant? ValidUntil { get; init; }

    /// <summary>The register's or the host's reference of the consultation; of an index file without one, its snapshot id.</summary>
    public required string Reference { get; init; }

    /// <summary>The country whose days the register's dates are: <c>IT</c>. Null means unknown: a date then lasts as long as it is that day anywhere, 50 hours.</summary>
    public string? Jurisdiction { get; init; }
}
