using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance;

/// <summary>Tells a decision in words. Works from codes and arguments alone.</summary>
internal static partial class DecisionText
{
    internal static string Render(CallDecision decision, Language language)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var words = new DecisionWords(language);
        DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(decision.Zone) ?? DateTimeZone.Utc;
        var text = new StringBuilder();
        Campaign campaign = decision.Request.Campaign;
        text.AppendLine(CultureInfo.InvariantCulture, $"{(decision.IsPermitted ? words.Permitted : words.Blocked)} — {decision.Request.Callee}, {words.Campaign} {campaign.Id}, {Local(decision.At, zone)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{words.Basis}: {words.NameOf(decision.Basis)}");
        if (decision.IsPermitted)
            text.AppendLine(CultureInfo.InvariantCulture, $"{words.ValidUntil}: {(decision.ValidUntil is { } until ? Local(until, zone) : words.NoEnd)}");
        else
            text.AppendLine(decision.RetryAt is { } retry ? $"{words.RetryAt}: {Local(retry, zone)}" : words.NotByItself);

        AppendFindings(text, words.Blocks, decision.Blocks, words, zone);
        AppendFindings(text, words.Warnings, decision.Findings.Where(finding => finding.Kind != FindingKind.Block && finding.Reason is not null), words, zone);
        AppendFindings(text, words.InFavour, decision.Findings.Where(finding => finding.Kind == FindingKind.Basis && finding.Reason is null), words, zone);
        if (decision.Obligations.Length > 0)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{words.Obligations}:");
            foreach (Obligation obligation in decision.Obligations)
                text.AppendLine(CultureInfo.InvariantCulture, $"  - {Fill(words.TextOf(obligation.Code), obligation.Args, words, zone)}{LawOf(obligation.Law, words)}");
        }

        text.AppendLine().Append(CultureInfo.InvariantCulture, $"{words.Edition}: {decision.Edition}");
        return text.ToString();
    }

    private static void AppendFindings(StringBuilder text, string title, IEnumerable<DecisionFinding> findings, DecisionWords words, DateTimeZone zone)
    {
        DecisionFinding[] all = [.. findings];
        if (all.Length == 0)
            return;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{title}:");
        foreach (DecisionFinding finding in all)
        {
            string what = finding.Reason is { } reason
                ? $"{reason.Code}: {Fill(words.TextOf(reason), finding.Args, words, zone)}"
                : words.NameOf(finding.Basis);
            text.Append(CultureInfo.InvariantCulture, $"  - {what}{LawOf(finding.Law, words)}");
            if (!string.IsNullOrEmpty(finding.Evidence))
                text.Append(CultureInfo.InvariantCulture, $" [{words.Evidence}: {finding.Evidence}]");
            if (finding.ChangesAt is { } changes)
                text.Append(CultureInfo.InvariantCulture, $" [{(finding.Kind == FindingKind.Block ? words.Lifts : words.Lapses)} {Local(changes, zone)}]");
            text.AppendLine();
        }
    }

    private static string LawOf(LawReference? law, DecisionWords words) =>
        law is null ? ""
        : law is { Confidence: LegalConfidence.High } or { Force: LegalForce.HousePolicy } ? $" ({law.Citation}; {words.NameOf(law.Force)})"
        : $" ({law.Citation}; {words.NameOf(law.Force)}, {words.NotSure})";

    private static string Fill(string template, ImmutableArray<FindingArg> args, DecisionWords words, DateTimeZone zone) =>
        Placeholder().Replace(template, match => args.FirstOrDefault(arg => arg.Name == match.Groups[1].Value) is { } arg ? Show(arg.Value, words, zone) : match.Value);

    private static string Show(string value, DecisionWords words, DateTimeZone zone)
    {
        ParseResult<Instant> instant = InstantPattern.ExtendedIso.Parse(value);
        return instant.Success ? Local(instant.Value, zone) : words.NameOf(value);
    }

    private static string Local(Instant instant, DateTimeZone zone) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss").Format(instant.InZone(zone).LocalDateTime);

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
