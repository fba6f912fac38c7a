using NodaTime;

namespace TelemarketingCompliance;

/// <summary>One earlier attempt on the same number or person, as the parties of a call may see it: everything if it was made for their controller, else only that it was made.</summary>
public sealed record AttemptRecord
{
    /// <summary>The permit; <c>default</c> where the attempt was for another controller.</summary>
    public PermitId Permit { get; init; }

    /// <summary>When it was charged, on the store's clock.</summary>
    public required Instant At { get; init; }

    /// <summary>What it counts as: all while in flight, everything that was reported of it once completed, nothing when cancelled.</summary>
    public required AttemptMeasures Counts { get; init; }

    /// <summary>Whether it was on the number of the question.</summary>
    public bool IsSameNumber { get; init; }

    /// <summary>Whether it was on the person of the question.</summary>
    public bool IsSameSubject { get; init; }

    /// <summary>Whether it was made for the controller of the question.</summary>
    public bool IsSameController { get; init; }

    /// <summary>Whether the processor of the question dialed it.</summary>
    public bool IsSameProcessor { get; init; }

    /// <summary>Its campaign; null where it was for another controller.</summary>
    public CampaignId? Campaign { get; init; }

    /// <summary>The request of the person it relied on, by reference; null means none, or another controller's.</summary>
    public string? RequestReference { get; init; }

    /// <summary>How it ended; null while in flight, or where it was for another controller.</summary>
    public OutcomeKind? Outcome { get; init; }

    /// <summary>When it ended, on the dialer's clock, the latest of what was reported; null while in flight, or where it was for another controller.</summary>
    public Instant? EndedAt { get; init; }
}
