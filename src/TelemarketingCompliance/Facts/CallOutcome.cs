using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What really happened on one attempt. Immutable, safe on any thread.</summary>
public sealed record CallOutcome
{
    /// <summary>How it ended.</summary>
    public required OutcomeKind Kind { get; init; }

    /// <summary>When it ended, on the dialer's clock.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>How long it rang, in seconds; null means unknown. Not negative.</summary>
    public double? RingSeconds { get; init; }

    /// <summary>From the answer to the operator's first word, or to the cut of a silent call, in seconds; null means unknown. Not negative.</summary>
    public double? SilenceSeconds { get; init; }

    /// <summary>The class of the final SIP status, 3 to 6; null means unknown or none.</summary>
    public int? SipClass { get; init; }

    /// <summary>The reference of the request that an agreed call-back makes; null means none.</summary>
    public string? RequestReference { get; init; }

    /// <summary>The codes of the obligations that were fulfilled: <c>disclosure.country</c>.</summary>
    public ImmutableArray<string> Fulfilled { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The dialer's own code, where one was mapped; null means none.</summary>
    public string? Disposition { get; init; }

    /// <summary>What the outcome counts as.</summary>
    public AttemptMeasures Counts => CountsOf(Kind);

    /// <summary>Whether it is an objection, or might have been one.</summary>
    public bool IsObjection => Kind is OutcomeKind.OptedOut or <= OutcomeKind.Unknown or > OutcomeKind.ContractConcluded;

    /// <summary>What an outcome of this kind counts as.</summary>
    public static AttemptMeasures CountsOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.NeverRang or OutcomeKind.Busy => AttemptMeasures.Technical,
        OutcomeKind.NoAnswer => AttemptMeasures.Attempt | AttemptMeasures.Rang,
        OutcomeKind.Machine or OutcomeKind.Fax or OutcomeKind.Answered => AttemptMeasures.Attempt | AttemptMeasures.Rang | AttemptMeasures.Answered,
        OutcomeKind.Silent => AttemptMeasures.Attempt | AttemptMeasures.Rang | AttemptMeasures.Answered | AttemptMeasures.Silent,
        OutcomeKind.Spoken or OutcomeKind.WrongPerson or OutcomeKind.CallBackAgreed or OutcomeKind.Transferred or OutcomeKind.ContractConcluded =>
            AttemptMeasures.Attempt | AttemptMeasures.Rang | AttemptMeasures.Answered | AttemptMeasures.Spoken,
        OutcomeKind.Refused or OutcomeKind.OptedOut =>
            AttemptMeasures.Attempt | AttemptMeasures.Rang | AttemptMeasures.Answered | AttemptMeasures.Spoken | AttemptMeasures.Refused,
        _ => AttemptMeasures.All,
    };

    /// <summary>Whether two reports say the same; lists are compared by their items.</summary>
    public bool IsSameAs(CallOutcome? other) => other is not null && (this with { Fulfilled = other.Fulfilled }) == other && Fulfilled.SequenceEqual(other.Fulfilled);

    /// <summary>Checks the outcome before it is recorded.</summary>
    /// <exception cref="ArgumentException">A field contradicts itself; the message names it.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Kind))
            throw Invalid(nameof(Kind), $"`{Kind}` is no outcome");
        if (OccurredAt == default)
            throw Invalid(nameof(OccurredAt), "`default` is no instant");
        CheckSeconds(RingSeconds, nameof(RingSeconds));
        CheckSeconds(SilenceSeconds, nameof(SilenceSeconds));
        if (SipClass is < 3 or > 6)
            throw Invalid(nameof(SipClass), "the class of a final SIP failure is 3 to 6");
    }

    private static void CheckSeconds(double? seconds, string field)
    {
        if (seconds is { } value && (!double.IsFinite(value) || value < 0))
            throw Invalid(field, "seconds are finite and not negative");
    }

    private static ArgumentException Invalid(string field, string problem) => new($"outcome, field `{field}`: {problem}");
}
