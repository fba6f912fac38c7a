namespace TelemarketingCompliance;

/// <summary>What a file is optimised for; both give the same answers.</summary>
public enum IndexProfile : byte
{
    /// <summary>Fast look-ups, about a tenth above the size the entropy allows.</summary>
    Default = 0,

    /// <summary>The smallest file; look-ups read half a chunk and cost several times as much.</summary>
    Compact = 1,
}
