using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.Frequency;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>What was said in a call lies where the call ended: thirty days after a refusal are not thirty days after a call began that lasted an hour.</summary>
public sealed class CoolOffTests
{
    private static readonly Instant Charged = FrequencyWorld.Local(2026, 10, 1, 10);
    private static readonly Instant Ended = FrequencyWorld.Local(2026, 10, 1, 10, 50);
    private static readonly Duration Month = Duration.FromDays(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AttemptMeasures.Refused, true)]
    [InlineData(AttemptMeasures.Spoken, true)]
    [InlineData(AttemptMeasures.Rang, false)]
    [InlineData(AttemptMeasures.Answered, false)]
    [InlineData(AttemptMeasures.Attempt, false)]
    public async Task A_window_of_what_was_said_runs_from_the_end_and_one_of_ringing_from_the_charge(AttemptMeasures counts, bool fromTheEnd)
    {
        FrequencyWorld world = new FrequencyWorld(FrequencyWorld.Limit("limit", 1, counts, FrequencyWorld.Days(30)))
            .After(FrequencyWorld.Attempt(Charged, OutcomeKind.Refused) with { EndedAt = Ended });
        Instant frees = (fromTheEnd ? Ended : Charged) + Month;

        CallDecision before = await world.AskAsync(frees - Duration.FromSeconds(1));

        Assert.Equal("blocked (frequency.limit-reached)", before.ToString());
        Assert.Equal(frees, before.RetryAt);
        Assert.True(await world.IsPermittedAsync(frees));
    }

    [Fact]
    public async Task An_end_before_the_charge_by_a_clock_apart_and_an_unknown_one_shorten_nothing()
    {
        FrequencyLimit coolOff = FrequencyWorld.Limit("cool-off", 1, AttemptMeasures.Refused, FrequencyWorld.Days(30));
        foreach (Instant? ended in new Instant?[] { Charged - Duration.FromSeconds(2), null })
        {
            FrequencyWorld world = new FrequencyWorld(coolOff).After(FrequencyWorld.Attempt(Charged, OutcomeKind.Refused) with { EndedAt = ended });

            Assert.Equal(Charged + Month, (await world.AskAsync(Charged + Month - Duration.FromSeconds(1))).RetryAt);
        }
    }

    [Fact]
    public async Task A_store_judges_by_the_end_too()
    {
        ChargeLine line = new("cool-off", AttemptMeasures.Refused, AttemptScope.Controller, Month, null, 1);
        var clock = new FakeTimeProvider(Charged.ToDateTimeOffset());
        var store = new InMemoryAttemptStore(clock);
        PermitId permit = (await ChargeAsync(store, line)).Attempt!.Permit;
        clock.SetUtcNow(Ended.ToDateTimeOffset());
        await store.CompleteAsync(permit, new CallOutcome { Kind = OutcomeKind.Refused, OccurredAt = Ended }, Token);

        clock.SetUtcNow((Charged + Month).ToDateTimeOffset());
        Assert.Equal(ChargeStatus.Refused, (await ChargeAsync(store, line)).Status);
        clock.SetUtcNow((Ended + Month).ToDateTimeOffset());
        Assert.Equal(ChargeStatus.Charged, (await ChargeAsync(store, line)).Status);
    }

    [Fact]
    public async Task Two_calls_that_ended_in_another_order_than_they_began_leave_their_window_by_their_ends()
    {
        FrequencyWorld world = new FrequencyWorld(FrequencyWorld.Limit("talks", 2, AttemptMeasures.Spoken, FrequencyWorld.Hours(4))).After(
            FrequencyWorld.Attempt(Charged, OutcomeKind.Spoken) with { EndedAt = Charged + Duration.FromHours(3) },
            FrequencyWorld.Attempt(Charged + Duration.FromHours(1), OutcomeKind.Spoken) with { EndedAt = Charged + Duration.FromHours(2) });

        CallDecision decision = await world.AskAsync(Charged + Duration.FromHours(5));

        Assert.Equal(Charged + Duration.FromHours(6), decision.RetryAt);
        Assert.True(await world.IsPermittedAsync(Charged + Duration.FromHours(6)));
    }

    private static async Task<ChargeResult> ChargeAsync(InMemoryAttemptStore store, ChargeLine line) =>
        (await store.ChargeAsync([new AttemptCharge { Permit = PermitId.NewAt(Charged), Request = TestWorld.FirstRequest, TimeToLive = Duration.FromMinutes(1), Lines = [line] }], Token))[0];
}
