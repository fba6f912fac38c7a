namespace TelemarketingCompliance.Tests.Issues;

public sealed class ContractEndTests
{
    [Fact]
    public async Task The_end_on_record_counts_also_where_the_entry_that_says_so_starts_later()
    {
        Instant start = Instants.Base + Duration.FromDays(1);
        Instant end = Instants.Base + Duration.FromDays(2);
        World world = PlainWorld.Sale with
        {
            Register = RegisterAnswer.NotAsked,
            Consents = [PlainWorld.Consent("c1") with { Contract = Universe.Contracts[0] }],
            Contracts = [PlainWorld.Contract("k1-a"), PlainWorld.Contract("k1-b") with { StartedAt = RecordedTime.At(start), EndedAt = RecordedTime.At(end) }],
        };

        CallDecision decision = await PlainWorld.DecideAsync(world);
        CallDecision later = await PlainWorld.DecideAsync(world with { At = end });

        Assert.Equal(CallBasis.Contract, decision.Basis);
        Assert.Equal(end, decision.ValidUntil);
        Assert.Equal(["register.not-asked"], later.Reasons);
    }
}
