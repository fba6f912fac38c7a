namespace TelemarketingCompliance;

/// <summary>The fixed words of a decision in one language.</summary>
internal sealed class DecisionWords(DecisionLanguage language)
{
    private readonly bool italian = language == DecisionLanguage.Italian;

    internal string Permitted => italian ? "CONSENTITA" : "PERMITTED";

    internal string Blocked => italian ? "BLOCCATA" : "BLOCKED";

    internal string Campaign => italian ? "campagna" : "campaign";

    internal string Basis => italian ? "Base giuridica" : "Basis";

    internal string ValidUntil => italian ? "Valida fino al" : "Valid until";

    internal string RetryAt => italian ? "Richiamabile dal" : "Permitted from";

    internal string NoEnd => italian ? "senza scadenza propria" : "no end of its own";

    internal string NotByItself => italian ? "non si sblocca da sola" : "does not lift by itself";

    internal string Blocks => italian ? "Motivi del blocco" : "Blocked because";

    internal string Warnings => italian ? "Avvertenze" : "Warnings";

    internal string InFavour => italian ? "A favore" : "In favour";

    internal string Obligations => italian ? "Obblighi durante la chiamata" : "The call must still";

    internal string Edition => italian ? "Edizione delle regole" : "Edition of the rules";

    internal string Evidence => italian ? "prova" : "evidence";

    internal string Lifts => italian ? "cessa il" : "lifts at";

    internal string Lapses => italian ? "vale fino al" : "holds until";

    internal string TextOf(ReasonCode code) => italian ? code.Italian : code.English;

    internal string NameOf(CallBasis? basis) => basis switch
    {
        CallBasis.Request => italian ? "richiesta della persona" : "request of the person",
        CallBasis.Contract => italian ? "contratto con consenso al suo interno" : "contract with a consent within it",
        CallBasis.Consent => italian ? "consenso" : "consent",
        CallBasis.OptOutRegime => italian ? "regime di opposizione (numerazione in elenco)" : "opt-out regime (directory-listed number)",
        CallBasis.Service => italian ? "servizio documentato, non commerciale" : "evidenced service, not marketing",
        _ => italian ? "nessuna" : "none",
    };

    internal string NameOf(LegalForce force) => force switch
    {
        LegalForce.Statute => italian ? "legge" : "statute",
        LegalForce.AuthorityOrder => italian ? "provvedimento di autorità" : "authority order",
        LegalForce.CodeOfConduct => italian ? "codice di condotta" : "code of conduct",
        LegalForce.Guidance => italian ? "orientamento dell'autorità" : "guidance",
        _ => italian ? "policy interna" : "house policy",
    };
}
