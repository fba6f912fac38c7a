namespace TelemarketingCompliance;

/// <summary>What came of reporting an outcome.</summary>
public enum CompletionStatus
{
    /// <summary>The store knows no such permit.</summary>
    UnknownPermit,

    /// <summary>Recorded now.</summary>
    Recorded,

    /// <summary>The same was recorded before; nothing changed.</summary>
    Repeated,

    /// <summary>Another outcome was recorded before and stands; this one is kept beside it.</summary>
    Conflict,

    /// <summary>The outcome lies in the future or before its permit; nothing was recorded. Stores do not judge that: engines do.</summary>
    Refused,
}
