using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The rules in force between two changes of the law.</summary>
public sealed class RuleBookEdition
{
    internal RuleBookEdition(Instant from, Instant? to, ImmutableArray<CallRule> rules)
    {
        From = from;
        To = to;
        Rules = rules;
        Version = EditionVersion.Of(rules);
    }

    /// <summary>Refuses two rules with one name; books that cover the same region may each have theirs.</summary>
    internal static ImmutableArray<CallRule> CheckNames(ImmutableArray<CallRule> rules)
    {
        string? twice = rules.GroupBy(rule => rule.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? rules : throw new ArgumentException($"two rules of one edition are named `{twice}`", nameof(rules));
    }

    /// <summary>The first instant at which these rules hold.</summary>
    public Instant From { get; }

    /// <summary>The first instant at which they no longer hold; null means that no change is known.</summary>
    public Instant? To { get; }

    /// <summary>The rules.</summary>
    public ImmutableArray<CallRule> Rules { get; }

    /// <summary>SHA-256, in hexadecimal, over name, revision, resolved values and cited clauses of every rule and the versions of zone data and number metadata.</summary>
    public string Version { get; }
}
