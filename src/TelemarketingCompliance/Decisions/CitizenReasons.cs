using System.Collections.Frozen;

namespace TelemarketingCompliance;

/// <summary>Reasons and bases in the words of daily life: one for each area of codes, and some for single codes.</summary>
internal static class CitizenReasons
{
    private static readonly (string English, string Italian) OfUnknown =
        ("a check could not be made, and when in doubt we do not call", "una verifica non è stata possibile e, nel dubbio, non chiamiamo");

    private static readonly (string English, string Italian) OfOthers =
        ("a rule that we set ourselves stood against it", "una regola che ci siamo dati vi si opponeva");

    private static readonly FrozenDictionary<string, (string English, string Italian)> Texts = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["register.listed"] = ("your number is in the public register of those who oppose such calls", "il Suo numero è iscritto al registro pubblico di chi si oppone a queste chiamate"),
        ["register"] = ("we had no current answer of the public register about your number", "non avevamo una risposta aggiornata del registro pubblico sul Suo numero"),
        ["consent.denied"] = ("you told us that you do not consent", "ci ha detto che non acconsente"),
        ["consent.withdrawn"] = ("you took your consent back", "ha revocato il consenso"),
        ["consent.expired"] = ("your consent had ended", "il Suo consenso era scaduto"),
        ["consent"] = ("we had no consent of yours that is good enough for this call", "non avevamo un Suo consenso sufficiente per questa chiamata"),
        ["blacklist"] = ("you asked not to be called", "ha chiesto di non essere chiamato"),
        ["hours"] = ("it was not an hour at which we call, or we did not know what hour it was where you are", "non era un orario in cui chiamiamo, o non sapevamo che ora fosse da Lei"),
        ["frequency"] = ("you had already been called as often as our limits allow", "era già stato chiamato quante volte i nostri limiti consentono"),
        ["abandonment"] = ("you might have answered and found nobody there: we avoid such silent calls", "avrebbe potuto rispondere senza trovare nessuno: evitiamo queste chiamate mute"),
        ["caller-id"] = ("the number that you would have seen was not in order", "il numero che avrebbe visto non era in regola"),
        ["list"] = ("it was not sufficiently clear where we had your number from", "non era abbastanza chiaro da dove avessimo il Suo numero"),
        ["party"] = ("whoever was to call had not shown to be registered as the law asks", "chi doveva chiamare non risultava registrato come la legge richiede"),
        ["purpose"] = ("the purpose of the call was not proven, or we have no rule for it", "lo scopo della chiamata non era provato, o non abbiamo regole che lo prevedano"),
        ["number"] = ("your number is of a kind that we do not call", "il Suo numero è di un tipo che non chiamiamo"),
        ["sector"] = ("such offers may be made by telephone only on your request or with a consent that names them", "offerte come questa si fanno per telefono solo su Sua richiesta o con un consenso che le indichi"),
        ["request"] = ("no open request of yours to be called was on record with us", "non risultava una Sua richiesta di essere chiamato ancora aperta"),
        ["basis"] = ("nothing allowed us to call you", "nulla ci permetteva di chiamarLa"),
        ["engine"] = OfUnknown,
        ["jurisdiction"] = OfUnknown,
        ["permit"] = OfUnknown,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static string Of(string code, bool italian)
    {
        (string english, string italianText) = code.EndsWith("unavailable", StringComparison.Ordinal) ? OfUnknown
            : Texts.TryGetValue(code, out (string, string) own) ? own
            : Texts.TryGetValue(code[..code.IndexOf('.', StringComparison.Ordinal)], out (string, string) ofArea) ? ofArea
            : OfOthers;
        return italian ? italianText : english;
    }

    internal static string Of(CallBasis? basis, bool italian) => basis switch
    {
        CallBasis.Request => italian ? "Potevamo chiamarLa perché ce lo ha chiesto." : "We were allowed to call because you asked us to.",
        CallBasis.Contract => italian
            ? "Potevamo chiamarLa perché è o è stato da poco nostro cliente e nel contratto ha acconsentito."
            : "We were allowed to call because you are, or were until lately, our customer and consented within the contract.",
        CallBasis.Consent => italian ? "Potevamo chiamarLa perché ha acconsentito." : "We were allowed to call because you consented.",
        CallBasis.Relationship => italian
            ? "Potevamo chiamarLa perché è o è stato da poco nostro cliente, o ci ha chiesto informazioni."
            : "We were allowed to call because you are, or were until lately, our customer, or inquired with us.",
        CallBasis.OptOutRegime => italian
            ? "Potevamo chiamarLa perché la legge lo consente finché la persona non si oppone, e il Suo numero non risultava nel registro di chi si oppone."
            : "We were allowed to call because the law allows it until the person objects, and your number was not in the register of those who do.",
        _ => italian
            ? "Potevamo chiamarLa perché la chiamata non era commerciale: riguardava un Suo contratto o un incarico documentato."
            : "We were allowed to call because the call was not for marketing: it was about a contract of yours, or an evidenced mandate.",
    };
}
