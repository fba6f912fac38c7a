namespace TelemarketingCompliance;

/// <summary>What a register says of one number. <c>default</c> is not asked: silence is never clear.</summary>
public enum RegisterIndexAnswer : byte
{
    /// <summary>The file says nothing of the number: blocks.</summary>
    NotAsked = 0,

    /// <summary>The number was asked, or lies inside the coverage, and is not listed.</summary>
    Clear = 1,

    /// <summary>The register opposes the number.</summary>
    Listed = 2,
}
