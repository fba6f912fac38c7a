namespace TelemarketingCompliance;

/// <summary>The house policies a host may choose in Italy. Immutable.</summary>
public sealed record ItalyOptions
{
    /// <summary>
    /// Accept a consent that is later than the first opposed answer of the register, although a renewal since then, which would annul it, cannot be seen.
    /// Default: false; such a call blocks with <c>consent.order-unknown</c>. When true the decision carries the warning <c>register.renewal-undetectable</c>.
    /// </summary>
    public bool AcceptConsentAfterFirstListed { get; init; }

    /// <summary>The host's own calling hours and the patron-saint days it keeps. Default: neither; the hours of the code of conduct apply, as house policy where nobody adheres.</summary>
    public CallingHoursPolicy CallingHours { get; init; } = new();
}
