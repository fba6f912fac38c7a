namespace TelemarketingCompliance;

/// <summary>What a consent entry says. <c>default</c> is unknown, which no ledger accepts.</summary>
public enum ConsentState
{
    /// <summary>Not said: refused when recorded.</summary>
    Unknown,

    /// <summary>The person consented.</summary>
    Granted,

    /// <summary>The person was asked and said no: beats a directory listing.</summary>
    Denied,

    /// <summary>The person took a consent back.</summary>
    Withdrawn,

    /// <summary>The e-mail exemption for customers (Codice privacy art. 130 c. 4), recorded for completeness: never covers a call.</summary>
    SoftSpam,

    /// <summary>The number passed to somebody else: earlier consents are no longer this person's.</summary>
    Reassigned,
}
