namespace TelemarketingCompliance;

/// <summary>How many rows of an import became what. They add up.</summary>
public sealed record ImportCounts
{
    /// <summary>Rows handed over.</summary>
    public long Rows { get; init; }

    /// <summary>Rows on record now that were not before.</summary>
    public long Added { get; init; }

    /// <summary>Rows on record now beside what stood under their id.</summary>
    public long Changed { get; init; }

    /// <summary>Rows refused.</summary>
    public long Refused { get; init; }

    /// <summary>Rows that were on record already.</summary>
    public long Unchanged => Math.Max(0, Rows - Added - Changed - Refused);
}
