using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Laws.Limits;

/// <summary>What a dialer may do.</summary>
public enum LimitAct
{
    Acquire,
    Retry,
    AcquireMany,
    Confirm,
    ConfirmById,
    Complete,
    Cancel,
    OptOut,
    Wait,
}

/// <summary>One thing that one thread does about one person.</summary>
/// <param name="Act">What.</param>
/// <param name="Number">Which of the person's numbers.</param>
/// <param name="NamesPerson">Whether the call says who is behind the number.</param>
/// <param name="Role">Which controller, processor and campaign: one bit each.</param>
/// <param name="Outcome">How a call ends.</param>
/// <param name="Which">Which permit, which request id.</param>
public sealed record LimitStep(LimitAct Act, int Number, bool NamesPerson, int Role, OutcomeKind Outcome, int Which);

/// <summary>What sixteen threads do at the same time, under some limits.</summary>
public sealed record LimitPlan(ImmutableArray<FrequencyLimit> Limits, ImmutableArray<ImmutableArray<LimitStep>> Threads)
{
    /// <summary>So many steps each thread takes about one person before all go on to the next, whom nobody has called.</summary>
    internal const int StepsPerPerson = 5;

    internal const int People = 5;

    private const int ThreadCount = 16;

    private static readonly ImmutableArray<FrequencyLimit> AllLimits =
    [
        Limit("gap", 1, AttemptMeasures.Rang, AttemptScope.Controller, FrequencyWindow.Rolling(Duration.FromMinutes(3))),
        Limit("attempts", 2, AttemptMeasures.Attempt, AttemptScope.Controller, FrequencyWindow.Rolling(Duration.FromMinutes(30))),
        Limit("rings-a-day", 3, AttemptMeasures.Rang, AttemptScope.Campaign, FrequencyWindow.CalendarDays(1)),
        Limit("cool-off", 1, AttemptMeasures.Refused, AttemptScope.Controller, FrequencyWindow.Rolling(Duration.FromHours(1))),
        Limit("technical", 2, AttemptMeasures.Technical, AttemptScope.Processor, FrequencyWindow.Rolling(Duration.FromHours(1))),
        Limit("talks", 1, AttemptMeasures.Spoken, AttemptScope.Campaign, FrequencyWindow.CalendarDays(1)),
        Limit("everyone", 3, AttemptMeasures.Attempt, AttemptScope.Everyone, FrequencyWindow.Rolling(Duration.FromMinutes(10))),
    ];

    private static readonly Gen<LimitStep> Step =
        from act in Gen.Frequency(
            (24, Gen.Constant(LimitAct.Acquire)), (30, Gen.Constant(LimitAct.Retry)), (8, Gen.Constant(LimitAct.AcquireMany)), (20, Gen.Constant(LimitAct.Confirm)),
            (6, Gen.Constant(LimitAct.ConfirmById)), (24, Gen.Constant(LimitAct.Complete)), (4, Gen.Constant(LimitAct.Cancel)), (1, Gen.Constant(LimitAct.OptOut)), (2, Gen.Constant(LimitAct.Wait)))
        from number in Gen.Choose(0, 2)
        from names in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        from role in Gen.Frequency((4, Gen.Constant(0)), (3, Gen.Choose(0, 7)))
        from outcome in Gen.Choose(0, (int)OutcomeKind.ContractConcluded)
        from which in Gen.Choose(0, 999)
        select new LimitStep(act, number, names, role, (OutcomeKind)outcome, which);

    public static Arbitrary<LimitPlan> Arbitrary { get; } = (
        from count in Gen.Choose(1, 3)
        from limits in Gen.Shuffle(AllLimits.ToArray())
        from threads in Gen.ArrayOf(Gen.ArrayOf(Step, StepsPerPerson * People), ThreadCount)
        select new LimitPlan([.. limits.Take(count)], [.. threads.Select(steps => steps.ToImmutableArray())])).ToArbitrary();

    /// <summary>The call that a step is about; <paramref name="person"/> tells whom nobody has called before.</summary>
    internal static CallRequest CallOf(LimitStep step, int person) => TestWorld.FirstRequest with
    {
        Callee = NumberOf(person, step.Number),
        Subject = step.NamesPerson ? SubjectOf(person) : null,
        Campaign = TestWorld.FirstCampaign with
        {
            Id = new CampaignId((step.Role & 1) == 0 ? "spring" : "autumn"),
            Controller = new CampaignParty { Id = (step.Role & 2) == 0 ? TestWorld.Acme : TestWorld.Beta },
            Processor = new CampaignParty { Id = (step.Role & 4) == 0 ? TestWorld.CentreX : TestWorld.CentreY },
        },
    };

    /// <summary>The call of an id: who sends the id again sends the same call, but for one in five, who slips.</summary>
    internal static CallRequest RetryOf(LimitStep step, int person)
    {
        CallRequest call = step.Which % 5 == 0 ? CallOf(step, person) : CallOf(new LimitStep(LimitAct.Retry, step.Which % 2, true, 0, default, 0), person);
        return call with { RequestId = $"{person}-{step.Which % 2}" };
    }

    internal static SubjectId SubjectOf(int person) => new($"p-{person}");

    private static E164Number NumberOf(int person, int number) => E164Number.FromDigits(393330000000UL + (ulong)((person * 3) + number));

    private static FrequencyLimit Limit(string name, int max, AttemptMeasures counts, AttemptScope scope, FrequencyWindow window) =>
        new() { Name = name, Max = max, Counts = counts, Scope = scope, Window = window };
}
