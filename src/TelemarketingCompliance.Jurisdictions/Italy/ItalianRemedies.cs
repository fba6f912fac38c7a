namespace TelemarketingCompliance;

/// <summary>What lifts the blocks of rules that only Italy has.</summary>
internal static class ItalianRemedies
{
    /// <summary>The call comes from abroad.</summary>
    public static ReasonCode HandOver { get; } = new(
        "remedy.hand-over-in-italy",
        "hand the call over to the network in Italy, and say so; or present the own number of the country from which it comes",
        "consegnare la chiamata alla rete in Italia, e indicarlo; oppure presentare una numerazione del Paese da cui proviene");

    /// <summary>Nobody says what is offered.</summary>
    public static ReasonCode StateSector { get; } = new(
        "remedy.state-sector",
        "state what is offered by a well-known name; if it is no energy, this asks nothing",
        "indicare che cosa si offre con un nome noto; se non è energia, qui non serve altro");

    /// <summary>The person consents to offers of energy.</summary>
    public static ReasonCode SpecificConsent { get; } = new(
        "remedy.specific-consent",
        "only the person can lift this, by a new, proven consent to this controller that names the very sector of the campaign; it must not be asked for by telephone",
        "solo la persona può superarlo, con un nuovo consenso provato a questo titolare che indichi proprio il settore della campagna; non va chiesto per telefono");

    /// <summary>The party that dials is not registered.</summary>
    public static ReasonCode EnterRoc { get; } = new(
        "remedy.enter-roc",
        "let {processor} enter the register of communication operators (ROC), and give its number",
        "far iscrivere {processor} al Registro degli operatori di comunicazione (ROC) e indicarne il numero");

    /// <summary>The party that dials is neither registered nor confirmed.</summary>
    public static ReasonCode EnterRocAndConfirm { get; } = new(
        "remedy.enter-roc-and-confirm",
        "let {processor} enter the register of communication operators (ROC), and give its number and the day of the confirmation",
        "far iscrivere {processor} al Registro degli operatori di comunicazione (ROC) e indicarne il numero e il giorno della conferma");

    /// <summary>The confirmation is old.</summary>
    public static ReasonCode ConfirmRoc { get; } = new(
        "remedy.confirm-roc",
        "let {processor} confirm its data in the register of communication operators (ROC), and give the day",
        "far confermare a {processor} i propri dati nel Registro degli operatori di comunicazione (ROC) e indicare il giorno");
}
