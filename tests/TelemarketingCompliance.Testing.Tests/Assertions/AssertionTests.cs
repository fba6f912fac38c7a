namespace TelemarketingCompliance.Testing.Tests.Assertions;

/// <summary>An assertion that holds says nothing, and one that does not says what was expected and what came, without a number.</summary>
public sealed class AssertionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_permitted_call()
    {
        CallDecision decision = await new ItalianScenario().AskAsync(cancellationToken: Token);

        decision.MustBePermitted().MustBePermittedOn(CallBasis.Consent).MustCarry(ObligationCodes.SayCaller).MustSay("permitted (Consent)");
        Fails(() => decision.MustBePermittedOn(CallBasis.Contract), "permitted (Contract)");
        Fails(() => decision.MustBeBlocked(), "blocked");
        Fails(() => decision.MustBeBlockedBy(BlacklistReasons.Listed), "blacklist.listed");
        Fails(() => decision.MustBeBlockedOnlyBy(), "nothing else");
        Fails(() => decision.MustCarry(ObligationCodes.SayArtificial), "disclosure.artificial");
        Fails(() => decision.RetryMustBe(null), "never");
        Fails(() => decision.MustSay("permitted (Contract)"), "permitted (Contract)");
    }

    [Fact]
    public async Task A_blocked_call()
    {
        CallDecision decision = await new ItalianScenario().Objected().Without<ConsentEntry>().AskAsync(cancellationToken: Token);

        decision.MustBeBlocked().MustBeBlockedBy(BlacklistReasons.Listed).RetryMustBe(null);
        decision.MustBeBlockedOnlyBy(ConsentReasons.ListingUnknown, BlacklistReasons.Listed, EngineReasons.NoBasis);
        Fails(() => decision.MustBePermitted(), "permitted");
        Fails(() => decision.MustBeBlockedBy(BlacklistReasons.Listed, RegisterReasons.Listed), "register.listed");
        Fails(() => decision.MustBeBlockedOnlyBy(BlacklistReasons.Listed), "nothing else");
        Fails(() => decision.RetryMustBe(Instant.FromUtc(2026, 11, 25, 8, 0)), "2026-11-25T08:00:00Z");
    }

    [Fact]
    public async Task A_call_that_is_blocked_for_a_time()
    {
        ItalianScenario scenario = new();
        CallDecision decision = await scenario.AskAsync(Instant.FromUtc(2026, 11, 24, 20, 0), Token);

        decision.MustBeBlockedOnlyBy(HoursReasons.Closed).RetryMustBe(Instant.FromUtc(2026, 11, 25, 8, 0));
        VerdictException later = Assert.Throws<VerdictException>(() => decision.RetryMustBe(null));

        Assert.Contains("to be tried again at 2026-11-25T08:00:00Z", later.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permit()
    {
        ItalianScenario scenario = new();
        Acquisition granted = await scenario.AcquireAsync(Token);
        Acquisition refused = await new ItalianScenario().Objected().AcquireAsync(Token);

        Assert.Same(granted.Permit, granted.MustBeGranted());
        refused.MustBeRefusedBy(BlacklistReasons.Listed);
        Fails(() => granted.MustBeRefusedBy(BlacklistReasons.Listed), "it is granted");
        Fails(() => refused.MustBeGranted(), "blacklist.listed");
        Fails(() => refused.MustBeRefusedBy(RegisterReasons.Listed), "register.listed");
    }

    [Fact]
    public async Task A_short_answer()
    {
        CallDecision decision = await new ItalianScenario().AskAsync(cancellationToken: Token);
        Verdict permitted = new(true, 0, CallBasis.Consent, decision.ValidUntil);

        permitted.MustBePermittedOn(CallBasis.Consent).MustAgreeWith(decision);
        default(Verdict).MustBeBlocked();
        Fails(() => permitted.MustBeBlocked(), "blocked");
        Fails(() => permitted.MustBePermittedOn(CallBasis.Request), "permitted (Request)");
        Fails(() => default(Verdict).MustAgreeWith(decision), "permitted (Consent)");
        Fails(() => (permitted with { ChangesAt = null }).MustAgreeWith(decision), "valid until");
        Fails(() => (permitted with { Basis = CallBasis.Contract }).MustAgreeWith(decision), "permitted (Consent)");
    }

    [Fact]
    public void Nothing_is_no_decision()
    {
        Assert.Throws<ArgumentNullException>(() => default(CallDecision)!.MustBePermitted());
        Assert.Throws<ArgumentNullException>(() => default(Acquisition)!.MustBeGranted());
    }

    private static void Fails(Action assertion, string says)
    {
        VerdictException failure = Assert.Throws<VerdictException>(assertion);

        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0212345678", failure.Message, StringComparison.Ordinal);
    }
}
