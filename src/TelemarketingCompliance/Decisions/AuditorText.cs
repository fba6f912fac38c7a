using System.Globalization;
using System.Text;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>Tells a decision to whoever checks it: nothing is left out but names of other parties and numbers in full.</summary>
internal static class AuditorText
{
    internal static string Render(CallDecision decision, Phrasing phrasing)
    {
        bool italian = phrasing.IsItalian;
        DecisionWords words = phrasing.Words;
        Campaign campaign = decision.Request.Campaign;
        var text = new StringBuilder();
        Line($"{(decision.IsPermitted ? words.Permitted : words.Blocked)} — {decision.Request.Callee}, {words.Campaign} {campaign.Id}, {phrasing.Time(decision.At)}");
        Line($"{(italian ? "Titolare" : "Controller")}: {campaign.Controller.Id}; {(italian ? "responsabile" : "processor")}: {campaign.Processor.Id}; {(italian ? "finalità" : "purpose")}: {words.NameOf(campaign.Purpose.ToString())}; {(italian ? "modalità" : "mode")}: {decision.Request.EffectiveMode}");
        Line($"{words.Basis}: {words.NameOf(decision.Basis)}");
        if (decision.IsPermitted)
            Line($"{words.ValidUntil}: {(decision.ValidUntil is { } until ? phrasing.Time(until) : words.NoEnd)}");
        else
            Line(decision.RetryAt is { } retry ? $"{words.RetryAt}: {phrasing.Time(retry)}" : words.NotByItself);
        Line($"{(italian ? "Raccolte di regole" : "Rule books")}: {(decision.Jurisdiction.Length > 0 ? decision.Jurisdiction : italian ? "nessuna" : "none")}");
        Line($"{words.Edition}: {decision.Edition}");
        Line($"{(italian ? "Gli orari sono quelli di" : "Times are those of")} {decision.Zone}");

        text.AppendLine();
        Line(italian ? "Regole, nel loro ordine:" : "Rules, in their order:");
        int number = 0;
        foreach (DecisionFinding finding in decision.Findings)
            AppendFinding(text, ++number, finding, phrasing);
        if (decision.Obligations.Length > 0)
        {
            text.AppendLine();
            Line($"{words.Obligations}:");
            foreach (Obligation obligation in decision.Obligations)
            {
                Line($"  - {obligation.Code}: {phrasing.Fill(words.TextOf(obligation.Code), obligation.Args)}");
                AppendLaw(text, obligation.Law, phrasing);
            }
        }

        text.AppendLine();
        Line(italian ? "Dati usati, con i campi come nella registrazione:" : "Facts used, with the fields of the record:");
        foreach (DecisionFact fact in decision.Facts)
            AuditedFacts.Append(text, fact, phrasing);
        return text.ToString().TrimEnd();

        void Line(string line) => text.AppendLine(line);
    }

    private static void AppendFinding(StringBuilder text, int number, DecisionFinding finding, Phrasing phrasing)
    {
        DecisionWords words = phrasing.Words;
        text.Append(CultureInfo.InvariantCulture, $"  {number}. {finding.Rule}: {KindOf(finding, phrasing)}");
        if (finding.Reason is { } reason)
            text.Append(CultureInfo.InvariantCulture, $" — {reason.Code}: {phrasing.Fill(words.TextOf(reason), finding.Args)}");
        text.AppendLine();
        if (finding.Kind == FindingKind.NotApplicable)
            return;
        AppendLaw(text, finding.Law, phrasing);
        if (!string.IsNullOrEmpty(finding.Evidence))
            text.AppendLine(CultureInfo.InvariantCulture, $"       {words.Evidence}: {finding.Evidence}");
        if (finding.ChangesAt is { } changes)
            text.AppendLine(CultureInfo.InvariantCulture, $"       {(finding.Kind == FindingKind.Block ? words.Lifts : words.Lapses)} {phrasing.Time(changes)}");
    }

    private static string KindOf(DecisionFinding finding, Phrasing phrasing) => finding.Kind switch
    {
        FindingKind.Basis => $"{(phrasing.IsItalian ? "base giuridica" : "basis")}, {phrasing.Words.NameOf(finding.Basis)}",
        FindingKind.Pass => phrasing.IsItalian ? "nulla in contrario" : "nothing against the call",
        FindingKind.NotApplicable => phrasing.IsItalian ? "non riguarda la chiamata" : "does not concern the call",
        _ => phrasing.IsItalian ? "blocca" : "blocks",
    };

    private static void AppendLaw(StringBuilder text, LawReference? law, Phrasing phrasing)
    {
        bool italian = phrasing.IsItalian;
        if (law is null)
        {
            text.AppendLine(italian ? "       norma: nessuna, policy interna" : "       law: none, house policy");
            return;
        }

        string confidence = law.Confidence switch
        {
            LegalConfidence.High => italian ? "alta" : "high",
            LegalConfidence.Medium => italian ? "media" : "medium",
            _ => italian ? "bassa" : "low",
        };
        text.Append(CultureInfo.InvariantCulture, $"       {(italian ? "norma" : "law")}: {law.Citation}; {phrasing.Words.NameOf(law.Force)}, {(italian ? "affidabilità" : "confidence")} {confidence}");
        if (law.ReviewBy is { } day)
            text.Append(CultureInfo.InvariantCulture, $", {(italian ? "da rivedere entro il" : "to be reviewed by")} {LocalDatePattern.Iso.Format(day)}");
        text.AppendLine(law.Url is { } url ? $"; {url}" : "");
    }
}
