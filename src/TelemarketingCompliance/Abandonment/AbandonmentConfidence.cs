namespace TelemarketingCompliance;

/// <summary>How sure the gate wants to be that the true share of silent calls is below the limit: the upper bound of the share, by Wilson's score, must not exceed it.</summary>
/// <remarks>With few answered calls nothing is sure: the gate then lets only calls with an operator through until enough calls were answered.</remarks>
public enum AbandonmentConfidence
{
    /// <summary>The share itself is compared, without a bound.</summary>
    None,

    /// <summary>One-sided, 90 %.</summary>
    Percent90,

    /// <summary>One-sided, 95 %.</summary>
    Percent95,

    /// <summary>One-sided, 99 %.</summary>
    Percent99,
}
