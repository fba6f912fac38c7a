using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Adds the host's own pauses to an engine.</summary>
public static class CallingHoursBuilderExtensions
{
    /// <summary>Places no marketing calls while and where one of <paramref name="blackouts"/> lasts, whatever the jurisdiction.</summary>
    /// <remarks>They are part of the engine's edition, so that a decision can be replayed: for a new one, create the engine anew. Keep those that are over.</remarks>
    /// <exception cref="ArgumentException">A blackout has no name, one is named twice, or one ends before it starts.</exception>
    public static ComplianceEngineBuilder UseBlackouts(this ComplianceEngineBuilder engine, ImmutableArray<Blackout> blackouts)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Blackout blackout in blackouts.IsDefault ? [] : blackouts)
        {
            Identifier.Check(blackout.Name, nameof(blackouts));
            if (!names.Add(blackout.Name))
                throw new ArgumentException($"the blackout `{blackout.Name}` is there twice", nameof(blackouts));
            if (blackout.To <= blackout.From)
                throw new ArgumentException($"the blackout `{blackout.Name}` ends before it starts", nameof(blackouts));
        }

        return names.Count == 0 ? engine : engine.AddRule(new BlackoutRule(blackouts));
    }
}
