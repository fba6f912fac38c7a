using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>All verdicts of the corpus beside the rules that gave them, one a line, to be approved by a person.</summary>
internal static partial class VerdictSheet
{
    private const string RulesTitle = "# Rules: edition, rule, revision, values";
    private const string VerdictsTitle = "# Verdicts: story/its inputs/step";

    /// <summary>Members that tell a reader what happens, and change nothing.</summary>
    private static readonly string[] Words = ["title", "story", "law", "note", "expect", "clause"];

    /// <param name="descriptions">An engine's own description of each rule book, and what to write before its rules: nothing, or the jurisdiction.</param>
    /// <param name="stories">The stories with their answers.</param>
    internal static string Write(IEnumerable<(string Before, string Text)> descriptions, IEnumerable<(string Name, string Text, IReadOnlyList<StoryAnswer> Answers)> stories)
    {
        var sheet = new StringBuilder();
        sheet.Append(RulesTitle).Append('\n');
        foreach ((string before, string description) in descriptions)
        {
            foreach (string rule in RulesOf(description))
                sheet.Append(before).Append(rule).Append('\n');
        }

        sheet.Append('\n').Append(VerdictsTitle).Append('\n');
        foreach ((string name, string text, IReadOnlyList<StoryAnswer> answers) in stories)
        {
            string inputs = FingerprintOf(text);
            foreach (StoryAnswer answer in answers)
                sheet.Append(CultureInfo.InvariantCulture, $"{name}/{inputs}/{answer.Step} {VerdictOf(answer)}\n");
        }

        return sheet.ToString();
    }

    /// <summary>A verdict may change only with the law or with a rule's revision; what else changes it is a fault of the code, or a forgotten revision.</summary>
    /// <returns>What to say against approving <paramref name="received"/>; null if nothing.</returns>
    internal static string? ObjectionTo(string approved, string received)
    {
        if (SectionOf(approved, RulesTitle).SequenceEqual(SectionOf(received, RulesTitle)))
        {
            Dictionary<string, string> before = VerdictsOf(approved);
            string[] changed = [.. VerdictsOf(received).Where(verdict => before.TryGetValue(verdict.Key, out string? old) && old != verdict.Value).Select(verdict => verdict.Key)];
            if (changed.Length > 0)
                return $"the answers to {string.Join(", ", changed)} changed, but no rule raised its `Revision` and no value of the law changed: raise the revision of the rule that answers differently, or mend it";
        }

        return null;
    }

    /// <summary>Edition by edition, the rules with revision and values, from the engine's own description.</summary>
    private static IEnumerable<string> RulesOf(string description)
    {
        string edition = "";
        string? rule = null;
        foreach (string line in description.ReplaceLineEndings("\n").Split('\n'))
        {
            if (rule is not null && ParameterLine().Match(line) is { Success: true } parameter)
            {
                rule += $" {parameter.Groups[1].Value}={parameter.Groups[2].Value}";
                continue;
            }

            if (rule is not null)
                yield return rule;
            rule = null;
            if (EditionLine().Match(line) is { Success: true } found)
                edition = found.Groups[1].Value;
            else if (RuleLine().Match(line) is { Success: true } named)
                rule = $"{edition} {named.Groups[1].Value} {named.Groups[2].Value}";
        }

        if (rule is not null)
            yield return rule;
    }

    private static string VerdictOf(StoryAnswer answer)
    {
        CallDecision decision = answer.Decision;
        string basis = (decision.Basis ?? CallBasis.None).ToString();
        string warnings = string.Concat(answer.Warnings.Select(code => $" warning {code}"));
        return decision.IsPermitted
            ? $"permitted {basis} until {answer.Times.Show(decision.ValidUntil)}{warnings}"
            : $"blocked {basis} [{string.Join(" ", answer.Reasons)}] retry {answer.Times.Show(decision.RetryAt)}{warnings}";
    }

    // A story that was rewritten is another story: its verdicts may differ from the old ones.
    private static string FingerprintOf(string story)
    {
        JsonNode inputs = JsonNode.Parse(story)!;
        Strip(inputs);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inputs.ToJsonString())))[..8];
    }

    private static void Strip(JsonNode node)
    {
        if (node is JsonObject members)
        {
            foreach (string word in Words)
                members.Remove(word);
            foreach (JsonNode? child in members.Select(member => member.Value))
                Strip(child!);
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                Strip(item!);
        }
    }

    private static IEnumerable<string> SectionOf(string sheet, string title) =>
        sheet.Split('\n').SkipWhile(line => line != title).Skip(1).TakeWhile(line => line.Length > 0);

    private static Dictionary<string, string> VerdictsOf(string sheet) =>
        SectionOf(sheet, VerdictsTitle).Select(line => line.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    [GeneratedRegex(@"^Region \S+, rule book \S+, from (\d{4}-\d{2}-\d{2}) ", RegexOptions.CultureInvariant)]
    private static partial Regex EditionLine();

    [GeneratedRegex(@"^  (\S+) \(revision (\d+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex RuleLine();

    [GeneratedRegex(@"^    (\S+) = (.*?)(?: \(.*\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterLine();
}
