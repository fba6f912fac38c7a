namespace TelemarketingCompliance;

/// <summary>What lifts a block, as codes with their texts; no part of any record.</summary>
public static partial class RemedyCodes
{
    /// <summary>Time alone lifts it.</summary>
    public static ReasonCode Wait { get; } = new(
        "remedy.wait",
        "wait: it lifts by itself at {at}",
        "attendere: cessa da sé il {at}");

    /// <summary>The rule says no more than its reason does.</summary>
    public static ReasonCode SeeReason { get; } = new(
        "remedy.see-reason",
        "the rule names no remedy: its reason says what stands against the call",
        "la regola non indica un rimedio: il motivo dice che cosa si oppone alla chiamata");

    /// <summary>A fact could not be read.</summary>
    public static ReasonCode ReadAgain { get; } = new(
        "remedy.read-again",
        "find out in the log why the fact `{fact}` could not be read, mend that and ask again; what it will say is not known",
        "cercare nel log perché il dato `{fact}` non è leggibile, rimediare e chiedere di nuovo; che cosa dirà non è noto");

    /// <summary>A rule failed.</summary>
    public static ReasonCode MendRule { get; } = new(
        "remedy.mend-rule",
        "find out in the log why the rule `{rule}` failed, mend it and ask again",
        "cercare nel log perché la regola `{rule}` è fallita, correggerla e chiedere di nuovo");

    /// <summary>The basis comes with what lifts another block.</summary>
    public static ReasonCode BasisWith { get; } = new(
        "remedy.basis-with",
        "a basis comes with what lifts {reason}",
        "la base giuridica arriva con ciò che supera {reason}");

    /// <summary>The basis comes with what lifts the other blocks.</summary>
    public static ReasonCode BasisWithOthers { get; } = new(
        "remedy.basis-with-others",
        "a basis comes, if at all, only with what lifts the other blocks",
        "la base giuridica arriva, se arriva, solo con ciò che supera gli altri blocchi");

    /// <summary>The person consents.</summary>
    public static ReasonCode Consent { get; } = new(
        "remedy.consent",
        "only the person can lift this, by a new, proven consent to this controller that names this purpose, category and kind of call, later than every enrolment, refusal and objection; it must not be asked for by telephone",
        "solo la persona può superarlo, con un nuovo consenso provato a questo titolare che indichi questa finalità, categoria e modalità di chiamata, successivo a ogni iscrizione, rifiuto e opposizione; non va chiesto per telefono");

    /// <summary>The person signs a consent.</summary>
    public static ReasonCode SignedConsent { get; } = new(
        "remedy.signed-consent",
        "only the person can lift this, by a consent to this controller that bears their signature, on paper or electronic, later than every refusal and objection",
        "solo la persona può superarlo, con un consenso a questo titolare firmato su carta o in forma elettronica, successivo a ogni rifiuto e opposizione");

    /// <summary>The person becomes a customer and consents in the contract.</summary>
    public static ReasonCode ConsentWithinContract { get; } = new(
        "remedy.consent-within-contract",
        "only the person can lift this, by a proven consent within a contract that runs with this controller; a consent outside a contract is not enough here",
        "solo la persona può superarlo, con un consenso provato dato all'interno di un contratto in corso con questo titolare; un consenso fuori contratto qui non basta");

    /// <summary>The person asks anew.</summary>
    public static ReasonCode NewRequest { get; } = new(
        "remedy.new-request",
        "only a new request of the person carries such a call; without one, place it on another basis and name no request",
        "solo una nuova richiesta della persona sorregge una tale chiamata; altrimenti occorre un'altra base, senza indicare la richiesta");

    /// <summary>The person lifts the opposition towards the controller.</summary>
    public static ReasonCode Revocation { get; } = new(
        "remedy.revocation",
        "only the person can lift this, by lifting the opposition in the register towards this controller",
        "solo la persona può superarlo, revocando l'opposizione nel registro nei confronti di questo titolare");

    /// <summary>Who objected consents again.</summary>
    public static ReasonCode ObjectionByConsent { get; } = new(
        "remedy.objection-consent",
        "only the person can lift this, unasked, by a new, proven consent to this controller later than the objection; do not call and do not ask",
        "solo la persona può superarlo, di propria iniziativa, con un nuovo consenso provato a questo titolare successivo all'opposizione; non chiamare e non chiederlo");

    /// <summary>Who objected asks for the call.</summary>
    public static ReasonCode ObjectionByRequest { get; } = new(
        "remedy.objection-request",
        "only the person can lift this, by asking this controller for the call after the objection; do not call otherwise",
        "solo la persona può superarlo, chiedendo la chiamata a questo titolare dopo l'opposizione; altrimenti non chiamare");

    /// <summary>Nobody knows when the person objected.</summary>
    public static ReasonCode ObjectionUndated { get; } = new(
        "remedy.objection-undated",
        "nothing lifts this: nobody recorded when the person objected, so that nothing can be shown to be later; do not call",
        "nulla lo supera: nessuno ha registrato quando la persona si è opposta, quindi nulla può dirsi successivo; non chiamare");
}
