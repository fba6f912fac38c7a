using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>What the engine said to one question of a story, twice.</summary>
internal sealed record StoryAnswer(LocalTimes Times, int Step, StoryStep Question, CallDecision Decision, CallDecision Again, Completion? Ended = null)
{
    /// <summary>What would lift the blocks; none where a permit was asked for.</summary>
    internal ImmutableArray<StoryRemedy> Remedies { get; init; } = [];

    internal IEnumerable<string> Reasons => Decision.Reasons.Order(StringComparer.Ordinal);

    internal IEnumerable<string> Warnings => Decision.Findings
        .Where(finding => finding.Kind != FindingKind.Block).Select(finding => finding.Reason?.Code).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    /// <summary>What differs from the story's expectation, in words; empty if nothing does.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Question.Expect is { } expected)
        {
            foreach (string fault in DecisionFaults(expected))
                yield return fault;
        }

        if (Question.Ended is { Status: var status } && (status ?? CompletionStatus.Recorded) != Ended!.Status)
            yield return $"status: expected {status ?? CompletionStatus.Recorded}, actual {Ended.Status}";
        if (Decision.ToJson() != Again.ToJson())
            yield return "the same question asked twice gave two different records";
        if (Question.Ended is { } ended && Differs("findings", ended.Findings, Ended!.Findings.Select(finding => finding.Reason.Code).Order(StringComparer.Ordinal)) is { } findings)
            yield return findings;
        foreach (string fault in TextFaults().Concat(Remedies.SelectMany(remedy => remedy.Faults())))
            yield return fault;
    }

    private IEnumerable<string> DecisionFaults(StoryExpectation expected)
    {
        foreach (string fault in ContradictionsOf(expected))
            yield return fault;
        if (expected.Verdict == StoryVerdict.Permitted != Decision.IsPermitted)
            yield return $"verdict: expected {expected.Verdict}, actual {(Decision.IsPermitted ? StoryVerdict.Permitted : StoryVerdict.Blocked)}";
        if (expected.Basis != (Decision.Basis ?? CallBasis.None))
            yield return $"basis: expected {expected.Basis}, actual {Decision.Basis ?? CallBasis.None}";
        if (Differs("reasons", expected.Reasons, Reasons) is { } reasons)
            yield return reasons;
        if (Differs("warnings", expected.Warnings, Warnings) is { } warnings)
            yield return warnings;
        if (expected.ValidUntil is { } until && until.At != Decision.ValidUntil)
            yield return $"validUntil: expected {Times.Show(until.At)}, actual {Times.Show(Decision.ValidUntil)}";
        if (expected.RetryAt is { } retry && retry.At != Decision.RetryAt)
            yield return $"retryAt: expected {Times.Show(retry.At)}, actual {Times.Show(Decision.RetryAt)}";
        foreach ((string rule, StoryEnd end) in expected.Lapses)
        {
            DecisionFinding? finding = Decision.Findings.FirstOrDefault(finding => finding.Rule == rule);
            if (finding is null || finding.ChangesAt != end.At)
                yield return $"lapses: expected {rule} {Times.Show(end.At)}, actual {(finding is null ? "no such rule" : Times.Show(finding.ChangesAt))}";
        }
    }

    private static string? Differs(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string[] wanted = [.. expected.Order(StringComparer.Ordinal)];
        string[] given = [.. actual];
        return wanted.SequenceEqual(given)
            ? null
            : $"{what}: expected [{string.Join(", ", wanted)}], actual [{string.Join(", ", given)}]";
    }

    private static IEnumerable<string> ContradictionsOf(StoryExpectation expected)
    {
        bool permitted = expected.Verdict == StoryVerdict.Permitted;
        if (permitted != (expected.Reasons.Length == 0))
            yield return "the expectation contradicts itself: a call is blocked exactly where reasons are listed";
        if (expected.Basis == CallBasis.None != expected.Reasons.Contains(EngineReasons.NoBasis.Code))
            yield return "the expectation contradicts itself: `basis.none` is listed exactly where there is no basis";
        if (permitted ? expected.RetryAt is not null : expected.ValidUntil is not null)
            yield return "the expectation contradicts itself: a permission has `validUntil`, a block has `retryAt`";
    }

    private IEnumerable<string> TextFaults()
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            string text = Decision.ToText(language);
            foreach (string code in Reasons.Concat(Warnings).Where(code => !text.Contains(code, StringComparison.Ordinal)))
                yield return $"the {language} text does not tell of `{code}`";
            // Ids of records are the story's own, and some hold the number that was presented: only the auditor reads them all.
            text += Decision.ToText(language, Voice.Agent) + Decision.ToText(language, Voice.Citizen) + string.Concat(Remedies.Select(remedy => remedy.Remedy.ToText(language)));
            if (Reveals(text, Decision.Request.Callee) || (Decision.Request.CallerId is { } callerId && Reveals(text, callerId)))
                yield return $"the {language} text shows a number in full";
            if (text.Contains('{', StringComparison.Ordinal) || text.Contains('}', StringComparison.Ordinal))
                yield return $"the {language} text has a placeholder that nothing filled";
        }
    }

    // Six digits in a row beyond the country code are enough to say that a number is shown.
    private static bool Reveals(string text, E164Number number)
    {
        string national = number.ToE164()[3..];
        return Enumerable.Range(0, Math.Max(1, national.Length - 5)).Any(start => text.Contains(national[start..Math.Min(start + 6, national.Length)], StringComparison.Ordinal));
    }
}
