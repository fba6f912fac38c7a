namespace TelemarketingCompliance;

/// <summary>How strongly a rule binds.</summary>
public enum LegalForce
{
    /// <summary>A choice of the host or of this library, not of the law.</summary>
    HousePolicy,

    /// <summary>Guidelines and the case law of an authority.</summary>
    Guidance,

    /// <summary>A code of conduct: binds those who adhere, and their suppliers by contract.</summary>
    CodeOfConduct,

    /// <summary>An order of an authority: binds everyone in its scope.</summary>
    AuthorityOrder,

    /// <summary>A statute: binds everyone.</summary>
    Statute,
}
