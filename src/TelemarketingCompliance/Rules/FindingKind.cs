namespace TelemarketingCompliance;

/// <summary>What a rule says of a call. <c>default</c> is a block: a finding nobody wrote must not permit.</summary>
public enum FindingKind
{
    /// <summary>The call may not be placed.</summary>
    Block,

    /// <summary>The rule has nothing against the call.</summary>
    Pass,

    /// <summary>The rule establishes the lawful basis of the call.</summary>
    Basis,

    /// <summary>The rule does not concern this call.</summary>
    NotApplicable,
}
