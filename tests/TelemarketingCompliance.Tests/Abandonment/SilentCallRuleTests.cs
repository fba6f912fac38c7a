using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Abandonment;

/// <summary>Garante 83/2014: five days of rest after a silent call, then a guaranteed operator; three seconds of silence at most.</summary>
public sealed class SilentCallRuleTests
{
    private const string Permitted = "permitted (Service)";
    private const string Rest = "blocked (abandonment.rest)";
    private const string NeedsOperator = "blocked (abandonment.operator-required)";
    private static readonly Instant Fell = TestWorld.DaysAgo(30);
    private static readonly Instant Rested = Fell + Duration.FromDays(5);

    private static SilentWorld AfterSilence(Func<AttemptRecord, AttemptRecord>? change = null) => new SilentWorld().Attempted(OutcomeKind.Silent, Fell, change);

    private static CallRequest Reserved(CallRequest call) => call with { OperatorReserved = true };

    [Fact]
    public async Task S22_the_rest_lasts_five_days_to_the_second_and_then_an_operator_is_needed()
    {
        await AfterSilence().Asking(Reserved).SaysAsync(Rest, Fell + Duration.FromDays(4));
        await AfterSilence().Asking(Reserved).SaysAsync(Rest, Rested - Duration.FromSeconds(1));
        await AfterSilence().Asking(Reserved).SaysAsync(Permitted, Rested);
        await AfterSilence().SaysAsync(Rest, Rested - Duration.FromSeconds(1));
        await AfterSilence().SaysAsync(NeedsOperator, Rested);
        await AfterSilence().Asking(call => call with { Mode = DialingMode.Preview }).SaysAsync(Permitted, Rested);

        CallDecision decision = await AfterSilence().Asking(Reserved).AskAsync(Fell + Duration.FromDays(4));
        Assert.Equal(Rested, decision.RetryAt);
        Assert.Null((await AfterSilence().AskAsync(Fell + Duration.FromDays(4))).RetryAt);
    }

    [Fact]
    public async Task The_rest_counts_from_the_silence_and_not_from_the_first_ring()
    {
        SilentWorld world = AfterSilence(attempt => attempt with { EndedAt = Fell + Duration.FromSeconds(40) }).Asking(Reserved);

        await world.SaysAsync(Rest, Rested + Duration.FromSeconds(39));
        await world.SaysAsync(Permitted, Rested + Duration.FromSeconds(40));
    }

    [Fact]
    public async Task A_silent_call_of_another_campaign_or_to_another_number_of_the_person_counts_and_one_for_another_controller_does_not()
    {
        await AfterSilence(attempt => attempt with { Campaign = new CampaignId("autumn") }).Asking(Reserved).SaysAsync(Rest, Rested - Duration.FromSeconds(1));
        await AfterSilence(attempt => attempt with { IsSameNumber = false, IsSameSubject = true }).Asking(Reserved).SaysAsync(Rest, Rested - Duration.FromSeconds(1));
        await AfterSilence(attempt => attempt with { IsSameController = false, Outcome = null }).SaysAsync(Permitted, Rested - Duration.FromSeconds(1));
    }

    [Fact]
    public async Task An_attempt_without_an_outcome_may_have_fallen_silent()
    {
        await new SilentWorld().Attempted(null, Fell).Asking(Reserved).SaysAsync(Rest, Rested - Duration.FromSeconds(1));
        await new SilentWorld().Attempted(OutcomeKind.NoAnswer, Fell).SaysAsync(Permitted, Fell + Duration.FromSeconds(1));
    }

    [Theory]
    [InlineData(OutcomeKind.NoAnswer, NeedsOperator)]
    [InlineData(OutcomeKind.Machine, NeedsOperator)]
    [InlineData(OutcomeKind.Answered, NeedsOperator)]
    [InlineData(OutcomeKind.Spoken, Permitted)]
    [InlineData(OutcomeKind.CallBackAgreed, Permitted)]
    public async Task An_operator_is_needed_until_there_was_a_conversation(OutcomeKind next, string verdict) =>
        await AfterSilence().Attempted(next, Rested).SaysAsync(verdict, Rested + Duration.FromDays(1));

    [Fact]
    public async Task A_conversation_before_the_silence_settles_nothing() =>
        await AfterSilence().Attempted(OutcomeKind.Spoken, Fell - Duration.FromDays(1)).SaysAsync(NeedsOperator, Rested);

    [Theory]
    [InlineData(CallKind.Continued)]
    [InlineData(CallKind.ReturnCall)]
    public async Task Whoever_is_on_the_line_already_needs_no_rest(CallKind kind) =>
        await AfterSilence().Asking(call => call with { Kind = kind }).SaysAsync(Permitted, Fell + Duration.FromDays(1));

    [Theory]
    [InlineData(OutcomeKind.Silent, 3.0, false)]
    [InlineData(OutcomeKind.Silent, 3.2, true)]
    [InlineData(OutcomeKind.Silent, null, true)]
    [InlineData(OutcomeKind.Spoken, 3.2, true)]
    [InlineData(OutcomeKind.Spoken, 1.0, false)]
    [InlineData(OutcomeKind.Spoken, null, false)]
    [InlineData(OutcomeKind.NoAnswer, 9.0, false)]
    public void S23_a_silence_of_more_than_three_seconds_is_a_breach(OutcomeKind kind, double? seconds, bool late)
    {
        var outcome = new CallOutcome { Kind = kind, OccurredAt = TestWorld.Now, SilenceSeconds = seconds };

        Assert.Equal(late ? ["abandonment.cut-late"] : [], new SilentWorld().Review(outcome));
    }

    [Fact]
    public async Task A_call_without_an_operator_must_be_cut_in_time_over_a_background()
    {
        string[] ofGate = ["conduct.cut-silence", "conduct.comfort-noise"];

        Assert.Equal(ofGate, (await new SilentWorld().AskAsync()).Obligations.Select(obligation => obligation.Code.Code));
        Assert.Empty((await new SilentWorld().Asking(Reserved).AskAsync()).Obligations);
    }

    [Fact]
    public void The_rest_is_charged_so_that_two_calls_side_by_side_cannot_both_be_permitted()
    {
        var lines = new ChargeList();
        BasisResolution resolved = default;
        SilentWorld.SilentCalls.Charge(new CallContext(new SilentWorld().Request, default, TestWorld.Now, ref resolved), lines);

        ChargeLine line = Assert.Single(lines.Take());
        var silent = new AttemptRecord { At = Fell, Counts = CallOutcome.CountsOf(OutcomeKind.Silent), IsSameNumber = true, IsSameController = true };
        var spoken = silent with { Counts = CallOutcome.CountsOf(OutcomeKind.Spoken) };
        Assert.False(line.Judge([silent], ChargedCall.For(TestWorld.FirstRequest), Rested - Duration.FromSeconds(1), out Instant? freesAt));
        Assert.Equal(Rested, freesAt);
        Assert.True(line.Judge([silent], ChargedCall.For(TestWorld.FirstRequest), Rested, out _));
        Assert.True(line.Judge([spoken], ChargedCall.For(TestWorld.FirstRequest), Fell, out _));
    }
}
