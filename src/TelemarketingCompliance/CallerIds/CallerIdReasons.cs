namespace TelemarketingCompliance;

/// <summary>The reasons that concern the number presented to the callee.</summary>
public static class CallerIdReasons
{
    /// <summary>The callee would see no number.</summary>
    public static ReasonCode Withheld { get; } = new(
        "caller-id.withheld",
        "no caller ID is presented: nobody is called anonymously",
        "nessun numero chiamante viene presentato: non si chiama in forma anonima");

    /// <summary>Such a number cannot be presented.</summary>
    public static ReasonCode Invalid { get; } = new(
        "caller-id.invalid",
        "a number of the class {class} is no caller ID",
        "una numerazione di tipo {class} non è un numero chiamante ammesso");

    /// <summary>The number is not among those the parties may present.</summary>
    public static ReasonCode NotDeclared { get; } = new(
        "caller-id.not-declared",
        "{processor} must have declared the caller ID, and {controller} must have authorised it for the campaign: {missing}",
        "{processor} deve aver dichiarato il numero chiamante e {controller} deve averlo autorizzato per la campagna: {missing}");

    /// <summary>Nobody showed lately that the number can be called back.</summary>
    public static ReasonCode NotCallable { get; } = new(
        "caller-id.not-callable",
        "no call-back of the last {days} days shows that the caller can be reached at the caller ID",
        "nessuna prova di richiamata degli ultimi {days} giorni mostra che il chiamante è raggiungibile al numero presentato");

    /// <summary>The reserved prefix is for other purposes.</summary>
    public static ReasonCode WrongPrefix { get; } = new(
        "caller-id.wrong-prefix",
        "the prefix {prefix} of the caller ID is not for this purpose: {purpose}",
        "il prefisso {prefix} del numero chiamante non è per questa finalità: {purpose}");

    /// <summary>Others present the number too, or nobody says that they do not.</summary>
    public static ReasonCode NotExclusive { get; } = new(
        "caller-id.not-exclusive",
        "in this sector the caller ID must identify {controller} alone, and it is not on record as assigned to nobody else",
        "in questo settore il numero chiamante deve identificare univocamente {controller} e non risulta assegnato in via esclusiva");
}
