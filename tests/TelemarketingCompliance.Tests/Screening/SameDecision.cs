namespace TelemarketingCompliance.Tests.Screening;

/// <summary>Compares what screening says of a call with the full decision about it.</summary>
internal static class SameDecision
{
    public static void Check(CallDecision decision, ScreenedCall screened)
    {
        ScreenedVerdict verdict = screened.Verdict;
        Assert.Same(decision.Request, screened.Request);
        Assert.Equal(Line(decision), Line(verdict));
    }

    private static string Line(CallDecision decision) => Line(
        decision.IsPermitted, decision.Basis, decision.Reasons, decision.ValidUntil, decision.RetryAt, decision.Obligations);

    private static string Line(ScreenedVerdict verdict) => Line(
        verdict.IsPermitted, verdict.Basis, verdict.Reasons.Select(reason => reason.Code), verdict.ValidUntil, verdict.RetryAt, verdict.Obligations);

    private static string Line(bool permitted, CallBasis? basis, IEnumerable<string> reasons, Instant? until, Instant? retry, IEnumerable<Obligation> obligations) =>
        $"{permitted} {basis} [{string.Join(";", reasons)}] until {until} retry {retry} {string.Join(" ", obligations.Select(Line))}";

    private static string Line(Obligation obligation) =>
        $"{obligation.Code}({string.Join(",", obligation.Args.Select(arg => $"{arg.Name}={arg.Value}"))}) by {obligation.Law?.Citation}";
}
