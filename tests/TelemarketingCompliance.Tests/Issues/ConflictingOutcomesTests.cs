using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>Of two reports of one call nobody knows which is true: a harmless one, sent first, hides nothing.</summary>
public sealed class ConflictingOutcomesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OutcomeKind.Spoken, AttemptMeasures.Spoken)]
    [InlineData(OutcomeKind.Refused, AttemptMeasures.Refused)]
    [InlineData(OutcomeKind.Silent, AttemptMeasures.Silent)]
    [InlineData(OutcomeKind.NeverRang, AttemptMeasures.Technical)]
    public async Task What_a_later_report_says_counts_beside_what_the_first_one_said(OutcomeKind later, AttemptMeasures measure)
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromDays(30), measure);
        (ComplianceEngine engine, CallPermit permit) = await DialedAsync(world);
        await engine.CompleteAsync(permit, Outcome(OutcomeKind.NoAnswer), Token);
        Assert.True((await world.AskAsync()).IsPermitted);

        Completion conflict = await engine.CompleteAsync(permit, Outcome(later), Token);

        Assert.Equal("Conflict (permit.outcome-conflict)", conflict.ToString());
        Assert.Equal(CallOutcome.CountsOf(OutcomeKind.NoAnswer) | CallOutcome.CountsOf(later), (await world.Stores.Attempts.ReadAsync(permit.Id, Token))!.Counts);
        await world.SaysAsync("blocked (host.limit-reached)");
    }

    [Theory]
    [InlineData(OutcomeKind.NoAnswer, OutcomeKind.Silent, 1, 1)]
    [InlineData(OutcomeKind.Silent, OutcomeKind.NoAnswer, 1, 1)]
    [InlineData(OutcomeKind.NoAnswer, OutcomeKind.Spoken, 0, 0)]
    [InlineData(OutcomeKind.Spoken, OutcomeKind.NoAnswer, 0, 0)]
    [InlineData(OutcomeKind.Spoken, OutcomeKind.Transferred, 1, 0)]
    public async Task A_campaign_counts_every_silence_and_only_answers_that_nobody_denies(OutcomeKind first, OutcomeKind later, int answered, int silent)
    {
        TestWorld world = new TestWorld().Granted();
        (ComplianceEngine engine, CallPermit permit) = await DialedAsync(world);
        await engine.CompleteAsync(permit, Outcome(first), Token);
        await engine.CompleteAsync(permit, Outcome(later), Token);

        CampaignCounts counts = (await world.Stores.Attempts.CountAsync([CampaignQuery.For(world.Request)], Token))[0].Whole;

        Assert.Equal(new CampaignCounts { Dialed = 1, Answered = answered, Silent = silent }, counts);
    }

    [Fact]
    public async Task A_machine_that_was_also_reported_silent_is_one_silent_call_and_not_more()
    {
        TestWorld world = new TestWorld().Granted().By(DialingMode.Predictive);
        (ComplianceEngine engine, CallPermit permit) = await DialedAsync(world);
        await engine.CompleteAsync(permit, Outcome(OutcomeKind.Machine), Token);
        Assert.Equal(1, (await CountsAsync(world)).Estimated);

        await engine.CompleteAsync(permit, Outcome(OutcomeKind.Silent), Token);

        Assert.Equal(new CampaignCounts { Dialed = 1, Answered = 1, Silent = 1, Machine = 1 }, await CountsAsync(world));
    }

    [Fact]
    public async Task A_conversation_reported_late_uses_the_request_up_and_a_call_back_agreed_in_conflict_makes_none()
    {
        TestWorld world = new TestWorld().OnRequest();
        (ComplianceEngine engine, CallPermit permit) = await DialedAsync(world);
        await engine.CompleteAsync(permit, Outcome(OutcomeKind.NoAnswer), Token);

        Completion conflict = await engine.CompleteAsync(permit, Outcome(OutcomeKind.CallBackAgreed), Token);
        await engine.CompleteAsync(permit, Outcome(OutcomeKind.Spoken) with { OccurredAt = TestWorld.Now + Duration.FromSeconds(1) }, Token);

        Assert.Equal("Conflict (permit.outcome-conflict; permit.call-back-not-recorded)", conflict.ToString());
        Assert.Contains("request.used", (await world.AskAsync()).Reasons);
        CallRequest callBack = world.Request with { Evidence = new CallEvidence(EvidenceKind.PersonRequest, permit.Id.ToString()) };
        Assert.Contains("request.unknown", (await engine.EvaluateAsync(callBack, TestWorld.Now, Token)).Reasons);
    }

    [Fact]
    public async Task The_latest_end_that_was_reported_is_the_end()
    {
        TestWorld world = new TestWorld().Granted();
        (ComplianceEngine engine, CallPermit permit) = await DialedAsync(world);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await engine.CompleteAsync(permit, Outcome(OutcomeKind.Refused) with { OccurredAt = TestWorld.Now + Duration.FromMinutes(50) }, Token);
        await engine.CompleteAsync(permit, Outcome(OutcomeKind.NoAnswer), Token);

        AttemptRecord record = Assert.Single((await world.Stores.Attempts.FindAsync([AttemptQuery.For(world.Request)], Token))[0]);

        Assert.Equal(TestWorld.Now + Duration.FromMinutes(50), record.EndedAt);
    }

    private static CallOutcome Outcome(OutcomeKind kind) => new() { Kind = kind, OccurredAt = TestWorld.Now, Fulfilled = [ObligationCodes.SayCountry.Code] };

    private static async Task<CampaignCounts> CountsAsync(TestWorld world) => (await world.Stores.Attempts.CountAsync([CampaignQuery.For(world.Request)], Token))[0].Whole;

    private static async Task<(ComplianceEngine Engine, CallPermit Permit)> DialedAsync(TestWorld world)
    {
        ComplianceEngine engine = await world.EngineAsync();
        return (engine, (await engine.ConfirmAsync((await world.AcquireAsync()).Permit!, Token)).Permit!);
    }
}
