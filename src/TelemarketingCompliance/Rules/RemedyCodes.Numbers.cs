namespace TelemarketingCompliance;

/// <content>Against blocks for number and purpose.</content>
public static partial class RemedyCodes
{
    /// <summary>Such numbers are never called.</summary>
    public static ReasonCode OtherNumber { get; } = new(
        "remedy.other-number",
        "nothing lifts this: take the number off the list",
        "nulla lo supera: togliere la numerazione dalla lista");

    /// <summary>The number may be wrong.</summary>
    public static ReasonCode CheckNumber { get; } = new(
        "remedy.check-number",
        "nothing lifts this for this number: check it at its source",
        "nulla lo supera per questa numerazione: verificarla alla fonte");

    /// <summary>No book covers the region.</summary>
    public static ReasonCode RuleBook { get; } = new(
        "remedy.rule-book",
        "add a rule book for the region {region}",
        "aggiungere una raccolta di regole per la regione {region}");

    /// <summary>Nobody says why the call is made.</summary>
    public static ReasonCode StatePurpose { get; } = new(
        "remedy.state-purpose",
        "state the purpose of the campaign, if it is one that a rule covers",
        "indicare la finalità della campagna, se una regola la disciplina");

    /// <summary>No rule covers the purpose.</summary>
    public static ReasonCode OwnRule { get; } = new(
        "remedy.own-rule",
        "add a rule of your own that covers the purpose {purpose}, and answer for it",
        "aggiungere una regola propria che disciplini la finalità {purpose}, e risponderne");

    /// <summary>The call names no case.</summary>
    public static ReasonCode CaseReference { get; } = new(
        "remedy.case-reference",
        "give the reference of the case under the contract",
        "indicare il riferimento della pratica relativa al contratto");

    /// <summary>No contract is on record.</summary>
    public static ReasonCode Contract { get; } = new(
        "remedy.contract",
        "record the contract in force with this person",
        "registrare il contratto in corso con questa persona");

    /// <summary>Neither case nor contract is there.</summary>
    public static ReasonCode CaseAndContract { get; } = new(
        "remedy.case-and-contract",
        "give the reference of the case, and record the contract in force with this person; if there is none, it is no service call",
        "indicare il riferimento della pratica e registrare il contratto in corso con questa persona; se non c'è, non è una chiamata di servizio");

    /// <summary>The survey names no mandate.</summary>
    public static ReasonCode Mandate { get; } = new(
        "remedy.mandate",
        "give the reference of the mandate",
        "indicare il riferimento dell'incarico");

    /// <summary>A machine would speak.</summary>
    public static ReasonCode Operator { get; } = new(
        "remedy.operator",
        "let a human operator speak first, and say so in the mode",
        "far parlare per primo un operatore, e indicarlo nella modalità");

    /// <summary>A machine would speak, without case and contract.</summary>
    public static ReasonCode OperatorCaseAndContract { get; } = new(
        "remedy.operator-case-and-contract",
        "let a human operator speak first, give the reference of the case, and record the contract in force with this person",
        "far parlare per primo un operatore, indicare il riferimento della pratica e registrare il contratto in corso con questa persona");
}
