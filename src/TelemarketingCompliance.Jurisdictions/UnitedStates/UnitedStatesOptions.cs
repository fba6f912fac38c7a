using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>The house policies a host may choose in the United States. Immutable.</summary>
public sealed record UnitedStatesOptions
{
    /// <summary>
    /// Take a confirmation through a second message (<see cref="EvidenceLevel.DoubleOptIn"/>) for the electronic signature that a prior express written consent
    /// bears. Default: false; only what is recorded as a <see cref="EvidenceLevel.Signature"/>, on paper or electronic, is one.
    /// </summary>
    public bool AcceptDoubleOptInAsSigned { get; init; }

    /// <summary>The host's own calling hours, which narrow those of the law, and holidays it keeps. Default: neither; 8 a.m. to 9 p.m. on every day.</summary>
    public CallingHoursPolicy CallingHours { get; init; } = new();

    /// <summary>
    /// How often a number or a person may be called, in place of this library's own limit; at least one. Default: null, the limit of the law sheet: 3 attempts in
    /// 24 hours. Either way it is house policy: federal law gives no figure.
    /// </summary>
    public ImmutableArray<FrequencyLimit>? FrequencyLimits { get; init; }

    /// <summary>
    /// Let calls without a reserved operator through only where an upper bound of the share of abandoned calls keeps the limit too. Default: none, the share
    /// itself is compared.
    /// </summary>
    public AbandonmentConfidence AbandonmentConfidence { get; init; }
}
