namespace TelemarketingCompliance;

/// <summary>How sure this library is of a rule, from the sources read.</summary>
public enum LegalConfidence
{
    /// <summary>Unverified or contested: never shipped as law.</summary>
    Low,

    /// <summary>One reputable source, or a primary text read in part.</summary>
    Medium,

    /// <summary>The primary text, or several reputable sources that agree.</summary>
    High,
}
