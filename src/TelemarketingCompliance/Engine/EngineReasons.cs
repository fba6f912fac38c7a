namespace TelemarketingCompliance;

/// <summary>The reasons the engine itself gives.</summary>
public static class EngineReasons
{
    /// <summary>No rule established a lawful basis.</summary>
    public static ReasonCode NoBasis { get; } = new(
        "basis.none",
        "nothing makes this call lawful: no request, contract, consent, opt-out regime or evidenced service",
        "nulla rende lecita questa chiamata: né richiesta, né contratto, né consenso, né regime di opposizione, né servizio documentato");

    /// <summary>A rule threw.</summary>
    public static ReasonCode RuleFailed { get; } = new(
        "engine.rule-failed",
        "the rule `{rule}` failed; a rule that cannot answer blocks",
        "la regola `{rule}` non ha potuto rispondere: una regola che fallisce blocca");

    /// <summary>No rule book covers the callee.</summary>
    public static ReasonCode NotCovered { get; } = new(
        "jurisdiction.not-covered",
        "no rule book covers numbers of the region {region} at this date",
        "nessuna raccolta di regole copre le numerazioni della regione {region} a questa data");

    /// <summary>A clock cannot be trusted.</summary>
    public static ReasonCode ClockSkew { get; } = new(
        "engine.clock-skew",
        "the clocks of engine and store are more than two seconds apart, or the engine's clock was set back: nobody can say what time it is",
        "gli orologi del motore e dell'archivio differiscono di oltre due secondi, o l'orologio del motore è stato portato indietro: l'ora non è certa");
}
