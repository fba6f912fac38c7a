using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What a test says that must come of asking for a permit, or of confirming one.</summary>
public static class AcquisitionAssertions
{
    /// <summary>The permit is granted.</summary>
    /// <returns>The permit.</returns>
    /// <exception cref="VerdictException">It is not.</exception>
    public static CallPermit MustBeGranted(this Acquisition acquisition)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        return acquisition.Permit
            ?? throw new VerdictException($"the permit must be granted; it is not: {acquisition.Decision}{Environment.NewLine}{acquisition.Decision.ToText(Language.English)}");
    }

    /// <summary>No permit is granted, and these are among the reasons.</summary>
    /// <returns>The decision.</returns>
    /// <exception cref="VerdictException">It is granted, or one of the reasons is not given.</exception>
    public static CallDecision MustBeRefusedBy(this Acquisition acquisition, params ImmutableArray<ReasonCode> reasons)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        return acquisition.Permit is { } permit
            ? throw new VerdictException($"the permit must be refused by {string.Join("; ", reasons)}; it is granted: {permit}")
            : acquisition.Decision.MustBeBlockedBy(reasons);
    }
}
