namespace TelemarketingCompliance.Tests.Issues;

public sealed class UnreadableRegisterTests
{
    private static readonly World AutomatedOnRequest = PlainWorld.Sale with
    {
        Call = PlainWorld.Sale.Call with { Mode = DialingMode.AiVoice, NumberSource = NumberSource.PersonRequest },
        Register = new RegisterAnswer { Kind = RegisterAnswerKind.Listed, ProcessedAt = PlainWorld.DaysAgo(2), ListedSince = RecordedTime.At(PlainWorld.DaysAgo(3)) },
        Consents = [PlainWorld.Consent("c1")],
        Requests =
        [
            new PersonRequest
            {
                Id = "r1", Reference = "r1", Number = PlainWorld.Sale.Call.Callee, Controller = PlainWorld.Controller, Purposes = [CallPurpose.Sale],
                MadeAt = RecordedTime.At(PlainWorld.DaysAgo(1)),
            },
        ],
    };

    [Fact]
    public async Task A_register_that_cannot_be_read_does_not_revive_a_consent_it_annulled()
    {
        CallDecision read = await PlainWorld.DecideAsync(AutomatedOnRequest);
        CallDecision unread = await PlainWorld.DecideAsync(AutomatedOnRequest.Without(FactKeys.Register(Universe.Register)));

        Assert.Equal(["consent.revoked-by-register"], read.Reasons);
        Assert.Equal(["consent.order-unknown"], unread.Reasons);
    }

    [Fact]
    public async Task An_operator_may_answer_the_request_although_the_register_cannot_be_read()
    {
        World byOperator = AutomatedOnRequest with { Call = AutomatedOnRequest.Call with { Mode = DialingMode.Manual } };

        CallDecision unread = await PlainWorld.DecideAsync(byOperator.Without(FactKeys.Register(Universe.Register)));

        Assert.True(unread.IsPermitted, unread.ToString());
        Assert.Equal(CallBasis.Request, unread.Basis);
    }

    [Fact]
    public async Task Where_the_register_cannot_be_read_no_consent_is_sure()
    {
        World consented = PlainWorld.Sale with { Consents = [PlainWorld.Consent("c1")] };

        CallDecision unread = await PlainWorld.DecideAsync(consented.Without(FactKeys.Register(Universe.Register)));

        Assert.Equal(["basis.none", "consent.order-unknown", "register.unavailable"], unread.Reasons.Order(StringComparer.Ordinal));
    }
}
