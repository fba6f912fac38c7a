using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The rules in force between two changes of the law.</summary>
public sealed class RuleBookEdition
{
    internal RuleBookEdition(Instant from, Instant? to, ImmutableArray<CallRule> rules)
    {
        string? twice = rules.GroupBy(rule => rule.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
            throw new ArgumentException($"two rules of one edition are named `{twice}`", nameof(rules));
        From = from;
        To = to;
        Rules = rules;
        Version = EditionVersion.Of(rules);
    }

    /// <summary>The first instant at which these rules hold.</summary>
    public Instant From { get; }

    /// <summary>The first instant at which they no longer hold; null means that no change is known.</summary>
    public Instant? To { get; }

    /// <summary>The rules.</summary>
    public ImmutableArray<CallRule> Rules { get; }

    /// <summary>SHA-256, in hexadecimal, over name, revision and resolved values of every rule and the versions of zone data and number metadata.</summary>
    public string Version { get; }
}
