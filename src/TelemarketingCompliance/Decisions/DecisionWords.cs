using System.Collections.Frozen;

namespace TelemarketingCompliance;

/// <summary>The fixed words of a decision in one language.</summary>
internal sealed class DecisionWords(Language language)
{
    private static readonly FrozenDictionary<string, (string English, string Italian)> Terms = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        [nameof(CallPurpose.Unknown)] = ("unknown", "sconosciuta"),
        [nameof(CallPurpose.Sale)] = ("sale", "vendita"),
        [nameof(CallPurpose.CommercialCommunication)] = ("commercial communication", "comunicazione commerciale"),
        [nameof(CallPurpose.MarketResearch)] = ("market research", "ricerca di mercato"),
        [nameof(CallPurpose.ConsentRecovery)] = ("consent recovery", "recupero del consenso"),
        [nameof(CallPurpose.WinBack)] = ("win-back", "riacquisizione di clienti"),
        [nameof(CallPurpose.Fundraising)] = ("fundraising", "raccolta fondi"),
        [nameof(CallPurpose.Service)] = ("service", "servizio"),
        [nameof(CallPurpose.SatisfactionSurvey)] = ("satisfaction survey", "indagine di soddisfazione"),
        [nameof(CallPurpose.OfficialStatistics)] = ("official statistics", "statistica ufficiale"),
        [nameof(CallPurpose.DebtCollection)] = ("debt collection", "recupero crediti"),
        [nameof(CallPurpose.Political)] = ("political communication", "comunicazione politica"),
        [nameof(NumberSource.TypedByHand)] = ("typed by hand", "inserita a mano"),
        [nameof(NumberSource.Referral)] = ("suggested by somebody", "suggerita da altri"),
        [nameof(NumberSource.PersonRequest)] = ("the person's own request", "richiesta della persona"),
        [nameof(NumberClass.Premium)] = ("premium", "a sovrapprezzo"),
        [nameof(NumberClass.Emergency)] = ("emergency", "di emergenza"),
        [nameof(NumberClass.Short)] = ("short", "breve"),
        [nameof(NumberClass.TollFree)] = ("toll-free", "verde"),
        [nameof(NumberClass.SharedCost)] = ("shared cost", "a costo ripartito"),
        [nameof(NumberClass.Personal)] = ("personal", "personale"),
        [nameof(NumberClass.Pager)] = ("pager", "cercapersone"),
        [nameof(NumberClass.Voicemail)] = ("voicemail", "di segreteria"),
        [nameof(NumberClass.CallerPrefix)] = ("caller prefix", "riservato ai chiamanti"),
        ["caller-id:not-declared"] = ("the declaration is missing", "manca la dichiarazione"),
        ["caller-id:not-authorised"] = ("the authorisation is missing", "manca l'autorizzazione"),
        ["country:unknown"] = ("unknown, find out before the call", "sconosciuto, da accertare prima della chiamata"),
        ["lacks:evidence-none"] = ("there is no evidence", "non c'è alcuna prova"),
        ["lacks:evidence-log"] = ("log lines alone prove nothing", "i soli log non provano nulla"),
        ["lacks:instant"] = ("nobody recorded when it was given", "manca l'istante in cui è stato dato"),
        ["proof:LogAndNotice"] = ("a log line and a message to the person", "un log e un messaggio alla persona"),
        ["proof:DoubleOptIn"] = ("a confirmation through a second message", "una conferma tramite un secondo messaggio"),
        ["proof:Recording"] = ("a recording of the voice", "una registrazione della voce"),
        ["part:campaign"] = ("the whole campaign", "l'intera campagna"),
        ["part:processor"] = ("this processor's part", "la parte di questo responsabile"),
        ["part:last-30-days"] = ("the campaign in the last 30 days", "la campagna negli ultimi 30 giorni"),
        ["seconds:unknown"] = ("nobody measured it", "nessuno l'ha misurato"),
        ["lacks:text-version"] = ("nobody recorded which text was agreed to", "manca la versione del testo accettato"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly bool italian = language == Language.Italian;

    internal string Permitted => italian ? "CONSENTITA" : "PERMITTED";

    internal string Blocked => italian ? "BLOCCATA" : "BLOCKED";

    internal string Campaign => italian ? "campagna" : "campaign";

    internal string Basis => italian ? "Base giuridica" : "Basis";

    internal string ValidUntil => italian ? "Valida fino al" : "Valid until";

    internal string RetryAt => italian ? "Richiamabile dal" : "Permitted from";

    internal string NoEnd => italian ? "senza scadenza propria" : "no end of its own";

    internal string NotByItself => italian ? "Il blocco non cessa da solo." : "The block does not lift by itself.";

    internal string Blocks => italian ? "Motivi del blocco" : "Blocked because";

    internal string Warnings => italian ? "Avvertenze" : "Warnings";

    internal string InFavour => italian ? "A favore" : "In favour";

    internal string Obligations => italian ? "Obblighi durante la chiamata" : "The call must still";

    internal string Edition => italian ? "Edizione delle regole" : "Edition of the rules";

    internal string Evidence => italian ? "prova" : "evidence";

    internal string NotSure => italian ? "fonte da riscontrare" : "source to be confirmed";

    internal string Lifts => italian ? "cessa il" : "lifts at";

    internal string Lapses => italian ? "vale fino al" : "holds until";

    internal string TextOf(ReasonCode code) => italian ? code.Italian : code.English;

    /// <summary>The name of a code that stands as an argument; what has no name is shown as it is.</summary>
    internal string NameOf(string code) => Terms.TryGetValue(code, out (string English, string Italian) term) ? italian ? term.Italian : term.English : code;

    internal string NameOf(CallBasis? basis) => basis switch
    {
        CallBasis.Request => italian ? "richiesta della persona" : "request of the person",
        CallBasis.Contract => italian ? "contratto con consenso al suo interno" : "contract with a consent within it",
        CallBasis.Consent => italian ? "consenso" : "consent",
        CallBasis.Relationship => italian ? "rapporto commerciale in corso o recente" : "business relationship, continuing or recent",
        CallBasis.OptOutRegime => italian ? "regime di opposizione" : "opt-out regime",
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
