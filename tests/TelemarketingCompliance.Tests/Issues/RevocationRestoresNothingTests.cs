namespace TelemarketingCompliance.Tests.Issues;

public sealed class RevocationRestoresNothingTests
{
    [Fact]
    public async Task A_selective_revocation_does_not_bring_back_a_consent_that_enrolment_annulled()
    {
        World world = PlainWorld.Sale with
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
            Revocations =
            [
                new SelectiveRevocation
                {
                    Id = "s1", Register = Universe.Register, Number = PlainWorld.Sale.Call.Callee, Controller = PlainWorld.Controller,
                    At = RecordedTime.At(PlainWorld.DaysAgo(1)),
                },
            ],
        };

        CallDecision decision = await PlainWorld.DecideAsync(world);

        Assert.Equal(["consent.revoked-by-register"], decision.Reasons);
    }
}
