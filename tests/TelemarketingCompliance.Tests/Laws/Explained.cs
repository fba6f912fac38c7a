using System.Collections.Immutable;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Shortcuts to decisions under generated rule books, and what of them can be compared.</summary>
internal static class Explained
{
    public static readonly LawValues Law = new();

    public static LawEngine EngineOf(BookCase book) => new(LawBook.Of(Law, book.Arrange), HostRules.AddFacts);

    public static Task<CallDecision> DecideAsync(BookCase book) => EngineOf(book).ExplainAsync(book.World);

    /// <summary>What each rule found, in a form that can be compared and read.</summary>
    public static ImmutableSortedDictionary<string, string> ByRule(CallDecision decision) =>
        decision.Findings.ToImmutableSortedDictionary(finding => finding.Rule, Line, StringComparer.Ordinal);

    public static string Line(DecisionFinding finding) =>
        $"{finding.Kind} {finding.Basis} {finding.Reason} {finding.ChangesAt} {finding.Evidence} {string.Join(",", finding.Args.Select(arg => $"{arg.Name}={arg.Value}"))} {finding.Law?.Citation}";
}
