namespace TelemarketingCompliance;

/// <summary>What a test says that the short answer must be.</summary>
public static class VerdictAssertions
{
    /// <summary>The call may be placed, and this is what makes it lawful.</summary>
    /// <exception cref="VerdictException">It may not, or on another basis.</exception>
    public static Verdict MustBePermittedOn(this Verdict verdict, CallBasis basis) =>
        Check(verdict, verdict.IsPermitted && verdict.Basis == basis, $"permitted ({basis})");

    /// <summary>The call may not be placed.</summary>
    /// <exception cref="VerdictException">It may.</exception>
    public static Verdict MustBeBlocked(this Verdict verdict) => Check(verdict, !verdict.IsPermitted, "blocked");

    /// <summary>The short answer and the full decision say the same: verdict, number of blocks, basis, and when it changes.</summary>
    /// <exception cref="VerdictException">They do not.</exception>
    public static Verdict MustAgreeWith(this Verdict verdict, CallDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        bool agrees = verdict.IsPermitted == decision.IsPermitted
            && verdict.Blocks == decision.Blocks.Count()
            && verdict.Basis == (decision.Basis ?? CallBasis.None)
            && (!verdict.IsPermitted || verdict.ChangesAt == decision.ValidUntil);
        return Check(verdict, agrees, $"as the decision says: {decision}, {decision.Blocks.Count()} blocks, valid until {decision.ValidUntil}");
    }

    private static Verdict Check(Verdict verdict, bool holds, string expected) =>
        holds ? verdict : throw new VerdictException($"the call must be {expected}; it is {verdict}");
}
