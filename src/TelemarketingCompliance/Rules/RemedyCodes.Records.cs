namespace TelemarketingCompliance;

/// <content>Against what is not on record.</content>
public static partial class RemedyCodes
{
    /// <summary>The request is not on record.</summary>
    public static ReasonCode RecordRequest { get; } = new(
        "remedy.record-request",
        "record the request that the person made, or correct the reference by which the call names it",
        "registrare la richiesta fatta dalla persona, o correggere il riferimento con cui la chiamata la indica");

    /// <summary>The proof of the consent is missing.</summary>
    public static ReasonCode ProveConsent { get; } = new(
        "remedy.prove-consent",
        "find the proof of the consent `{consent}` and record it, with the version of the text; if there is none, the person must consent anew",
        "trovare la prova del consenso `{consent}` e registrarla, con la versione del testo; se non c'è, la persona deve consentire di nuovo");

    /// <summary>Nobody looked into the directory.</summary>
    public static ReasonCode Listing { get; } = new(
        "remedy.listing",
        "look the number up in the directories and record what they say: if it is listed, a human operator may call",
        "cercare la numerazione negli elenchi e registrare l'esito: se vi figura, può chiamare un operatore");

    /// <summary>The register must be asked.</summary>
    public static ReasonCode Consult { get; } = new(
        "remedy.consult",
        "consult the register {register} with this number in the name of this controller; if it opposes, that blocks instead",
        "consultare il registro {register} con questa numerazione a nome di questo titolare; se oppone, blocca l'opposizione");

    /// <summary>A file of the register is missing or old.</summary>
    public static ReasonCode LoadRegister { get; } = new(
        "remedy.load-register",
        "load a new file of the register {register} that covers this number; if it lists it, that blocks instead",
        "caricare un file aggiornato del registro {register} che comprenda questa numerazione; se vi è iscritta, blocca l'iscrizione");

    /// <summary>The call names no list that holds the number.</summary>
    public static ReasonCode NameList { get; } = new(
        "remedy.name-list",
        "name the contact list of this controller that holds the number; if there is none, do not call",
        "indicare la lista di contatto di questo titolare che contiene la numerazione; se non c'è, non chiamare");

    /// <summary>The list is not for this campaign.</summary>
    public static ReasonCode AuthoriseList { get; } = new(
        "remedy.authorise-list",
        "let the controller authorise the list `{list}` for this campaign, and record the contract that supplied it",
        "far autorizzare dal titolare la lista `{list}` per questa campagna e registrare il contratto di fornitura");

    /// <summary>The supply contract is over.</summary>
    public static ReasonCode RenewSupply { get; } = new(
        "remedy.renew-supply",
        "renew the contract that supplied the list `{list}`, and record its new end",
        "rinnovare il contratto di fornitura della lista `{list}` e registrarne la nuova scadenza");

    /// <summary>No sample was checked.</summary>
    public static ReasonCode CheckSample { get; } = new(
        "remedy.check-sample",
        "check a sample of the consents of the list `{list}`, and record when",
        "verificare un campione dei consensi della lista `{list}` e registrare quando");

    /// <summary>Several things lack of the list.</summary>
    public static ReasonCode ListInOrder { get; } = new(
        "remedy.list-in-order",
        "put the list `{list}` in order: authorised for this campaign, supplied under a contract in force, a sample of its consents checked",
        "mettere in ordine la lista `{list}`: autorizzata per questa campagna, fornita con un contratto in corso, un campione dei consensi verificato");

    /// <summary>Nobody knows where the person is.</summary>
    public static ReasonCode Place { get; } = new(
        "remedy.place",
        "find out where the person is, say so in the call, and call when the hours are open there",
        "accertare dove si trova la persona, indicarlo nella chiamata e chiamare negli orari consentiti in quel luogo");
}
