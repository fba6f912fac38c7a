namespace TelemarketingCompliance;

/// <summary>What a register says of one number for one controller. <c>default</c> is not asked: silence is never clear.</summary>
public enum RegisterAnswerKind
{
    /// <summary>Nobody asked: blocks.</summary>
    NotAsked,

    /// <summary>The set holds answers, but none given to this controller: blocks.</summary>
    OtherController,

    /// <summary>The number was asked and is not listed.</summary>
    Clear,

    /// <summary>The register opposes the number.</summary>
    Listed,
}
