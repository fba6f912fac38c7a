using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Permits;

/// <summary>What really happened: late, twice, in conflict, impossible; and what it writes into the ledgers.</summary>
public sealed class CompletionTests
{
    private static readonly ReasonCode Remark = new("host.remark", "the campaign has {silent} silent calls", "la campagna ha {silent} chiamate mute");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_confirmed_call_is_completed_without_findings_and_counts_as_what_it_was()
    {
        (TestWorld world, ComplianceEngine engine, CallPermit permit) = await DialedAsync();

        Completion done = await engine.CompleteAsync(permit, Outcome(OutcomeKind.NoAnswer) with { RingSeconds = 20 }, Token);

        Assert.Equal("Recorded", done.ToString());
        Assert.Equal(AttemptMeasures.Attempt | AttemptMeasures.Rang, (await world.Stores.Attempts.ReadAsync(permit.Id, Token))!.Counts);
    }

    [Fact]
    public async Task An_attempt_that_never_rang_is_refunded_and_busy_then_answered_fits_the_limits()
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(4), AttemptMeasures.Rang);
        ComplianceEngine engine = await world.EngineAsync();
        foreach (OutcomeKind kind in new[] { OutcomeKind.NeverRang, OutcomeKind.Busy, OutcomeKind.Answered })
        {
            CallPermit permit = (await world.AcquireAsync()).Permit!;
            await engine.ConfirmAsync(permit, Token);
            Assert.Equal("Recorded", (await engine.CompleteAsync(permit, Outcome(kind), Token)).ToString());
        }

        Assert.Equal("blocked (host.limit-reached)", (await world.AcquireAsync()).ToString());
    }

    [Fact]
    public async Task Six_hours_late_by_its_id_twice_and_in_conflict()
    {
        (TestWorld world, ComplianceEngine engine, CallPermit permit) = await DialedAsync();
        CallOutcome answered = Outcome(OutcomeKind.Answered) with { Fulfilled = ["disclosure.country"] };
        world.Clock.Advance(TimeSpan.FromHours(6));

        Assert.Equal("Recorded", (await engine.CompleteAsync(permit.Id, answered, Token)).ToString());
        Assert.Equal("Repeated", (await engine.CompleteAsync(permit.Id, answered with { Fulfilled = ["disclosure.country"] }, Token)).ToString());
        Assert.Equal("Conflict (permit.outcome-conflict)", (await engine.CompleteAsync(permit.Id, Outcome(OutcomeKind.Busy), Token)).ToString());
        Assert.Equal("Conflict (permit.outcome-conflict)", (await engine.CompleteAsync(permit.Id, Outcome(OutcomeKind.Busy), Token)).ToString());

        StoredAttempt attempt = (await world.Stores.Attempts.ReadAsync(permit.Id, Token))!;
        Assert.Equal(OutcomeKind.Answered, attempt.Outcome!.Kind);
        Assert.Equal(OutcomeKind.Busy, Assert.Single(attempt.Conflicts).Kind);
    }

    [Fact]
    public async Task A_permit_that_was_never_confirmed_or_was_given_back_and_dialed_all_the_same_is_told()
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit unconfirmed = (await world.AcquireAsync()).Permit!;
        CallPermit returned = (await world.AcquireAsync()).Permit!;
        await engine.CancelAsync(returned.Id, Token);

        Assert.Equal("Recorded (permit.not-confirmed)", (await engine.CompleteAsync(unconfirmed, Outcome(OutcomeKind.Spoken), Token)).ToString());
        Assert.Equal("Recorded (permit.cancelled)", (await engine.CompleteAsync(returned, Outcome(OutcomeKind.Spoken), Token)).ToString());
        Assert.NotEqual(AttemptMeasures.None, (await world.Stores.Attempts.ReadAsync(returned.Id, Token))!.Counts);
    }

    [Fact]
    public async Task A_permit_nobody_knows_is_told_and_nothing_is_recorded()
    {
        ComplianceEngine engine = await new TestWorld().Granted().EngineAsync();

        Assert.Equal("UnknownPermit (permit.unknown)", (await engine.CompleteAsync(PermitId.NewAt(TestWorld.Now), Outcome(OutcomeKind.OptedOut), Token)).ToString());
    }

    [Theory]
    [InlineData(3, "Refused (permit.outcome-in-future)")]
    [InlineData(-3, "Refused (permit.outcome-before)")]
    [InlineData(2, "Recorded")]
    [InlineData(-2, "Recorded")]
    public async Task An_outcome_of_the_future_or_before_its_permit_changes_nothing(int seconds, string expected)
    {
        (TestWorld world, ComplianceEngine engine, CallPermit permit) = await DialedAsync();

        Completion done = await engine.CompleteAsync(permit, Outcome(OutcomeKind.Answered) with { OccurredAt = TestWorld.Now + Duration.FromSeconds(seconds) }, Token);

        Assert.Equal(expected, done.ToString());
        Assert.Equal(expected == "Recorded", (await world.Stores.Attempts.ReadAsync(permit.Id, Token))!.Outcome is not null);
    }

    [Fact]
    public async Task Negative_seconds_throw_and_change_nothing()
    {
        (TestWorld world, ComplianceEngine engine, CallPermit permit) = await DialedAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await engine.CompleteAsync(permit, Outcome(OutcomeKind.NoAnswer) with { RingSeconds = -1 }, Token));

        Assert.Null((await world.Stores.Attempts.ReadAsync(permit.Id, Token))!.Outcome);
    }

    [Theory]
    [InlineData("fine")]
    [InlineData("future")]
    [InlineData("before")]
    [InlineData("invalid")]
    [InlineData("conflict")]
    public async Task An_objection_binds_even_where_its_report_is_refused(string how)
    {
        (TestWorld world, ComplianceEngine engine, CallPermit permit) = await DialedAsync();
        CallOutcome optedOut = Outcome(OutcomeKind.OptedOut);
        if (how == "conflict")
            await engine.CompleteAsync(permit, Outcome(OutcomeKind.Spoken), Token);
        CallOutcome report = how switch
        {
            "future" => optedOut with { OccurredAt = TestWorld.Now + Duration.FromDays(1) },
            "before" => optedOut with { OccurredAt = TestWorld.Now - Duration.FromDays(1) },
            "invalid" => optedOut with { RingSeconds = double.NaN },
            _ => optedOut,
        };

        if (how == "invalid")
            await Assert.ThrowsAsync<ArgumentException>(async () => await engine.CompleteAsync(permit, report, Token));
        else
            await engine.CompleteAsync(permit, report, Token);
        await Task.WhenAll(how == "invalid" ? [] : [engine.CompleteAsync(permit, report, Token).AsTask()]);

        Assert.Contains("blacklist.listed", (await world.AskAsync()).Reasons);
        BlacklistEntry entry = Assert.Single((await world.Stores.Blacklist.FindAsync([LedgerQuery.For(world.Request)], Token))[0]);
        Assert.Equal((BlacklistScope.Controller, (PartyId?)TestWorld.Acme, TestWorld.CentreX), (entry.Scope, entry.Controller, entry.RecordedBy));
        Assert.Equal(RecordedTime.At(TestWorld.Now), entry.At);
    }

    [Fact]
    public async Task An_objection_on_a_service_call_binds_service_calls_as_well()
    {
        TestWorld world = new TestWorld().Contract().For(CallPurpose.Service).ReliesOn(EvidenceKind.CaseReference, "case-1");
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;

        await engine.CompleteAsync(permit, Outcome(OutcomeKind.OptedOut), Token);

        Assert.Contains("blacklist.listed", (await world.AskAsync()).Reasons);
        Assert.Contains("blacklist.listed", (await engine.EvaluateAsync(world.Request with { Campaign = TestWorld.FirstCampaign }, TestWorld.Now, Token)).Reasons);
    }

    [Fact]
    public async Task A_code_that_nobody_mapped_counts_as_an_objection()
    {
        (TestWorld world, ComplianceEngine engine, CallPermit permit) = await DialedAsync();
        var map = new DispositionMap([new("NA", OutcomeKind.NoAnswer), new("B", OutcomeKind.Busy)]);

        Assert.Equal(OutcomeKind.NoAnswer, map.ToOutcome("na", TestWorld.Now).Kind);
        await engine.CompleteAsync(permit, map.ToOutcome("XYZ", TestWorld.Now), Token);

        Assert.Contains("blacklist.listed", (await world.AskAsync()).Reasons);
        Assert.Throws<ArgumentException>(() => new DispositionMap([new("A", OutcomeKind.Busy), new("a", OutcomeKind.Fax)]));
        Assert.Throws<ArgumentException>(() => new DispositionMap([new("A", OutcomeKind.Unknown)]));
    }

    [Fact]
    public async Task A_conversation_answers_the_request_the_call_relied_on()
    {
        TestWorld world = new TestWorld().OnRequest();
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit first = (await world.AcquireAsync()).Permit!;
        await engine.CompleteAsync(first, Outcome(OutcomeKind.NoAnswer), Token);
        CallPermit second = (await world.AcquireAsync()).Permit!;

        await engine.CompleteAsync(second, Outcome(OutcomeKind.Spoken), Token);
        await engine.CompleteAsync(second, Outcome(OutcomeKind.Spoken), Token);

        Assert.Contains("request.used", (await world.AskAsync()).Reasons);
    }

    [Fact]
    public async Task An_agreed_call_back_is_a_request_of_the_person()
    {
        (TestWorld world, ComplianceEngine engine, CallPermit permit) = await DialedAsync();
        await engine.CompleteAsync(permit, Outcome(OutcomeKind.CallBackAgreed), Token);
        CallRequest callBack = world.Request with { Evidence = new CallEvidence(EvidenceKind.PersonRequest, permit.Id.ToString()) };

        CallDecision decision = await engine.EvaluateAsync(callBack, TestWorld.Now + Duration.FromHours(1), Token);

        Assert.Equal(CallBasis.Request, decision.Basis);
        Assert.True(decision.IsPermitted);
    }

    [Fact]
    public async Task A_call_back_under_the_reference_it_just_used_up_is_not_recorded_and_that_is_told()
    {
        TestWorld world = new TestWorld().OnRequest();
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;

        Completion done = await engine.CompleteAsync(permit, Outcome(OutcomeKind.CallBackAgreed) with { RequestReference = "web-1" }, Token);

        Assert.Equal("Recorded (permit.not-confirmed; permit.call-back-not-recorded)", done.ToString());
    }

    [Fact]
    public async Task Rules_review_a_call_that_is_over_with_the_campaign_counted_and_one_that_throws_is_told()
    {
        TestWorld world = new TestWorld().Granted().And(engine => engine.AddRule(new Reviewer("counts", fails: false)).AddRule(new Reviewer("fails", fails: true)));
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        await engine.ConfirmAsync(permit, Token);

        Completion done = await engine.CompleteAsync(permit, Outcome(OutcomeKind.Silent), Token);

        Assert.Equal("Recorded (host.remark; engine.rule-failed)", done.ToString());
        Assert.Equal("1", done.Findings[0].Args.Single().Value);
    }

    private static CallOutcome Outcome(OutcomeKind kind) => new() { Kind = kind, OccurredAt = TestWorld.Now, Fulfilled = [ObligationCodes.SayCountry.Code] };

    private static async Task<(TestWorld World, ComplianceEngine Engine, CallPermit Permit)> DialedAsync()
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await engine.ConfirmAsync((await world.AcquireAsync()).Permit!, Token)).Permit!;
        return (world, engine, permit);
    }

    private sealed class Reviewer(string name, bool fails) : CallRule
    {
        public override string Name => name;

        public override int Revision => 1;

        public override ImmutableArray<ReasonCode> ReviewReasons => [Remark];

        protected internal override Finding Evaluate(in CallContext call) => Finding.Pass();

        protected internal override void Review(in CompletedCall call, CompletionFindingList findings)
        {
            if (fails)
                throw new InvalidOperationException();
            findings.Add(Remark, null, new FindingArg("silent", $"{call.Statistics!.Whole.Silent}"));
        }
    }
}
