using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Permits;

/// <summary>The life of a permit: acquired, confirmed, completed or given back.</summary>
public sealed class PermitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_permitted_call_gets_a_permit_that_lives_a_minute_and_says_what_it_still_must_do()
    {
        TestWorld world = new TestWorld().Granted();

        Acquisition acquired = await world.AcquireAsync();

        Assert.True(acquired.Decision.IsPermitted);
        CallPermit permit = Assert.IsType<CallPermit>(acquired.Permit);
        Assert.Equal(TestWorld.Now + Duration.FromMinutes(1), permit.ExpiresAt);
        Assert.Equal(CallBasis.Consent, permit.Basis);
        Assert.Equal(acquired.Decision.Obligations.Select(duty => duty.Code), permit.Obligations.Select(duty => duty.Code));
        Assert.NotEmpty(permit.Obligations);
        Assert.Equal(1, world.Stores.Attempts.Count);
    }

    [Fact]
    public async Task A_preview_permit_lives_ten_minutes() => Assert.Equal(
        TestWorld.Now + Duration.FromMinutes(10), (await new TestWorld().Granted().By(DialingMode.Preview).AcquireAsync()).Permit!.ExpiresAt);

    [Fact]
    public async Task A_permit_ends_with_the_first_of_its_reasons()
    {
        Instant end = TestWorld.Now + Duration.FromSeconds(20);
        TestWorld world = new TestWorld().Granted(consent => consent with { ExpiresAt = end });

        Assert.Equal(end, (await world.AcquireAsync()).Permit!.ExpiresAt);
    }

    [Fact]
    public async Task A_blocked_call_gets_none_and_charges_nothing()
    {
        TestWorld world = new TestWorld().Granted().Objected();

        Acquisition acquired = await world.AcquireAsync();

        Assert.Null(acquired.Permit);
        Assert.Equal("blocked (blacklist.listed)", acquired.ToString());
        Assert.Equal(0, world.Stores.Attempts.Count);
    }

    [Fact]
    public async Task An_attempt_in_flight_counts_and_the_decision_names_the_limit_and_when_it_frees()
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(4));
        await world.AcquireAsync();

        Acquisition second = await world.AcquireAsync();

        Assert.Equal("blocked (host.limit-reached)", second.ToString());
        Assert.Equal(TestWorld.Now + Duration.FromHours(4), second.Decision.RetryAt);
    }

    [Fact]
    public async Task An_attempt_that_was_given_back_counts_as_nothing()
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(4));
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;

        Assert.True(await engine.CancelAsync(permit.Id, Token));

        Assert.Equal("blocked (permit.cancelled)", (await engine.ConfirmAsync(permit, Token)).ToString());
        Assert.NotNull((await world.AcquireAsync()).Permit);
        Assert.False(await engine.CancelAsync(PermitId.NewAt(TestWorld.Now), Token));
    }

    [Fact]
    public async Task A_confirmed_permit_may_be_dialed_and_its_own_attempt_does_not_stand_in_its_way()
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(4));
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        world.Clock.Advance(TimeSpan.FromSeconds(59));

        Acquisition confirmed = await engine.ConfirmAsync(permit, Token);

        Assert.Equal(permit.Id, confirmed.Permit!.Id);
        Assert.Equal(permit.ExpiresAt, confirmed.Permit.ExpiresAt);
        Assert.NotNull((await engine.ConfirmAsync(permit, Token)).Permit);
    }

    [Fact]
    public async Task A_permit_past_its_time_blocks_beside_what_the_rules_say_and_is_given_back()
    {
        TestWorld world = new TestWorld().Granted(consent => consent with { ExpiresAt = TestWorld.Now + Duration.FromSeconds(90) });
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        world.Clock.Advance(TimeSpan.FromSeconds(90));

        Acquisition confirmed = await engine.ConfirmAsync(permit, Token);

        Assert.Null(confirmed.Permit);
        Assert.Equal("blocked (consent.expired; basis.none; permit.expired)", confirmed.ToString());
        Assert.All(Enum.GetValues<Language>(), language => Assert.DoesNotMatch("[{}]", confirmed.Decision.ToText(language)));
        Assert.True((await world.Stores.Attempts.ReadAsync(permit.Id, Token))!.IsCancelled);
    }

    [Fact]
    public async Task A_confirmed_permit_that_is_confirmed_again_too_late_stays_charged_because_it_may_have_been_dialed()
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        await engine.ConfirmAsync(permit, Token);
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("blocked (permit.expired)", (await engine.ConfirmAsync(permit, Token)).ToString());

        Assert.Equal(AttemptMeasures.All, (await world.Stores.Attempts.ReadAsync(permit.Id, Token))!.Counts);
    }

    [Fact]
    public async Task Permits_of_another_store_are_unknown()
    {
        CallPermit foreign = (await new TestWorld().Granted().AcquireAsync()).Permit!;
        ComplianceEngine engine = await new TestWorld().Granted().EngineAsync();

        Assert.Equal("blocked (permit.unknown)", (await engine.ConfirmAsync(foreign, Token)).ToString());
    }

    [Fact]
    public async Task The_same_request_id_brings_the_same_permit_back_and_another_call_under_it_is_refused()
    {
        TestWorld world = new TestWorld().Granted().Limit(1, Duration.FromHours(4)).Asking(call => call with { RequestId = "q-1" });
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit first = (await world.AcquireAsync()).Permit!;

        CallPermit again = (await world.AcquireAsync()).Permit!;
        Acquisition other = await engine.AcquireAsync(world.Request with { OperatorReserved = true }, Token);

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(1, world.Stores.Attempts.Count);
        Assert.Equal("blocked (permit.request-conflict)", other.ToString());
    }

    [Fact]
    public async Task A_retry_of_a_request_whose_permit_is_over_or_used_gets_none()
    {
        TestWorld world = new TestWorld().Granted().Asking(call => call with { RequestId = "q-1" });
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("blocked (permit.expired)", (await world.AcquireAsync()).ToString());

        await engine.CompleteAsync(permit, new CallOutcome { Kind = OutcomeKind.Busy, OccurredAt = TestWorld.Now }, Token);
        Assert.Equal("blocked (permit.closed)", (await world.AcquireAsync()).ToString());
    }

    [Fact]
    public async Task A_request_id_is_free_again_once_its_attempt_was_given_back()
    {
        TestWorld world = new TestWorld().Granted().Asking(call => call with { RequestId = "q-1" });
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit first = (await world.AcquireAsync()).Permit!;
        await engine.CancelAsync(first.Id, Token);

        Assert.NotEqual(first.Id, (await world.AcquireAsync()).Permit!.Id);
    }

    [Fact]
    public async Task Many_candidates_are_taken_in_order_one_per_callee_and_no_more_than_wanted()
    {
        TestWorld world = new TestWorld().Granted().Objected(entry => entry with { Number = TestWorld.Mobile }).Limit(1, Duration.FromHours(4));
        ComplianceEngine engine = await world.EngineAsync();
        CallRequest first = world.Request with { Evidence = new CallEvidence(EvidenceKind.CaseReference, "a") };
        CallRequest blocked = world.Request with { Callee = TestWorld.Mobile };

        ImmutableArray<Acquisition> answers = await engine.AcquireManyAsync([blocked, first, world.Request, world.Request], 2, Token);

        Assert.Null(answers[0].Permit);
        Assert.Contains("blacklist.listed", answers[0].Decision.Reasons);
        Assert.NotNull(answers[1].Permit);
        Assert.Equal("blocked (host.limit-reached)", answers[2].ToString());
        Assert.Equal("blocked (host.limit-reached)", answers[3].ToString());

        answers = await engine.AcquireManyAsync([world.Request], 1, Token);
        Assert.Null(answers[0].Permit);
    }

    [Fact]
    public async Task Who_comes_after_the_last_permit_that_was_wanted_is_told_so()
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();

        ImmutableArray<Acquisition> answers = await engine.AcquireManyAsync([world.Request, world.Request, world.Request], 2, Token);

        Assert.Equal([true, true, false], answers.Select(answer => answer.Permit is not null));
        Assert.Equal("blocked (permit.enough-granted)", answers[2].ToString());
        Assert.Equal(2, world.Stores.Attempts.Count);
    }

    [Fact]
    public async Task A_call_that_nobody_dials_takes_no_permit() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await new TestWorld().Granted().Asking(call => call with { Kind = CallKind.Continued }).AcquireAsync());

    [Fact]
    public async Task The_text_of_a_permit_shows_no_number() =>
        Assert.DoesNotContain("0612345678", (await new TestWorld().Granted().AcquireAsync()).Permit!.ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task An_engine_without_a_store_of_attempts_grants_nothing_and_one_without_a_blacklist_is_not_built()
    {
        ComplianceEngine bare = ComplianceEngine.Create(_ => { });

        Assert.Contains("UseAttempts", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await bare.AcquireAsync(TestWorld.FirstRequest, Token))).Message, StringComparison.Ordinal);
        Assert.Contains("UseBlacklist", Assert.Throws<InvalidOperationException>(
            () => ComplianceEngine.Create(engine => engine.UseAttempts(new InMemoryAttemptStore(TimeProvider.System)))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CallKind.Continued)]
    [InlineData(CallKind.ReturnCall)]
    public async Task What_is_not_dialed_is_evaluated_and_charges_nothing(CallKind kind)
    {
        TestWorld world = new TestWorld().Granted().OnRequest().Asking(call => call with { Kind = kind });

        await Assert.ThrowsAsync<ArgumentException>(world.AcquireAsync);

        await world.SaysAsync("permitted (Request)");
        Assert.Empty((await world.Stores.Attempts.FindAsync([AttemptQuery.For(world.Request)], TestContext.Current.CancellationToken))[0]);
    }
}
