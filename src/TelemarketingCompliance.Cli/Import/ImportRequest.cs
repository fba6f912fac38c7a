namespace TelemarketingCompliance.Cli.Import;

/// <summary>What to import, from where, how.</summary>
internal sealed record ImportRequest
{
    public required string File { get; init; }

    /// <summary>The store's file.</summary>
    public required string Store { get; init; }

    /// <summary>The policy that names parties and campaigns; null without one: any party is taken.</summary>
    public required Policy.PolicyFile? Policy { get; init; }

    public required Mapping Mapping { get; init; }

    /// <summary>The system the rows come from, always by the same name.</summary>
    public required string Source { get; init; }

    public required ImportExtent Extent { get; init; }

    /// <summary>Whether a row that the last snapshot had and this one has not ends.</summary>
    public required bool EndsMissing { get; init; }

    /// <summary>How many rows may be missing from a snapshot; null means two in a hundred.</summary>
    public required long? AcceptMissing { get; init; }

    /// <summary>The import's id; null makes one.</summary>
    public required string? Batch { get; init; }

    public required string Actor { get; init; }

    public required bool IsDryRun { get; init; }
}
