using System.Collections.Concurrent;
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Limits;
using TelemarketingCompliance.Tests.Permits;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Law 6: under any interleaving of any number of nodes no limit is exceeded, and a permit in somebody's hand always counts.</summary>
public sealed class LimitRaceTests
{
    /// <summary>So many plans of sixteen threads are enough to find a wrong store.</summary>
    private const int Enough = 40;

    [Property(MaxTest = 30, Arbitrary = [typeof(LimitPlans)], QuietOnSuccess = true)]
    public void Sixteen_threads_through_the_engine_never_exceed_a_limit(LimitPlan plan) =>
        Assert.Empty(new LimitRace(plan, clock => new InMemoryAttemptStore(clock)).Run());

    [Fact]
    public void The_plans_charge_refuse_retry_confirm_and_give_back()
    {
        LimitRace[] races = [.. Plans(8).Select(plan => new LimitRace(plan, clock => new InMemoryAttemptStore(clock)))];
        foreach (LimitRace race in races)
            Assert.Empty(race.Run());

        Assert.All(Enum.GetValues<ChargeStatus>(), status => Assert.True(races.Sum(race => race.Count(status)) >= 3, $"{status}: {races.Sum(race => race.Count(status))}"));
        Assert.True(races.Sum(race => race.Confirmed) >= 50, $"{races.Sum(race => race.Confirmed)} confirmed");
        Assert.True(races.Sum(race => race.GivenBack) >= 5, $"{races.Sum(race => race.GivenBack)} given back");
    }

    [Fact]
    public void A_store_that_judges_first_and_charges_later_is_found_out() => Assert.True(IsFound(clock => new RacyAttempts(clock)));

    [Fact]
    public void A_store_that_locks_the_number_and_not_the_person_is_found_out()
    {
        var guards = new ConcurrentDictionary<E164Number, object>();

        Assert.True(IsFound(clock => new RacyAttempts(clock, call => guards.GetOrAdd(call.Callee, _ => new object()))));
    }

    [Fact]
    public void A_store_that_forgets_who_was_handed_a_permit_is_found_out() => Assert.True(IsFound(clock => new ForgetfulAttempts(new InMemoryAttemptStore(clock))));

    private static bool IsFound(Func<TimeProvider, IAttemptStore> store) => Plans(Enough).Any(plan => !new LimitRace(plan, store).Run().IsEmpty);

    private static LimitPlan[] Plans(int count) => Gen.Sample(LimitPlan.Arbitrary.Generator, count, new Rnd(20260520), 30);

    /// <summary>A deliberately wrong store: every confirm is the first, and what is given back is given back, whoever holds it.</summary>
    private sealed class ForgetfulAttempts(IAttemptStore inner) : DelegatingAttempts(inner)
    {
        public override async ValueTask<StoredConfirmation> ConfirmAsync(PermitId permit, CancellationToken cancellationToken) =>
            await base.ConfirmAsync(permit, cancellationToken) with { MarkedNow = true };

        public override ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken) =>
            base.CancelAsync([.. returns.Select(returned => returned with { HandedOut = null })], cancellationToken);
    }

    private static class LimitPlans
    {
        public static Arbitrary<LimitPlan> LimitPlan() => Limits.LimitPlan.Arbitrary;
    }
}
