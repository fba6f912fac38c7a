namespace TelemarketingCompliance;

/// <summary>The reasons that concern a public register.</summary>
public static class RegisterReasons
{
    /// <summary>The number was never asked: silence is not clear.</summary>
    public static ReasonCode NotAsked { get; } = new(
        "register.not-asked",
        "the register {register} was never asked about this number for this controller",
        "il registro {register} non è mai stato consultato per questa numerazione a nome di questo titolare");

    /// <summary>No file of a register that is published in full covers the number: silence is not clear.</summary>
    public static ReasonCode NotCovered { get; } = new(
        "register.not-covered",
        "no loaded file of the register {register} covers this number: whether it is listed is not known",
        "nessun file caricato del registro {register} comprende questa numerazione: non è noto se sia iscritta");

    /// <summary>The register opposes the number.</summary>
    public static ReasonCode Listed { get; } = new(
        "register.listed",
        "the number is in the register {register}, and no later consent, contract or selective revocation lifts that",
        "la numerazione è iscritta al registro {register} e nessun consenso successivo, contratto o revoca selettiva lo supera");

    /// <summary>The answer is too old.</summary>
    public static ReasonCode Stale { get; } = new(
        "register.stale",
        "the answer of the register {register}, processed at {processedAt}, was valid until {validUntil}",
        "la risposta del registro {register}, elaborata il {processedAt}, era valida fino al {validUntil}");

    /// <summary>Only other controllers asked.</summary>
    public static ReasonCode OtherController { get; } = new(
        "register.other-controller",
        "the register {register} gave no answers to this controller: those given to another controller do not count",
        "il registro {register} non ha dato risposte a questo titolare: quelle date a un altro titolare non valgono");

    /// <summary>The answer is older than the campaign.</summary>
    public static ReasonCode NotConsultedForCampaign { get; } = new(
        "register.not-consulted-for-campaign",
        "the newest answer of the register {register} is of {processedAt}, before the campaign was created at {campaignCreatedAt}",
        "la risposta più recente del registro {register} è del {processedAt}, anteriore alla creazione della campagna il {campaignCreatedAt}");

    /// <summary>Warning: a consent counts although a later renewal could not be seen.</summary>
    public static ReasonCode RenewalUndetectable { get; } = new(
        "register.renewal-undetectable",
        "house policy accepts a consent later than the first opposed answer of {firstListedAt}; the register gives no dates, so a renewal since then, which would annul it, cannot be seen",
        "la policy interna accetta un consenso successivo alla prima risposta di opposizione del {firstListedAt}; il registro non fornisce date, quindi un rinnovo successivo, che lo annullerebbe, non è rilevabile");
}
