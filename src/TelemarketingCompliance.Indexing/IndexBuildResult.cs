namespace TelemarketingCompliance;

/// <summary>What was built.</summary>
public sealed record IndexBuildResult
{
    /// <summary>Numbers listed; of a number set, its members.</summary>
    public required long Listed { get; init; }

    /// <summary>Numbers asked and clear.</summary>
    public required long Clear { get; init; }

    /// <summary>Keys that were added more than once.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Length of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>The content's identity: 32 lower-case hexadecimal digits.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>Bits of file for each number it holds; 0 for an empty file.</summary>
    public double BitsPerNumber => Listed + Clear == 0 ? 0 : Bytes * 8.0 / (Listed + Clear);
}
