namespace TelemarketingCompliance;

/// <summary>How a rule of given force and confidence stands by default.</summary>
public enum LawStanding
{
    /// <summary>The rule is not applied.</summary>
    Off,

    /// <summary>The rule is applied and reported as house policy.</summary>
    HousePolicy,

    /// <summary>The rule is applied and reported as law.</summary>
    On,
}
