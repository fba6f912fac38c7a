using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What a test says that a decision must be. Each returns the decision, so that they can be put in a row.</summary>
public static class DecisionAssertions
{
    /// <summary>The call may be placed.</summary>
    /// <exception cref="VerdictException">It may not.</exception>
    public static CallDecision MustBePermitted(this CallDecision decision) => Check(decision, decision?.IsPermitted == true, "permitted");

    /// <summary>The call may be placed, and this is what makes it lawful.</summary>
    /// <exception cref="VerdictException">It may not, or on another basis.</exception>
    public static CallDecision MustBePermittedOn(this CallDecision decision, CallBasis basis) =>
        Check(decision, decision?.IsPermitted == true && decision.Basis == basis, $"permitted ({basis})");

    /// <summary>The call may not be placed, whatever the reasons.</summary>
    /// <exception cref="VerdictException">It may.</exception>
    public static CallDecision MustBeBlocked(this CallDecision decision) => Check(decision, decision?.IsPermitted == false, "blocked");

    /// <summary>The call may not be placed, and these are among the reasons.</summary>
    /// <exception cref="VerdictException">It may, or one of the reasons is not given.</exception>
    public static CallDecision MustBeBlockedBy(this CallDecision decision, params ImmutableArray<ReasonCode> reasons) => Check(
        decision,
        decision?.IsPermitted == false && reasons.All(reason => decision.Reasons.Contains(reason.Code)),
        $"blocked by {Codes(reasons)}, among other reasons or alone");

    /// <summary>The call may not be placed, and these are all the reasons. That without a basis there is no call (<c>basis.none</c>) is one only where it is named.</summary>
    /// <exception cref="VerdictException">It may, or the reasons are others.</exception>
    public static CallDecision MustBeBlockedOnlyBy(this CallDecision decision, params ImmutableArray<ReasonCode> reasons) => Check(
        decision,
        decision?.IsPermitted == false && decision.Reasons.ToHashSet(StringComparer.Ordinal).SetEquals(reasons.Select(reason => reason.Code)),
        $"blocked by {Codes(reasons)} and nothing else");

    /// <summary>The call may be placed, and must still do this; see <see cref="ObligationCodes"/>.</summary>
    /// <exception cref="VerdictException">It may not, or need not.</exception>
    public static CallDecision MustCarry(this CallDecision decision, ReasonCode obligation)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        return Check(decision, decision?.Obligations.Any(carried => carried.Code == obligation) == true, $"permitted with the obligation {obligation}");
    }

    /// <summary>A blocked call may be placed again from this instant on; null means that time alone does not lift its blocks.</summary>
    /// <exception cref="VerdictException">The call is permitted, or the instant is another.</exception>
    public static CallDecision RetryMustBe(this CallDecision decision, Instant? at) =>
        Check(decision, decision?.IsPermitted == false && decision.RetryAt == at, $"blocked, to be tried again {(at is { } instant ? $"at {instant}" : "never")}");

    /// <summary>The decision in one line: <c>permitted (Consent)</c> or <c>blocked (register.stale; basis.none)</c>.</summary>
    /// <exception cref="VerdictException">The line is another.</exception>
    public static CallDecision MustSay(this CallDecision decision, string line) => Check(decision, decision?.ToString() == line, line);

    /// <summary>The decision says what a second evaluator says: the same verdict, basis and reasons.</summary>
    /// <exception cref="VerdictException">They differ.</exception>
    public static CallDecision MustAgreeWith(this CallDecision decision, ReferenceVerdict reference)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(reference);
        return Check(decision, ReferenceVerdict.Of(decision).Equals(reference), $"as the reference says: {reference}");
    }

    private static CallDecision Check(CallDecision? decision, bool holds, string expected)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (holds)
            return decision;
        string retry = decision.RetryAt is { } at ? $", to be tried again at {at}" : "";
        throw new VerdictException($"the call must be {expected}; it is {decision}{retry}{Environment.NewLine}{decision.ToText(Language.English)}");
    }

    private static string Codes(ImmutableArray<ReasonCode> reasons) => string.Join("; ", reasons.Select(reason => reason.Code));
}
