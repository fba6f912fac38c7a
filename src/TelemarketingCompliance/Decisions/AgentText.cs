using System.Globalization;
using System.Text;

namespace TelemarketingCompliance;

/// <summary>Tells a decision to whoever is about to call: short, without law.</summary>
internal static class AgentText
{
    internal static string Render(CallDecision decision, Phrasing phrasing)
    {
        bool italian = phrasing.IsItalian;
        var text = new StringBuilder();
        string verdict = decision.IsPermitted ? italian ? "SI PUÒ CHIAMARE" : "YOU MAY CALL" : italian ? "NON CHIAMARE" : "DO NOT CALL";
        text.AppendLine(CultureInfo.InvariantCulture, $"{verdict} {decision.Request.Callee} — {phrasing.Words.Campaign} {decision.Request.Campaign.Id}, {phrasing.Time(decision.At)}");
        if (decision.IsPermitted)
            AppendPermission(text, decision, phrasing);
        else
            AppendBlocks(text, decision, phrasing);
        return text.ToString().TrimEnd();
    }

    private static void AppendPermission(StringBuilder text, CallDecision decision, Phrasing phrasing)
    {
        bool italian = phrasing.IsItalian;
        text.AppendLine(CultureInfo.InvariantCulture, $"{(italian ? "Perché" : "Because")}: {phrasing.Words.NameOf(decision.Basis)}");
        if (decision.ValidUntil is { } until)
            text.AppendLine(CultureInfo.InvariantCulture, $"{(italian ? "Iniziare a chiamare prima del" : "Start to dial before")}: {phrasing.Time(until)}");
        foreach (Obligation obligation in decision.Obligations)
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {phrasing.Fill(phrasing.Words.TextOf(obligation.Code), obligation.Args)}");
    }

    private static void AppendBlocks(StringBuilder text, CallDecision decision, Phrasing phrasing)
    {
        DecisionFinding[] blocks = [.. decision.Blocks];
        foreach (DecisionFinding block in blocks)
        {
            // That nothing makes the call lawful says nothing where something says why.
            if (blocks.Length == 1 || block.Reason != EngineReasons.NoBasis)
                text.AppendLine(CultureInfo.InvariantCulture, $"  - {phrasing.Fill(phrasing.Words.TextOf(block.Reason!), block.Args)}");
        }

        string again = phrasing.IsItalian ? "Di nuovo" : "Again";
        string never = phrasing.IsItalian ? "il tempo da solo non basta" : "not by waiting";
        text.AppendLine(CultureInfo.InvariantCulture, $"{again}: {(decision.RetryAt is { } retry ? phrasing.Time(retry) : never)}");
    }
}
