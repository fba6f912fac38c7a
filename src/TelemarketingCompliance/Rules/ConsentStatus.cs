namespace TelemarketingCompliance;

/// <summary>How far the best consent gets, worst first.</summary>
public enum ConsentStatus
{
    /// <summary>No grant names this controller, purpose, category and channel.</summary>
    Missing,

    /// <summary>Given to somebody else, without agreement to pass the data to this controller by name.</summary>
    NoTransfer,

    /// <summary>Collected by a third party without naming a merchandise category.</summary>
    Omnibus,

    /// <summary>Not proven: the evidence, the instant or the text version is missing or too weak.</summary>
    NotProven,

    /// <summary>Proven, but not by the person's signature, where the law asks for one.</summary>
    NotSigned,

    /// <summary>A later refusal or withdrawal ended it, or its order to one is unknown.</summary>
    Superseded,

    /// <summary>The number changed hands after it was given, or perhaps did.</summary>
    NumberReassigned,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Enrolment or renewal in the register annulled it.</summary>
    RevokedByRegister,

    /// <summary>Whether it is later than enrolment or renewal cannot be told.</summary>
    OrderUnknown,

    /// <summary>It holds.</summary>
    Valid,
}
