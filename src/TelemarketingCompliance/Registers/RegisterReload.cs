using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>What reading the folder of a register found, by file name in ordinal order.</summary>
public sealed record RegisterReload
{
    /// <summary>Files that answer now and did not before.</summary>
    public required ImmutableArray<string> Added { get; init; }

    /// <summary>Files that have other content than before.</summary>
    public required ImmutableArray<string> Replaced { get; init; }

    /// <summary>Files that are as they were.</summary>
    public required ImmutableArray<string> Kept { get; init; }

    /// <summary>Files that were deleted: they no longer answer.</summary>
    public required ImmutableArray<string> Gone { get; init; }

    /// <summary>Files that were not taken, with the reason.</summary>
    public required ImmutableArray<RefusedRegisterFile> Refused { get; init; }
}
