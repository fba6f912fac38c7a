namespace TelemarketingCompliance.Tests.Issues;

public sealed class NewestObjectionTests
{
    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public async Task A_dated_refusal_is_named_before_an_undated_withdrawal_whatever_their_ids(string undated, string dated)
    {
        World world = PlainWorld.Sale with
        {
            Consents =
            [
                PlainWorld.Consent(undated) with { State = ConsentState.Withdrawn, At = null },
                PlainWorld.Consent(dated) with { State = ConsentState.Denied },
            ],
        };

        CallDecision decision = await PlainWorld.DecideAsync(world);

        Assert.Contains("consent.denied", decision.Reasons);
        Assert.DoesNotContain("consent.withdrawn", decision.Reasons);
    }
}
