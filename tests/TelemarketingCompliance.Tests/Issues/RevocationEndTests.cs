using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Issues;

public sealed class RevocationEndTests
{
    [Fact]
    public async Task A_consent_older_than_the_enrolment_holds_on_a_request_only_until_the_selective_revocation_ends()
    {
        Instant until = Instants.Base + Duration.FromHours(5);
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
                    At = RecordedTime.At(PlainWorld.DaysAgo(1)), Until = until,
                },
            ],
        };

        CallDecision decision = await PlainWorld.DecideAsync(world);
        CallDecision later = await PlainWorld.DecideAsync(world with { At = until });

        Assert.True(decision.IsPermitted, decision.ToString());
        Assert.Equal(until, decision.ValidUntil);
        Assert.Equal(["consent.revoked-by-register"], later.Reasons);
    }
}
