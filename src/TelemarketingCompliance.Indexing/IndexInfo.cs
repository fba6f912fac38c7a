namespace TelemarketingCompliance;

/// <summary>What a verified file is and holds.</summary>
public sealed record IndexInfo
{
    /// <summary>Register, number set or delta.</summary>
    public required IndexKind Kind { get; init; }

    /// <summary>Version of the format.</summary>
    public required Version FormatVersion { get; init; }

    /// <summary>Fast or small.</summary>
    public required IndexProfile Profile { get; init; }

    /// <summary>Length of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>The content's identity: 32 lower-case hexadecimal digits.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The register's metadata; null unless it is a register.</summary>
    public RegisterMetadata? Register { get; init; }

    /// <summary>The set's metadata; null unless it is a number set.</summary>
    public NumberSetMetadata? NumberSet { get; init; }

    /// <summary>Numbers listed; of a number set, its members; of a delta, numbers added or changed.</summary>
    public long Listed { get; init; }

    /// <summary>Numbers asked and clear.</summary>
    public long Clear { get; init; }

    /// <summary>True when listed numbers have days.</summary>
    public bool HasDays { get; init; }

    /// <summary>True when listed numbers have flags.</summary>
    public bool HasFlags { get; init; }
}
