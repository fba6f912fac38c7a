namespace TelemarketingCompliance;

/// <summary>What became of the person's request to be called.</summary>
public enum RequestStatus
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>A conversation has answered it.</summary>
    Used,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was made for another purpose.</summary>
    OtherPurpose,

    /// <summary>It is in time, unused and for this purpose.</summary>
    Valid,
}
