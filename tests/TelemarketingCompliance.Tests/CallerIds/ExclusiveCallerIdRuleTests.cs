using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallerIds;

/// <summary>D.L. 21/2026, conv. L. 49/2026: energy is offered from a number that identifies the professional alone.</summary>
public sealed class ExclusiveCallerIdRuleTests
{
    private static readonly Instant Later = TestWorld.Now + Duration.FromDays(1);

    [Theory]
    [InlineData("energy", true)]
    [InlineData("gas", true)]
    [InlineData("luce", true)]
    [InlineData(null, true)]
    [InlineData("telecom", false)]
    public async Task The_sectors_that_ask_it_and_those_nobody_knows_need_an_assignment(string? sector, bool asks)
    {
        Sector named = sector is null ? default : new Sector(sector);

        await Energy(named).SaysAsync("permitted (Consent)");
        await Energy(named, CallerIdEvent.Assigned).SaysAsync(asks ? "blocked (caller-id.not-exclusive)" : "permitted (Consent)");
    }

    [Fact]
    public Task A_call_that_offers_nothing_needs_none() =>
        new TestWorld().For(CallPurpose.SatisfactionSurvey).For(campaign => campaign with { Sector = Sector.Energy }).ReliesOn(EvidenceKind.SurveyMandate, "m-1")
            .Presenting(TestWorld.Mobile, CallerIdEvent.Assigned).SaysAsync("permitted (Service)");

    [Fact]
    public async Task The_number_identifies_the_controller_and_not_the_centre_that_dials() =>
        await Energy(Sector.Energy, CallerIdEvent.Assigned).OfCallerId(CallerIdEvent.Assigned, TestWorld.CentreX, TestWorld.Ago(5)).SaysAsync("blocked (caller-id.not-exclusive)");

    [Theory]
    [InlineData(CallerIdEvent.Authorised)]
    [InlineData(CallerIdEvent.Assigned)]
    public async Task A_number_that_somebody_else_has_as_well_identifies_nobody_until_that_ends(CallerIdEvent what)
    {
        TestWorld shared = Energy(Sector.Energy).OfCallerId(what, TestWorld.Beta, TestWorld.Ago(50), record => record with { Id = "theirs" });
        await shared.SaysAsync("blocked (caller-id.not-exclusive)");

        TestWorld ends = Energy(Sector.Energy).OfCallerId(what, TestWorld.Beta, TestWorld.Ago(50), record => record with { Id = "theirs" })
            .OfCallerId(CallerIdEvent.Ended, TestWorld.Beta, RecordedTime.At(Later), record => record with { Ends = "theirs" });
        Assert.Equal(Later, (await ends.AskAsync()).RetryAt);
        await ends.SaysAsync("permitted (Consent)", Later);

        TestWorld comes = Energy(Sector.Energy).OfCallerId(what, TestWorld.Beta, RecordedTime.At(Later));
        Assert.Equal(Later, (await comes.AskAsync()).ValidUntil);
    }

    [Fact]
    public async Task Who_else_has_the_number_and_what_for_is_not_shown()
    {
        TestWorld world = Energy(Sector.Energy)
            .OfCallerId(CallerIdEvent.Authorised, TestWorld.Beta, TestWorld.Ago(50), record => record with { Id = "theirs", Campaigns = [new CampaignId("secret")] })
            .OfCallerId(CallerIdEvent.Declared, TestWorld.CentreY, TestWorld.Ago(50), record => record with { Id = "declared-by-others" })
            .OfCallerId(CallerIdEvent.CallBackFailed, TestWorld.Beta, TestWorld.Ago(1), record => record with { Id = "tested-by-others" });
        FactBatch batch = await (await world.EngineAsync()).GatherAsync([world.Request], TestWorld.Now, TestContext.Current.CancellationToken);

        batch[0].TryGet(FactKeys.CallerIdRecords, out ImmutableArray<CallerIdRecord> records);

        CallerIdRecord theirs = records.Single(record => record.Id == "theirs");
        Assert.Null(theirs.Party);
        Assert.Empty(theirs.Campaigns);
        Assert.DoesNotContain(records, record => record.Id.EndsWith("-by-others", StringComparison.Ordinal));
    }

    private static TestWorld Energy(Sector sector, params CallerIdEvent[] without) =>
        new TestWorld().Granted().For(campaign => campaign with { Sector = sector }).Presenting(TestWorld.Mobile, without);
}
