namespace TelemarketingCompliance;

/// <summary>The reasons that concern the registration of the party that dials.</summary>
public static class PartyReasons
{
    /// <summary>The party is in no register of communication operators.</summary>
    public static ReasonCode NotInRoc { get; } = new(
        "party.not-in-roc",
        "{processor} names no registration in the register of communication operators (ROC)",
        "{processor} non indica alcuna iscrizione al Registro degli operatori di comunicazione (ROC)");

    /// <summary>The party did not confirm its registration lately; a warning, or a block where the host chose that.</summary>
    public static ReasonCode RocLapsed { get; } = new(
        "party.roc-lapsed",
        "{processor} is not known to have confirmed its data in the register of communication operators (ROC) in the last {days} days",
        "non risulta che {processor} abbia confermato i propri dati al Registro degli operatori di comunicazione (ROC) negli ultimi {days} giorni");
}
