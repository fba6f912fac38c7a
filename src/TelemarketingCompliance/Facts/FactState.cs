namespace TelemarketingCompliance;

/// <summary>What is known of a fact. <c>default</c> is not gathered, which blocks.</summary>
public enum FactState : byte
{
    /// <summary>Nobody supplied it: blocks.</summary>
    NotGathered,

    /// <summary>Its source failed, timed out or refused: blocks.</summary>
    Unavailable,

    /// <summary>The source answered; an empty answer is an answer.</summary>
    Known,
}
