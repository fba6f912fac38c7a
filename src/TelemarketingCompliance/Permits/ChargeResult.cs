using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What came of one <see cref="AttemptCharge"/>.</summary>
public sealed record ChargeResult
{
    /// <summary>Whether it was charged.</summary>
    public required ChargeStatus Status { get; init; }

    /// <summary>The store's instant.</summary>
    public required Instant At { get; init; }

    /// <summary>The attempt: the new one, or the one that the same request holds already; null where a line did not hold.</summary>
    public StoredAttempt? Attempt { get; init; }

    /// <summary>Where a line did not hold: the earlier attempts it saw, as <see cref="IAttemptStore.FindAsync"/> would answer.</summary>
    public ImmutableArray<AttemptRecord> Seen { get; init => field = value.IsDefault ? [] : value; } = [];
}
