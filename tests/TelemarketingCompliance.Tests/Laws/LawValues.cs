using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>The values of the law that engine and reference both work with.</summary>
public sealed record LawValues
{
    public int RegisterValidDays { get; init; } = 15;

    public int ContractGraceDays { get; init; } = 30;

    public int RequestValidHours { get; init; } = 72;

    public bool ConsultationPerCampaign { get; init; } = true;

    public bool SampleChecked { get; init; } = true;

    public bool AcceptsConsentAfterFirstListed { get; init; }

    /// <summary>The values of the edition in force: from the second one on, requests are shorter-lived and samples unchecked.</summary>
    public LawValues At(Instant at) => at < Instants.SecondEdition ? this : this with { RequestValidHours = RequestValidHours - 24, SampleChecked = false };
}
