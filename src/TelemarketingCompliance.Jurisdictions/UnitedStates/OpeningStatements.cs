namespace TelemarketingCompliance;

/// <summary>What a call to the United States must still say.</summary>
internal static class OpeningStatements
{
    /// <summary>Say what is offered.</summary>
    public static ReasonCode SayOffer { get; } = new(
        "disclosure.offer", "say at once what is offered: the nature of the goods or services", "dire subito che cosa si offre: la natura dei beni o servizi");

    /// <summary>Say where the caller can be reached.</summary>
    public static ReasonCode GiveContact { get; } = new(
        "disclosure.contact",
        "give a telephone number or an address at which the caller can be reached",
        "indicare un numero di telefono o un indirizzo a cui il chiamante è raggiungibile");

    /// <summary>Let the person opt out of a recorded message by machine.</summary>
    public static ReasonCode OfferAutomatedOptOut { get; } = new(
        "disclosure.automated-opt-out",
        "say at the start who calls, then within two seconds offer an automated way to opt out, which records the objection at once and ends the call; give a telephone number",
        "dire all'inizio chi chiama e, entro due secondi, offrire un modo automatico di opporsi, che registra subito l'opposizione e termina la chiamata; indicare un numero di telefono");
}
