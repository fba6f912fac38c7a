using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Checks limits against each other, so that a slip shows when an engine is built and not as a call too many.</summary>
internal static class FrequencyLimitSet
{
    internal static void Check(ImmutableArray<FrequencyLimit> limits)
    {
        foreach (FrequencyLimit limit in limits)
        {
            ArgumentNullException.ThrowIfNull(limit, nameof(limits));
            limit.Validate();
            foreach (FrequencyLimit other in limits)
            {
                if (ReferenceEquals(limit, other))
                    break;
                if (limit.Name == other.Name)
                    throw new FrequencyLimitException(limit.Name, "two limits have this name");
            }
        }

        foreach (FrequencyLimit limit in limits)
        {
            if (limits.FirstOrDefault(other => other.Name != limit.Name && limit.IsImpliedBy(other)) is { } stricter)
                throw new FrequencyLimitException(limit.Name, $"it can never be reached, because `{stricter.Name}` is at least as strict: leave one of them out");
        }
    }

    /// <summary>All of a limit in one invariant text: part of the edition's version.</summary>
    internal static string TextOf(FrequencyLimit limit) => FormattableString.Invariant(
        $"{limit.Max} of {limit.Counts} in {limit.Window} per {limit.Scope}{(limit.SkippedOnceByRequest ? ", skipped once by a request" : "")}");
}
