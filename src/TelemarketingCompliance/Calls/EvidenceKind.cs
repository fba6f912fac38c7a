namespace TelemarketingCompliance;

/// <summary>What the evidence that a call relies on is. <c>default</c> is unknown, which proves nothing.</summary>
public enum EvidenceKind
{
    /// <summary>Not said: proves nothing.</summary>
    Unknown,

    /// <summary>A case under a contract: a repair, a delivery, an invoice.</summary>
    CaseReference,

    /// <summary>A request of the person, by its <see cref="TelemarketingCompliance.PersonRequest.Reference"/>.</summary>
    PersonRequest,

    /// <summary>The mandate of a survey or of official statistics.</summary>
    SurveyMandate,
}
