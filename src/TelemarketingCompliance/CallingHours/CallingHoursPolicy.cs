using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What a host decides about calling hours beside the law. Immutable.</summary>
public sealed record CallingHoursPolicy
{
    /// <summary>
    /// The host's own hours; null means none, the default. They narrow those of the law, and take the place of a code of conduct's only where both
    /// parties of the campaign declare that they do not adhere to it.
    /// </summary>
    public WeeklyHours? OwnHours { get; init; }

    /// <summary>Holidays of municipalities. Default: none; no source says that the law's holidays include them.</summary>
    public ImmutableArray<LocalHoliday> LocalHolidays { get; init => field = value.IsDefault ? [] : value; } = [];
}
