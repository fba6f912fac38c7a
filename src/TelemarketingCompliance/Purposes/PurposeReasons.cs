namespace TelemarketingCompliance;

/// <summary>The reasons that concern the purpose of a call.</summary>
public static class PurposeReasons
{
    /// <summary>A call that is not marketing lacks what proves that it is not.</summary>
    public static ReasonCode NotEvidenced { get; } = new(
        "purpose.not-evidenced",
        "the call is said not to be marketing, but nothing proves it: a service call needs a contract in force and a case reference, a survey or official statistics its mandate",
        "la chiamata è dichiarata non commerciale, ma nulla lo prova: una chiamata di servizio richiede un contratto in corso e il riferimento della pratica, un sondaggio o una statistica ufficiale il proprio incarico");

    /// <summary>Without a human operator the purpose is not covered.</summary>
    public static ReasonCode OperatorOnly { get; } = new(
        "purpose.operator-only",
        "calls for the purpose {purpose} are covered only where a human operator speaks first",
        "le chiamate con finalità {purpose} sono disciplinate solo se parla per primo un operatore");

    /// <summary>No rule covers the purpose.</summary>
    public static ReasonCode NotCovered { get; } = new(
        "purpose.not-covered",
        "no rule covers calls for the purpose {purpose}",
        "nessuna regola disciplina le chiamate con finalità {purpose}");
}
