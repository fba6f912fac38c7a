using NodaTime;

namespace TelemarketingCompliance;

/// <summary>At most so many attempts of a kind in a window, on one number and, each for itself, on one person. A minimum gap is a limit of one. Immutable.</summary>
/// <remarks>An attempt in flight counts as everything; one that never rang or met a busy line counts as technical alone.</remarks>
public sealed record FrequencyLimit
{
    /// <summary>The name that reasons give: 1 to 64 printable characters without blanks, unique in its rule.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long or holds blanks.</exception>
    public required string Name { get; init => field = Identifier.Check(value, nameof(Name)); }

    /// <summary>What counts: an attempt that was any of these.</summary>
    public required AttemptMeasures Counts { get; init; }

    /// <summary>Whose attempts. Default: those for the same controller, whoever dialed. <see cref="AttemptScope.Everyone"/> is never used unless named here.</summary>
    public AttemptScope Scope { get; init; } = AttemptScope.Controller;

    /// <summary>The time in which they count.</summary>
    public required FrequencyWindow Window { get; init; }

    /// <summary>The most attempts in the window, the one asked about included. One or more.</summary>
    public required int Max { get; init; }

    /// <summary>Whether a valid request of the person, named by the call, skips the limit until one attempt that counts was made for it. Default: false.</summary>
    public bool SkippedOnceByRequest { get; init; }

    /// <summary>The clause it rests on; null means house policy.</summary>
    public LawReference? Law { get; init; }

    /// <summary>Checks the limit by itself.</summary>
    /// <exception cref="FrequencyLimitException">A field is wrong; the message names limit and problem.</exception>
    public void Validate()
    {
        string? problem =
            Counts == AttemptMeasures.None || (Counts & ~AttemptMeasures.All) != 0 ? $"`{Counts}` is nothing that can be counted"
            : !Enum.IsDefined(Scope) ? $"`{Scope}` is no scope"
            : Max < 1 ? $"at most {Max} attempts would forbid every call: the least is 1"
            : SkippedOnceByRequest && Scope == AttemptScope.Request ? "a request cannot skip the limit of its own attempts"
            : Window.Problem;
        if (problem is not null)
            throw new FrequencyLimitException(Name, problem);
    }

    /// <summary>Whether this limit can never be reached before <paramref name="other"/> is.</summary>
    internal bool IsImpliedBy(FrequencyLimit other) =>
        Counts == other.Counts && Scope == other.Scope && Window.IsWithin(other.Window) && Max >= other.Max && (SkippedOnceByRequest || !other.SkippedOnceByRequest);

    /// <summary>What a store must check for it.</summary>
    /// <param name="day">The days at one candidate place; null for a rolling window.</param>
    /// <param name="request">The valid request the call names; null means none.</param>
    internal ChargeLine LineOf(Interval? day, string? request) =>
        new(Name, Counts, Scope, day is null ? Window.Length : null, day, Max, SkippedOnceByRequest ? request : null);
}
