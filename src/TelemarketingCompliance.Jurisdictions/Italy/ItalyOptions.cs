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

    /// <summary>The host's own calling hours and the patron-saint days it keeps. Default: neither; the hours of the code of conduct apply, as house policy where nobody adheres.</summary>
    public CallingHoursPolicy CallingHours { get; init; } = new();

    /// <summary>
    /// How often a number or a person may be called, in place of this library's own limits, all of them; at least one. Default: null, the limits of the law
    /// sheet: at most 1 ring in 4 hours, 2 a day, 6 in 14 days, 1 conversation in 30 days, none for 30 days after a refusal, 3 technical attempts a day, 3
    /// rings for one request of the person. Either way it is house policy: no legal figure was found.
    /// </summary>
    public ImmutableArray<FrequencyLimit>? FrequencyLimits { get; init; }

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

    /// <summary>
    /// Let calls without a reserved operator through only where an upper bound of the share of silent calls keeps the limit too. Default: none, the share
    /// itself is compared.
    /// </summary>
    public AbandonmentConfidence SilentCallConfidence { get; init; }
}
