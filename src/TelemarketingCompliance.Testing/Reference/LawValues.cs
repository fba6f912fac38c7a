using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The values of the law that <see cref="LawBook"/> and <see cref="ReferenceEvaluator"/> both work with: those of Italy, unless a test says otherwise.</summary>
public sealed record LawValues
{
    /// <summary>How long an answer of the register is good, in days of 24 hours.</summary>
    public int RegisterValidDays { get; init; } = 15;

    /// <summary>How long after its end a contract still carries its consents against the register, in days of 24 hours.</summary>
    public int ContractGraceDays { get; init; } = 30;

    /// <summary>How long a request of the person is good, in hours; in the second edition of the book a day less.</summary>
    public int RequestValidHours { get; init; } = 72;

    /// <summary>Whether the register must be asked after the campaign was created.</summary>
    public bool ConsultationPerCampaign { get; init; } = true;

    /// <summary>Whether the consents of bought lists must be checked by sample; in the second edition of the book never.</summary>
    public bool SampleChecked { get; init; } = true;

    /// <summary>Whether a consent newer than the first opposed answer of a register without dates counts.</summary>
    public bool AcceptsConsentAfterFirstListed { get; init; }

    /// <summary>The values of the edition in force: from the second one on, requests are shorter-lived and samples unchecked.</summary>
    internal LawValues At(Instant at) => at < Instants.SecondEdition ? this : this with { RequestValidHours = RequestValidHours - 24, SampleChecked = false };
}
