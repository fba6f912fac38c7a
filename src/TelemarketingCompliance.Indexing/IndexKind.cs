namespace TelemarketingCompliance;

/// <summary>What a file of this format is.</summary>
public enum IndexKind : byte
{
    /// <summary>None: not a file of this format.</summary>
    None = 0,

    /// <summary>A register: three answers.</summary>
    Register = 1,

    /// <summary>A set of numbers: membership.</summary>
    NumberSet = 2,

    /// <summary>The difference between two files.</summary>
    Delta = 3,
}
