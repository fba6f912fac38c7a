using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>The house policies a host may choose in Italy. Immutable.</summary>
public sealed record ItalyOptions
{
    /// <summary>
    /// Accept a consent that is later than the first opposed answer of the register, although a renewal since then, which would annul it, cannot be seen.
    /// Default: false; such a call blocks with <c>consent.order-unknown</c>. When true the decision carries the warning <c>register.renewal-undetectable</c>.
    /// </summary>
    public bool AcceptConsentAfterFirstListed { get; init; }

    /// <summary>
    /// Short and toll-free numbers that may be presented (AGCOM delibera 21/26/CIR), whole, each with its purposes: <c>+39401</c>. Default: none, because no
    /// official list of them was found. They must be declared and authorised like every caller ID, and need no call-back.
    /// </summary>
    public ImmutableArray<CallerIdPrefix> ServiceCallerIds { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>
    /// Block calls of a party whose last confirmation of its ROC data is more than a year old or unknown. Default: false; such a call carries the warning
    /// <c>party.roc-lapsed</c>, because the date of the annual duty could not be verified.
    /// </summary>
    public bool RequireRocConfirmation { get; init; }
}
