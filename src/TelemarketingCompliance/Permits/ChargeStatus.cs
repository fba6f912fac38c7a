namespace TelemarketingCompliance;

/// <summary>What came of a charge.</summary>
public enum ChargeStatus
{
    /// <summary>A line did not hold: nothing was charged.</summary>
    Refused,

    /// <summary>Charged now.</summary>
    Charged,

    /// <summary>The same request was charged before and holds its permit: nothing was charged again.</summary>
    Repeated,

    /// <summary>Another call was charged under the same request id: nothing was charged.</summary>
    Conflict,
}
