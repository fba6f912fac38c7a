using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>The cases ask nothing that only a store in memory can do: stores that are right in other ways pass them too.</summary>
public sealed class OtherRightStoresTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<ConformanceCase<IAttemptStore>> Attempts => [.. AttemptConformance.Cases];

    public static TheoryData<ConformanceCase<IAttemptStore>> AttemptsWithoutClock => [.. AttemptConformance.Cases.Where(one => !one.Needs.HasFlag(StoreAbilities.FollowsClock))];

    /// <summary>A database stamps with the time that it is.</summary>
    [Theory]
    [MemberData(nameof(AttemptsWithoutClock))]
    public Task A_store_on_a_clock_of_its_own(ConformanceCase<IAttemptStore> one) => one.RunAsync(
        new StoreMaker<IAttemptStore>(_ => new InMemoryAttemptStore(new MillisecondClock(TimeProvider.System)), StoreAbilities.Reopens | StoreAbilities.IsShared), Token);

    /// <summary>A store across a network answers later, on another thread, with objects read anew, and stamps in milliseconds.</summary>
    [Theory]
    [MemberData(nameof(Attempts))]
    public Task A_store_that_answers_later_with_other_objects(ConformanceCase<IAttemptStore> one) => one.RunAsync(
        new StoreMaker<IAttemptStore>(clock => new HookedAttempts(Copying(new InMemoryAttemptStore(new MillisecondClock(clock))), async (_, _) => await Task.Yield())), Token);

    private static AlteredAttempts Copying(InMemoryAttemptStore inner) => new(inner)
    {
        Find = async (store, queries, token) => [.. (await store.FindAsync(queries, token)).Select(answer => answer.Select(attempt => attempt with { }).ToImmutableArray())],
        Charge = async (store, charges, token) => [.. (await store.ChargeAsync(charges, token)).Select(result => result with { Attempt = Copy(result.Attempt), Seen = [.. result.Seen] })],
        Confirm = async (store, permit, token) => await store.ConfirmAsync(permit, token) is var confirmed ? confirmed with { Attempt = Copy(confirmed.Attempt) } : confirmed,
        Cancel = async (store, returns, token) => [.. (await store.CancelAsync(returns, token)).Select(Copy)],
        Complete = async (store, permit, outcome, token) => await store.CompleteAsync(permit, outcome, token) is var done ? done with { Attempt = Copy(done.Attempt) } : done,
        Read = async (store, permit, token) => Copy(await store.ReadAsync(permit, token)),
        Count = async (store, queries, token) => [.. (await store.CountAsync(queries, token)).Select(counted => counted with { Whole = counted.Whole with { } })],
    };

    private static StoredAttempt? Copy(StoredAttempt? attempt) => attempt is null ? null : attempt with
    {
        Request = attempt.Request with { Campaign = attempt.Request.Campaign with { Controller = attempt.Request.Campaign.Controller with { } }, Evidence = attempt.Request.Evidence is { } evidence ? evidence with { } : null },
        Outcome = Copy(attempt.Outcome),
        Conflicts = [.. attempt.Conflicts.Select(conflict => Copy(conflict)!)],
    };

    private static CallOutcome? Copy(CallOutcome? outcome) => outcome is null ? null : outcome with { Fulfilled = [.. outcome.Fulfilled] };

    private sealed class MillisecondClock(TimeProvider inner) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(inner.GetUtcNow().ToUnixTimeMilliseconds());
    }
}
