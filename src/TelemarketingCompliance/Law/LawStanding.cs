namespace TelemarketingCompliance;

/// <summary>How a rule of given force and confidence stands by default.</summary>
public enum LawStanding
{
    /// <summary>The rule is not applied.</summary>
    Off,

    /// <summary>The rule is applied to everyone, although it binds only some: reported with its own force to those it binds, as house policy to the others.</summary>
    HousePolicy,

    /// <summary>The rule is applied and reported as law.</summary>
    On,
}
