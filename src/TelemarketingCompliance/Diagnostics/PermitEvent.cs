namespace TelemarketingCompliance;

/// <summary>What happens to permits, as the instrument names it.</summary>
internal enum PermitEvent
{
    /// <summary>A new permit.</summary>
    Granted,

    /// <summary>The permit of an earlier try of the same request.</summary>
    Repeated,

    /// <summary>No permit.</summary>
    Refused,

    /// <summary>Decided again just before dialing, and still permitted.</summary>
    Confirmed,

    /// <summary>Confirmed too late.</summary>
    Expired,

    /// <summary>Not permitted any more just before dialing.</summary>
    Withdrawn,

    /// <summary>Given back by the dialer.</summary>
    Cancelled,

    /// <summary>Its outcome was recorded.</summary>
    Completed,
}
