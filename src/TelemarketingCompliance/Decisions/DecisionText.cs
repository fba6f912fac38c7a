using System.Globalization;
using System.Text;

namespace TelemarketingCompliance;

/// <summary>Tells a decision in words. Works from codes and arguments alone.</summary>
internal static class DecisionText
{
    internal static string Render(CallDecision decision, Language language)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var phrasing = new Phrasing(language, decision.Zone);
        DecisionWords words = phrasing.Words;
        var text = new StringBuilder();
        Campaign campaign = decision.Request.Campaign;
        text.AppendLine(CultureInfo.InvariantCulture, $"{(decision.IsPermitted ? words.Permitted : words.Blocked)} — {decision.Request.Callee}, {words.Campaign} {campaign.Id}, {phrasing.Time(decision.At)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{words.Basis}: {words.NameOf(decision.Basis)}");
        if (decision.IsPermitted)
            text.AppendLine(CultureInfo.InvariantCulture, $"{words.ValidUntil}: {(decision.ValidUntil is { } until ? phrasing.Time(until) : words.NoEnd)}");
        else
            text.AppendLine(decision.RetryAt is { } retry ? $"{words.RetryAt}: {phrasing.Time(retry)}" : words.NotByItself);

        AppendFindings(text, words.Blocks, decision.Blocks, phrasing);
        AppendFindings(text, words.Warnings, decision.Findings.Where(finding => finding.Kind != FindingKind.Block && finding.Reason is not null), phrasing);
        AppendFindings(text, words.InFavour, decision.Findings.Where(finding => finding.Kind == FindingKind.Basis && finding.Reason is null), phrasing);
        if (decision.Obligations.Length > 0)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{words.Obligations}:");
            foreach (Obligation obligation in decision.Obligations)
                text.AppendLine(CultureInfo.InvariantCulture, $"  - {phrasing.Fill(words.TextOf(obligation.Code), obligation.Args)}{phrasing.LawOf(obligation.Law)}");
        }

        text.AppendLine().Append(CultureInfo.InvariantCulture, $"{words.Edition}: {decision.Edition}");
        return text.ToString();
    }

    private static void AppendFindings(StringBuilder text, string title, IEnumerable<DecisionFinding> findings, Phrasing phrasing)
    {
        DecisionWords words = phrasing.Words;
        DecisionFinding[] all = [.. findings];
        if (all.Length == 0)
            return;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{title}:");
        foreach (DecisionFinding finding in all)
        {
            string what = finding.Reason is { } reason
                ? $"{reason.Code}: {phrasing.Fill(words.TextOf(reason), finding.Args)}"
                : words.NameOf(finding.Basis);
            text.Append(CultureInfo.InvariantCulture, $"  - {what}{phrasing.LawOf(finding.Law)}");
            if (!string.IsNullOrEmpty(finding.Evidence))
                text.Append(CultureInfo.InvariantCulture, $" [{words.Evidence}: {finding.Evidence}]");
            if (finding.ChangesAt is { } changes)
                text.Append(CultureInfo.InvariantCulture, $" [{(finding.Kind == FindingKind.Block ? words.Lifts : words.Lapses)} {phrasing.Time(changes)}]");
            text.AppendLine();
        }
    }
}
