namespace TelemarketingCompliance;

/// <summary>How to build a file.</summary>
public sealed record IndexBuildOptions
{
    /// <summary>Fast or small.</summary>
    public IndexProfile Profile { get; init; }

    /// <summary>Bytes of keys held before sorted runs go to temporary files beside the output; 72 MB unless set, which is enough for 31 million Italian numbers, at least 1 MB.</summary>
    public long MemoryBudget { get; init; } = 72L << 20;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MemoryBudget, 1L << 20, nameof(MemoryBudget));

        if (!Enum.IsDefined(Profile))
            throw new ArgumentOutOfRangeException(nameof(Profile), Profile, "a profile is default or compact");
    }
}
