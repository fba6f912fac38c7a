using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Requests;

/// <summary>Who asked to be called may be called: for what was asked, in time, once (operator FAQ of the register: a one-off, never a consent).</summary>
public sealed class PersonRequestRuleTests
{
    private static readonly Instant Made = TestWorld.DaysAgo(1);
    private static readonly Instant Over = Made + Duration.FromHours(72);

    [Fact]
    public async Task A_request_carries_the_call_that_says_it_answers_one_and_no_other()
    {
        await new TestWorld().OnRequest().SaysAsync("permitted (Request)");
        await new TestWorld().AskedToBeCalled().Asking(call => call with { NumberSource = NumberSource.PersonRequest }).SaysAsync("permitted (Request)");
        await new TestWorld().AskedToBeCalled().SaysAsync("blocked (consent.listing-unknown; basis.none)");
    }

    [Fact]
    public Task A_request_needs_no_list() =>
        new TestWorld().AskedToBeCalled().Asking(call => call with { ContactList = null, NumberSource = NumberSource.PersonRequest }).SaysAsync("permitted (Request)");

    [Fact]
    public async Task A_request_is_good_for_its_hours_and_not_one_instant_longer()
    {
        TestWorld world = new TestWorld().AskedToBeCalled().ReliesOn(EvidenceKind.PersonRequest, "web-1");

        Assert.Equal(Over, (await world.AskAsync()).ValidUntil);
        await world.SaysAsync("permitted (Request)", Over - Duration.Epsilon);
        Assert.Contains("request.expired", (await world.AskAsync(Over)).Reasons);
    }

    [Fact]
    public async Task A_request_may_end_earlier_and_not_later()
    {
        Instant earlier = TestWorld.Now + Duration.FromHours(1);

        Assert.Equal(earlier, (await new TestWorld().OnRequest(request => request with { ExpiresAt = earlier }).AskAsync()).ValidUntil);
        Assert.Equal(Over, (await new TestWorld().OnRequest(request => request with { ExpiresAt = Over + Duration.FromDays(1) }).AskAsync()).ValidUntil);
    }

    [Theory]
    [InlineData("request.used")]
    [InlineData("request.expired")]
    [InlineData("request.other-purpose")]
    [InlineData("request.unknown")]
    public async Task A_call_that_relies_on_a_request_blocks_where_the_request_does_not_carry_it_and_another_call_is_not_touched(string reason)
    {
        TestWorld claiming = With(reason).Granted().ReliesOn(EvidenceKind.PersonRequest, "web-1");
        TestWorld fromRequest = With(reason).Granted().Asking(call => call with { NumberSource = NumberSource.PersonRequest });
        TestWorld other = With(reason).Granted();

        await claiming.SaysAsync($"blocked ({reason})");
        await fromRequest.SaysAsync($"blocked ({reason})");
        await other.SaysAsync("permitted (Consent)");
    }

    [Fact]
    public async Task Of_one_request_under_several_entries_the_earliest_end_counts_and_one_use_is_enough()
    {
        await new TestWorld().AskedToBeCalled().AskedToBeCalled(request => request with { UsedAt = TestWorld.Ago(0.5) }).Granted().ReliesOn(EvidenceKind.PersonRequest, "web-1").SaysAsync("blocked (request.used)");
        await new TestWorld().AskedToBeCalled().AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(4) }).Granted().ReliesOn(EvidenceKind.PersonRequest, "web-1").SaysAsync("blocked (request.expired)");
    }

    [Fact]
    public async Task A_call_that_names_a_request_is_judged_by_that_one_and_one_that_names_none_by_the_best()
    {
        TestWorld Two() => new TestWorld().Granted().AskedToBeCalled(request => request with { UsedAt = TestWorld.Ago(0.5) }).AskedToBeCalled(request => request with { Reference = "web-2" });

        await Two().ReliesOn(EvidenceKind.PersonRequest, "web-1").SaysAsync("blocked (request.used)");
        await Two().ReliesOn(EvidenceKind.PersonRequest, "web-2").SaysAsync("permitted (Request)");
        await Two().Asking(call => call with { NumberSource = NumberSource.PersonRequest }).SaysAsync("permitted (Request)");
        await Two().SaysAsync("permitted (Consent)");
    }

    [Fact]
    public async Task A_request_of_somebody_else_or_of_the_numbers_former_holder_is_unknown()
    {
        await new TestWorld().Asking(call => call with { Subject = new SubjectId("p-1") }).Granted().OnRequest(request => request with { Subject = new SubjectId("p-2") }).SaysAsync("blocked (request.unknown)");
        Assert.Contains("request.unknown", (await new TestWorld().OnRequest().Said(ConsentState.Reassigned, TestWorld.Ago(0.5)).AskAsync()).Reasons);
    }

    [Fact]
    public Task A_request_made_to_another_controller_is_unknown_here() =>
        new TestWorld().Granted().AskedToBeCalled(request => request with { Controller = TestWorld.Beta }).ReliesOn(EvidenceKind.PersonRequest, "web-1").SaysAsync("blocked (request.unknown)");

    [Fact]
    public Task A_request_does_not_carry_a_call_placed_before_it() =>
        new TestWorld().Granted().AskedToBeCalled(request => request with { MadeAt = RecordedTime.At(TestWorld.Now + Duration.Epsilon) }).ReliesOn(EvidenceKind.PersonRequest, "web-1")
            .SaysAsync("blocked (request.unknown)");

    private static TestWorld With(string reason) => reason switch
    {
        "request.used" => new TestWorld().AskedToBeCalled(request => request with { UsedAt = TestWorld.Ago(0.5) }),
        "request.expired" => new TestWorld().AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(3) }),
        "request.other-purpose" => new TestWorld().AskedToBeCalled(request => request with { Purposes = [CallPurpose.WinBack] }),
        _ => new TestWorld(),
    };
}
