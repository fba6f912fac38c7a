using System.Collections.Frozen;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Translates a dialer's own codes into outcomes. A code that is not mapped counts as an objection, because it might have been one. Immutable, safe on any thread.</summary>
public sealed class DispositionMap
{
    private readonly FrozenDictionary<string, OutcomeKind> kinds;

    /// <summary>Creates a map.</summary>
    /// <param name="codes">The dialer's codes and what they mean; upper and lower case are the same.</param>
    /// <exception cref="ArgumentException">A code is empty or stands there twice, or its meaning is unknown.</exception>
    public DispositionMap(IEnumerable<KeyValuePair<string, OutcomeKind>> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var all = new Dictionary<string, OutcomeKind>(StringComparer.OrdinalIgnoreCase);
        foreach ((string code, OutcomeKind kind) in codes)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(code, nameof(codes));
            if (kind == OutcomeKind.Unknown || !Enum.IsDefined(kind))
                throw new ArgumentException($"the code `{code}` is mapped to no outcome: leave it out, and it counts as an objection", nameof(codes));
            if (!all.TryAdd(code, kind))
                throw new ArgumentException($"the code `{code}` is mapped twice", nameof(codes));
        }

        kinds = all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The outcome that a code reports.</summary>
    /// <param name="code">The dialer's code; null, empty and unmapped ones give <see cref="OutcomeKind.Unknown"/>, which binds as an objection.</param>
    /// <param name="occurredAt">When the call ended, on the dialer's clock.</param>
    public CallOutcome ToOutcome(string? code, Instant occurredAt) => new()
    {
        Kind = code is not null && kinds.TryGetValue(code, out OutcomeKind kind) ? kind : OutcomeKind.Unknown,
        OccurredAt = occurredAt,
        Disposition = code,
    };
}
