using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What every store of attempts must do.</summary>
public static class AttemptConformance
{
    /// <summary>The cases, each under a name of its own.</summary>
    public static ImmutableArray<ConformanceCase<IAttemptStore>> Cases { get; } =
        [.. AttemptFindCases.All, .. AttemptChargeCases.All, .. AttemptBatchCases.All, .. AttemptOutcomeCases.All, .. AttemptCountCases.All, .. AttemptPastCases.All, .. AttemptRaceCases.All, .. AttemptLawCases.All];
}
