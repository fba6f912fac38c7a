namespace TelemarketingCompliance;

/// <content>Against how the call would be dialed and presented.</content>
public static partial class RemedyCodes
{
    /// <summary>Nobody is held free for the call.</summary>
    public static ReasonCode ReserveOperator { get; } = new(
        "remedy.reserve-operator",
        "hold an operator free for this call",
        "riservare un operatore a questa chiamata");

    /// <summary>After the rest somebody must be there.</summary>
    public static ReasonCode RestThenOperator { get; } = new(
        "remedy.rest-then-operator",
        "wait until {at}, and hold an operator free for the call",
        "attendere fino al {at} e riservare un operatore alla chiamata");

    /// <summary>Outcomes are missing.</summary>
    public static ReasonCode ReportOutcomes { get; } = new(
        "remedy.report-outcomes",
        "report how the earlier calls of the campaign ended",
        "comunicare l'esito delle chiamate precedenti della campagna");

    /// <summary>Nothing is declared of answering machines.</summary>
    public static ReasonCode DeclareDetection { get; } = new(
        "remedy.declare-detection",
        "declare that answering machines are not detected, or else the measured share of people taken for machines and its day",
        "dichiarare che le segreterie non sono rilevate, oppure la quota misurata di persone scambiate per segreterie e il giorno della misura");

    /// <summary>Such a number, or none, cannot be presented.</summary>
    public static ReasonCode PresentLine { get; } = new(
        "remedy.present-line",
        "present a line of the country that is declared, authorised and called back",
        "presentare una linea del Paese che sia dichiarata, autorizzata e richiamabile");

    /// <summary>The number is not declared.</summary>
    public static ReasonCode Declare { get; } = new(
        "remedy.declare",
        "let {processor} declare the number, and record it",
        "far dichiarare il numero a {processor}, e registrarlo");

    /// <summary>The number is not authorised.</summary>
    public static ReasonCode Authorise { get; } = new(
        "remedy.authorise",
        "let {controller} authorise the number for the campaign, and record it",
        "far autorizzare il numero per la campagna a {controller}, e registrarlo");

    /// <summary>The number is neither.</summary>
    public static ReasonCode DeclareAndAuthorise { get; } = new(
        "remedy.declare-and-authorise",
        "let {processor} declare the number and {controller} authorise it for the campaign, and record both",
        "far dichiarare il numero a {processor} e farlo autorizzare per la campagna a {controller}, e registrare l'uno e l'altro");

    /// <summary>No call-back is recent.</summary>
    public static ReasonCode CallBack { get; } = new(
        "remedy.call-back",
        "call the number back, and record that somebody answered for the caller",
        "richiamare il numero e registrare che qualcuno ha risposto per il chiamante");

    /// <summary>The number is not exclusive.</summary>
    public static ReasonCode Assign { get; } = new(
        "remedy.assign",
        "record that the number is assigned to {controller} alone, and end what others still have on it",
        "registrare che il numero è assegnato al solo {controller} e far cessare quanto altri vi hanno ancora");
}
