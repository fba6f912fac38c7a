using System.Globalization;
using System.Text;

namespace TelemarketingCompliance;

/// <summary>Tells a decision to the person it is about: why, what is held about them, and their rights. No ids, nothing of anybody else.</summary>
internal static class CitizenText
{
    internal static string Render(CallDecision decision, Phrasing phrasing)
    {
        bool italian = phrasing.IsItalian;
        string time = phrasing.DayAndTime(decision.At);
        var text = new StringBuilder();
        text.AppendLine(italian ? "Gentile Signora, gentile Signore," : "Dear Sir or Madam,").AppendLine();
        text.AppendLine(italian
            ? $"Le spieghiamo perché, il {time}, una nostra chiamata al Suo numero {decision.Request.Callee} {(decision.IsPermitted ? "era consentita" : "non era consentita")}."
            : $"This is why, on {time}, a call of ours to your number {decision.Request.Callee} {(decision.IsPermitted ? "was allowed" : "was not allowed")}.");
        text.AppendLine();
        AppendReasons(text, decision, phrasing);
        AppendHoldings(text, decision, phrasing);
        AppendRights(text, decision, phrasing);
        return text.ToString().TrimEnd();
    }

    private static void AppendReasons(StringBuilder text, CallDecision decision, Phrasing phrasing)
    {
        bool italian = phrasing.IsItalian;
        if (decision.IsPermitted)
        {
            text.AppendLine(CitizenReasons.Of(decision.Basis, italian)).AppendLine();
            return;
        }

        text.AppendLine(italian ? "Non dovevamo chiamarLa, e la chiamata non doveva partire, perché:" : "We were not to call you, and no call was to be placed, because:");
        string[] codes = [.. decision.Reasons];
        IEnumerable<string> telling = codes.Length > 1 ? codes.Where(code => code != EngineReasons.NoBasis.Code) : codes;
        foreach (string reason in telling.Select(code => CitizenReasons.Of(code, italian)).Distinct())
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {reason}");
        text.AppendLine();
    }

    private static void AppendHoldings(StringBuilder text, CallDecision decision, Phrasing phrasing)
    {
        bool italian = phrasing.IsItalian;
        text.AppendLine(italian ? "Di Lei e del Suo numero conserviamo, per quanto qui importava:" : "We hold about you and your number, as far as it mattered here:");
        string[] holdings = [.. new CitizenHoldings(decision, phrasing).All().Distinct()];
        foreach (string holding in holdings.DefaultIfEmpty(italian ? "nulla oltre al numero" : "nothing but the number"))
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {holding}");
        if (decision.Facts.Any(fact => fact.State != FactState.Known))
            text.AppendLine(italian ? "Una parte dei nostri archivi in quel momento non era leggibile." : "Some of our records could not be read at that moment.");
        text.AppendLine();
    }

    private static void AppendRights(StringBuilder text, CallDecision decision, Phrasing phrasing)
    {
        bool italian = phrasing.IsItalian;
        text.AppendLine(italian
            ? "Può opporsi alle nostre chiamate in ogni momento, gratuitamente e senza motivarlo: basta dirlo a chi La chiama o rispondere a questa lettera. L'opposizione vale subito e per tutte le campagne future. Allo stesso modo può revocare un consenso."
            : "You may object to our calls at any time, free of charge and without giving a reason: tell whoever calls you, or answer this letter. An objection counts at once and for every later campaign. You may take back a consent in the same way.");
        text.AppendLine(italian
            ? "Può anche chiederci una copia dei Suoi dati, la loro correzione o la loro cancellazione; di un'opposizione conserviamo quanto serve a rispettarla."
            : "You may also ask us for a copy of your data, to correct them or to erase them; of an objection we keep what we need to respect it.");
        string[] books = decision.Jurisdiction.Split('+');
        if (books.Contains("IT"))
        {
            text.AppendLine(italian
                ? "Sono diritti previsti dagli articoli da 15 a 21 del regolamento (UE) 2016/679. Può proporre reclamo al Garante per la protezione dei dati personali (www.garanteprivacy.it) e iscrivere il Suo numero al Registro pubblico delle opposizioni (www.registrodelleopposizioni.it)."
                : "These are rights under articles 15 to 21 of Regulation (EU) 2016/679. You may complain to the Italian data protection authority (www.garanteprivacy.it) and enter your number in the Registro Pubblico delle Opposizioni (www.registrodelleopposizioni.it).");
        }

        if (books.Contains("US"))
        {
            text.AppendLine(italian
                ? "Può iscrivere il Suo numero al National Do Not Call Registry (www.donotcall.gov) e lì segnalare chiamate indesiderate."
                : "You may enter your number in the National Do Not Call Registry (www.donotcall.gov), and report unwanted calls there.");
        }

        text.AppendLine().AppendLine(italian ? "Distinti saluti" : "Yours faithfully");
    }
}
