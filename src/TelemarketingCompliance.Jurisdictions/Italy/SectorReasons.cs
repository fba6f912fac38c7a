namespace TelemarketingCompliance;

/// <summary>The reasons that concern the sector of a campaign.</summary>
public static class SectorReasons
{
    /// <summary>The sector may be offered by telephone only on request or with a specific consent.</summary>
    public static ReasonCode ConsentRequired { get; } = new(
        "sector.consent-required",
        "energy offers by telephone need a request of the person or a consent that names energy; a generic marketing consent is not enough",
        "le offerte di energia per telefono richiedono una richiesta della persona o un consenso che indichi l'energia: un consenso commerciale generico non basta");
}
