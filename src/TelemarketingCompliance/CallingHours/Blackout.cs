using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A time in which the host places no marketing calls, everywhere or somewhere: a day of mourning, a disaster. Immutable.</summary>
/// <remarks>What is not known of a callee's place is read strictly: who may be there is not called.</remarks>
public sealed record Blackout : IEvidence
{
    /// <summary>The name of the blackout, shown in decisions: <c>flood-2026</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The first instant without calls.</summary>
    public required Instant From { get; init; }

    /// <summary>The first instant with calls again; after <see cref="From"/>.</summary>
    public required Instant To { get; init; }

    /// <summary>The country, as two capital letters; null means every country.</summary>
    public string? Country { get; init; }

    /// <summary>The municipality, by the code that <see cref="CalleePlace.Municipality"/> uses; null means all of them.</summary>
    public string? Municipality { get; init; }

    /// <inheritdoc/>
    public string EvidenceId => Name;

    internal bool MayHold(CalleePlace place) =>
        (Country is null || place.Country is null || place.Country == Country)
        && (Municipality is null || place.Municipality is null || place.Municipality == Municipality);
}
