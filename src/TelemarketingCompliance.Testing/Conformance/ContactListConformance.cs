using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What every store of contact lists must do.</summary>
public static class ContactListConformance
{
    /// <summary>The cases, each under a name of its own.</summary>
    public static ImmutableArray<ConformanceCase<IContactListStore>> Cases { get; } = [.. ContactListCases.All];
}
