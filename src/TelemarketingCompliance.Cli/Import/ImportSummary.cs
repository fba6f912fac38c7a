namespace TelemarketingCompliance.Cli.Import;

/// <summary>What came of an import.</summary>
internal sealed record ImportSummary
{
    public required string Batch { get; init; }

    public required bool IsDryRun { get; init; }

    public required ImportCounts Counts { get; init; }

    /// <summary>Rows of the file that could not be taken, those refused by the store among them.</summary>
    public required long Rejected { get; init; }

    /// <summary>Rows with a fault whose objection or refusal is on record all the same.</summary>
    public required long TakenStrictly { get; init; }

    /// <summary>Rows of the last snapshot that are missing from this one; null for a delta.</summary>
    public required long? Missing { get; init; }

    /// <summary>Entries that ended something because its row is missing.</summary>
    public required long Ended { get; init; }

    /// <summary>Where the first row with a fault is, and what is wrong with it; null where there is none.</summary>
    public required string? FirstFault { get; init; }

    public required double Seconds { get; init; }

    // What the store refused is among the rejects; what ends something is no row.
    private long Rows => Counts.Rows - Counts.Refused - Ended + Rejected;

    public Report ToReport() => new Report()
        .Add("import", Batch)
        .Add("dryRun", IsDryRun)
        .Add("rows", Rows)
        .Add("added", Counts.Added - Ended)
        .Add("changed", Counts.Changed)
        .Add("unchanged", Counts.Unchanged)
        .Add("rejected", Rejected)
        .Add("takenStrictly", TakenStrictly)
        .Add("missing", Missing)
        .Add("ended", Ended)
        .Add("seconds", Seconds)
        .Add("rowsPerSecond", Seconds > 0 ? (long)(Rows / Seconds) : 0);
}
