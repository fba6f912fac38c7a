using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The newest answer of a register about one number for one controller, with the instants that bracket an undated enrolment.</summary>
public sealed record RegisterAnswer : IEvidence
{
    /// <summary>Nobody asked.</summary>
    public static RegisterAnswer NotAsked { get; } = new() { Kind = RegisterAnswerKind.NotAsked };

    /// <summary>The set holds answers, but none given to this controller.</summary>
    public static RegisterAnswer OtherController { get; } = new() { Kind = RegisterAnswerKind.OtherController };

    /// <summary>What it says.</summary>
    public required RegisterAnswerKind Kind { get; init; }

    /// <summary>When the register processed the consultation; null where nobody asked.</summary>
    public Instant? ProcessedAt { get; init; }

    /// <summary>When the consultation itself says its answers end; null leaves it to the law. The earlier of the two counts.</summary>
    public Instant? ValidUntil { get; init; }

    /// <summary>The reference of the consultation; null where nobody asked.</summary>
    public string? Consultation { get; init; }

    /// <summary>The controller it was given to; null means that the register answers everyone.</summary>
    public PartyId? Controller { get; init; }

    /// <summary>The later of enrolment and renewal, where the register gives dates; null where it does not. Of a clear answer: that of the last listing before it.</summary>
    public RecordedTime? ListedSince { get; init; }

    /// <summary>The last consultation that found the number clear; null means none did.</summary>
    public Instant? LastClearAt { get; init; }

    /// <summary>The first consultation after that which found it listed; null means none did.</summary>
    public Instant? FirstListedAt { get; init; }

    /// <summary>Of a clear answer, the last consultation before it that found the number listed: leaving the register does not restore what enrolment annulled. Null means none did.</summary>
    public Instant? LastListedAt { get; init; }

    string IEvidence.EvidenceId => Consultation ?? "";
}
