using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A batch keeps to a few phases of the stores, however many of its candidates fail.</summary>
public sealed class BatchPhasesTests
{
    private readonly List<string> steps = [];
    private InMemoryAttemptStore? store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_candidates_whose_second_decision_fails_take_ten_phases()
    {
        TestWorld world = Watched(() => steps.Count(step => step == nameof(ConsentEntry)) > 1);
        ComplianceEngine engine = await world.EngineAsync();

        ImmutableArray<Acquisition> answers = await engine.AcquireManyAsync([.. Enumerable.Repeat(world.Request, 200)], 1, Token);

        Assert.DoesNotContain(answers, answer => answer.Permit is not null);
        Assert.Equal(10, Phases());
        Assert.Equal((3, 3, 3), (Count("charge"), Count(nameof(ConsentEntry)) - 1, Count("cancel")));
        Assert.All(answers[..3], answer => Assert.Contains("consent.unavailable", answer.Decision.Reasons));
        Assert.All(answers[3..], answer => Assert.Equal("blocked (permit.not-tried)", answer.ToString()));
        Assert.Empty((await store!.FindAsync([AttemptQuery.For(world.Request)], Token))[0]);
    }

    [Fact]
    public async Task Two_hundred_that_are_given_back_at_once_take_one_phase_for_it()
    {
        TestWorld world = Watched(() => steps.Count(step => step == nameof(ConsentEntry)) > 1);
        ComplianceEngine engine = await world.EngineAsync();

        await engine.AcquireManyAsync([.. Enumerable.Repeat(world.Request, 200)], 200, Token);

        Assert.Equal((1, 1, 1), (Count("charge"), Count(nameof(ConsentEntry)) - 1, Count("cancel")));
        Assert.Equal(4, Phases());
    }

    [Fact]
    public async Task A_batch_that_is_granted_takes_three_phases()
    {
        TestWorld world = Watched(() => false);
        ComplianceEngine engine = await world.EngineAsync();

        ImmutableArray<Acquisition> answers = await engine.AcquireManyAsync([.. Enumerable.Repeat(world.Request, 200)], 50, Token);

        Assert.Equal(50, answers.Count(answer => answer.Permit is not null));
        Assert.All(answers[50..], answer => Assert.Equal("blocked (permit.enough-granted)", answer.ToString()));
        Assert.Equal(3, Phases());
    }

    [Fact]
    public async Task A_candidate_that_is_refused_makes_room_for_the_one_after_it()
    {
        TestWorld world = Watched(() => false);
        ComplianceEngine engine = await world.EngineAsync();
        CallRequest taken = world.Request with { RequestId = "x" };
        await engine.AcquireAsync(taken, Token);
        steps.Clear();

        ImmutableArray<Acquisition> answers = await engine.AcquireManyAsync([world.Request, taken with { OperatorReserved = true }, world.Request], 2, Token);

        Assert.Equal([true, false, true], answers.Select(answer => answer.Permit is not null));
        Assert.Equal("blocked (permit.request-conflict)", answers[1].ToString());
        Assert.Equal(5, Phases());
    }

    [Fact]
    public async Task A_request_id_that_stands_twice_in_a_batch_is_one_permit_and_the_second_candidate_is_refused()
    {
        TestWorld world = new TestWorld().Granted().Asking(call => call with { RequestId = "q-1" });
        ComplianceEngine engine = await world.EngineAsync();

        ImmutableArray<Acquisition> answers = await engine.AcquireManyAsync([world.Request, world.Request, world.Request with { RequestId = "q-2" }], 2, Token);

        Assert.Equal([true, false, true], answers.Select(answer => answer.Permit is not null));
        Assert.Equal("blocked (permit.request-conflict)", answers[1].ToString());
        Assert.NotEqual(answers[0].Permit!.Id, answers[2].Permit!.Id);
    }

    private TestWorld Watched(Func<bool> fails) => new TestWorld().Granted().AttemptsIn(clock => store = new InMemoryAttemptStore(clock)).BeforeEachStore(step =>
    {
        steps.Add(step);
        return step == nameof(ConsentEntry) && fails() ? throw new IOException() : Task.CompletedTask;
    });

    private int Count(string step) => steps.Count(other => other == step);

    // Facts are asked for side by side: the first question of a phase, and each step of the attempts that is not among them.
    private int Phases() => Count(nameof(ConsentEntry)) + Count("charge") + Count("cancel");
}
