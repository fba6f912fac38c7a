using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>How many calls a screening permitted and blocked. Immutable.</summary>
/// <remarks>Every call is permitted, deferred or blocked: the three add up to the calls.</remarks>
public sealed record ScreeningCounts
{
    /// <summary>No call.</summary>
    public static ScreeningCounts None { get; } = new();

    /// <summary>The calls.</summary>
    public long Calls => Permitted + Deferred + Blocked;

    /// <summary>Those that may be placed.</summary>
    public long Permitted { get; init; }

    /// <summary>Those that are blocked now and, if nothing else happens, permitted at an instant that is known: <see cref="ScreenedVerdict.RetryAt"/>.</summary>
    public long Deferred { get; init; }

    /// <summary>Those that are blocked without such an instant.</summary>
    public long Blocked { get; init; }

    /// <summary>For each code how many calls it is a reason of; a call has one or more, or is permitted.</summary>
    public ImmutableSortedDictionary<string, long> Reasons { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>These calls and others together.</summary>
    public ScreeningCounts Plus(ScreeningCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ImmutableSortedDictionary<string, long>.Builder reasons = Reasons.ToBuilder();
        foreach ((string code, long count) in other.Reasons)
            reasons[code] = reasons.GetValueOrDefault(code) + count;
        return new() { Permitted = Permitted + other.Permitted, Deferred = Deferred + other.Deferred, Blocked = Blocked + other.Blocked, Reasons = reasons.ToImmutable() };
    }

    internal static ScreeningCounts Of(ReadOnlySpan<ScreenedVerdict> verdicts)
    {
        // Calls share verdicts: each is looked at once.
        var shared = new Dictionary<ScreenedVerdict, int>(ReferenceEqualityComparer.Instance);
        foreach (ScreenedVerdict verdict in verdicts)
            CollectionsMarshal.GetValueRefOrAddDefault(shared, verdict, out _)++;
        (long permitted, long deferred, long blocked) = (0, 0, 0);
        var reasons = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach ((ScreenedVerdict verdict, int count) in shared)
        {
            permitted += verdict.IsPermitted ? count : 0;
            deferred += verdict.RetryAt is not null ? count : 0;
            blocked += verdict is { IsPermitted: false, RetryAt: null } ? count : 0;
            foreach (ReasonCode reason in verdict.Reasons)
                CollectionsMarshal.GetValueRefOrAddDefault(reasons, reason.Code, out _) += count;
        }

        return new() { Permitted = permitted, Deferred = deferred, Blocked = blocked, Reasons = reasons.ToImmutableSortedDictionary(StringComparer.Ordinal) };
    }
}
