using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Policy;

/// <summary>Puts together what a policy describes.</summary>
internal static class PolicyEngine
{
    /// <summary>The rule books with the policy's house policies.</summary>
    public static ImmutableArray<RuleBook> BooksOf(PolicyFile policy)
    {
        try
        {
            return policy.Italy is { } italy ? [RuleBooks.Italy(italy)] : [];
        }
        catch (FrequencyLimitException refused)
        {
            throw RefusalException.Input($"`{policy.Name}`, `jurisdictions.italy.frequencyLimits`: {refused.Message}", refused);
        }
    }
}
