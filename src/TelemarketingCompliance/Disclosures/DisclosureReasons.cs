namespace TelemarketingCompliance;

/// <summary>What was not said in a call that is over.</summary>
public static class DisclosureReasons
{
    /// <summary>The operator's country was not announced.</summary>
    public static ReasonCode CountryMissing { get; } = new(
        "disclosure.country-missing",
        "there was a conversation, and nobody reports that the country of the operator was announced: {country}",
        "la conversazione c'è stata e non risulta annunciato il Paese da cui parlava l'operatore: {country}");
}
