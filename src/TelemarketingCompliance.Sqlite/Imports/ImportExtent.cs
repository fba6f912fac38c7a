namespace TelemarketingCompliance;

/// <summary>How much of its source an import holds.</summary>
public enum ImportExtent
{
    /// <summary>What is new or changed: a row that is not there says nothing.</summary>
    Delta,

    /// <summary>Everything that the source has now: a row that the last snapshot had and this one has not is missing.</summary>
    Snapshot,
}
