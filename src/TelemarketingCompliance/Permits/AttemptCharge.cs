using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>An attempt to be charged.</summary>
public sealed record AttemptCharge
{
    /// <summary>The permit it becomes.</summary>
    public required PermitId Permit { get; init; }

    /// <summary>The call.</summary>
    public required CallRequest Request { get; init; }

    /// <summary>How long after the store's instant dialing may start; the permit's own end, if earlier, is <see cref="EndsAt"/>.</summary>
    public required Duration TimeToLive { get; init; }

    /// <summary>When the decision lapses by itself; null means not.</summary>
    public Instant? EndsAt { get; init; }

    /// <summary>What must hold at the store's instant, all of it.</summary>
    public required ImmutableArray<ChargeLine> Lines { get; init; }
}
