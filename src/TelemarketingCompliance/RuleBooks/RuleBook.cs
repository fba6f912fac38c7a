using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The dated rules of one jurisdiction. Immutable, safe on any thread.</summary>
public sealed class RuleBook
{
    /// <summary>Creates a rule book; every edition is built at once, so that a fault shows now and not on the day of the change.</summary>
    /// <param name="name">The jurisdiction: <c>IT</c>.</param>
    /// <param name="regions">The regions of numbers it covers, as two capital letters.</param>
    /// <param name="zone">The zone in which its dates are meant and its texts show times.</param>
    /// <param name="from">The first instant it covers; before it the book says nothing, and a call that no book covers blocks with <c>jurisdiction.not-covered</c>.</param>
    /// <param name="changes">The instants at which some rule changes; those before <paramref name="from"/> are ignored.</param>
    /// <param name="rulesAt">The rules in force at an instant; asked once per edition.</param>
    /// <exception cref="ArgumentException">No region is covered, or an edition holds two rules with one name.</exception>
    public RuleBook(
        string name, ImmutableArray<string> regions, DateTimeZone zone, Instant from, IEnumerable<Instant> changes, Func<Instant, ImmutableArray<CallRule>> rulesAt)
    {
        Identifier.Check(name, nameof(name));
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(rulesAt);
        if (regions.IsDefaultOrEmpty)
            throw new ArgumentException($"the rule book `{name}` covers no region", nameof(regions));
        Name = name;
        Regions = regions;
        Zone = zone;
        ImmutableArray<Instant> starts = changes.Where(change => change > from).Append(from).Distinct().Order().ToImmutableArray();
        Editions = starts.Select((start, i) => new RuleBookEdition(start, i + 1 < starts.Length ? starts[i + 1] : null, RuleBookEdition.CheckNames(rulesAt(start)))).ToImmutableArray();
    }

    /// <summary>The jurisdiction.</summary>
    public string Name { get; }

    /// <summary>The regions of numbers it covers.</summary>
    public ImmutableArray<string> Regions { get; }

    /// <summary>The zone in which its dates are meant.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The editions, in the order of time, without gaps.</summary>
    public ImmutableArray<RuleBookEdition> Editions { get; }

    /// <summary>The edition in force at <paramref name="at"/>; null before the first.</summary>
    public RuleBookEdition? At(Instant at)
    {
        RuleBookEdition? found = null;
        foreach (RuleBookEdition edition in Editions)
        {
            if (edition.From <= at)
                found = edition;
        }

        return found;
    }
}
