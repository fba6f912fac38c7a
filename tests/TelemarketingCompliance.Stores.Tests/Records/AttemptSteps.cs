using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;

namespace TelemarketingCompliance.Stores.Tests.Records;

/// <summary>Operations on a store of attempts, one after the other, at random; each is done to two stores, which must answer alike.</summary>
internal sealed class AttemptSteps(AnyRecord record, FakeTimeProvider clock)
{
    private readonly List<PermitId> permits = [];
    private readonly List<CallRequest> calls = [];
    private readonly List<StoredAttempt> past = [];

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>The next operation; time moves on before it.</summary>
    public Func<IAttemptStore, Task<object?>> Next()
    {
        clock.Advance(record.Random.Next(6) switch
        {
            0 => TimeSpan.FromDays(record.Random.Next(1, 9)),
            1 => TimeSpan.FromHours(1) - TimeSpan.FromTicks(record.Random.Next(2)),
            2 => TimeSpan.Zero,
            3 => TimeSpan.FromMinutes(10),
            _ => TimeSpan.FromTicks(record.Random.NextInt64(TimeSpan.TicksPerHour)),
        });
        return record.Random.Next(12) switch
        {
            0 or 1 or 2 or 3 => Charge(),
            4 => OnPermit(static (store, permit) => store.ConfirmAsync(permit, default)),
            5 => Cancel(),
            6 or 7 => Complete(),
            8 => TakeOver(),
            9 => Find(record.Random.Next(1, 5)),
            10 => Find(record.Random.Next(Presence.BulkCount, 120)),
            _ => Count(),
        };
    }

    /// <summary>Everything that can be asked.</summary>
    public async Task<object?> AskAllAsync(IAttemptStore store) => new object?[]
    {
        await FindAsync(store, [.. calls.Select(call => AttemptQuery.For(call))]),
        await CountAsync(store, [.. calls.Select(CampaignQuery.For)]),
        await Task.WhenAll(permits.Select(async permit => await store.ReadAsync(permit, default))),
    };

    private Func<IAttemptStore, Task<object?>> Charge()
    {
        ImmutableArray<AttemptCharge> charges = [.. Enumerable.Range(0, record.Random.Next(1, 6)).Select(_ => new AttemptCharge
        {
            Permit = PermitId.NewAt(Now), Request = Call(), TimeToLive = Duration.FromSeconds(record.Rarely() ? record.Random.Next(600, 90_000) : record.Random.Next(1, 600)), EndsAt = record.Rarely() ? Now + Duration.FromSeconds(record.Random.Next(300)) : null,
            Lines = [.. Enumerable.Range(0, record.Random.Next(3)).Select(_ => Line())],
        })];
        permits.AddRange(charges.Select(charge => charge.Permit));
        return async store => await store.ChargeAsync(charges, default);
    }

    private Func<IAttemptStore, Task<object?>> Cancel()
    {
        AttemptReturn[] others = [.. Enumerable.Range(0, record.Random.Next(3)).Select(_ => new AttemptReturn(SomePermit(), record.One<int?>(null, 1, 2)))];
        int? handedOut = record.One<int?>(null, null, 1, 2);
        return OnPermit((store, permit) => store.CancelAsync([new AttemptReturn(permit, handedOut), .. others], default));
    }

    private Func<IAttemptStore, Task<object?>> Complete()
    {
        CallOutcome outcome = record.Outcome(Now);
        return OnPermit((store, permit) => store.CompleteAsync(permit, outcome, default));
    }

    private Func<IAttemptStore, Task<object?>> TakeOver()
    {
        ImmutableArray<StoredAttempt> taken = [.. Enumerable.Range(0, record.Random.Next(1, 6)).Select(_ => past.Count > 0 && record.Rarely() ? Again(record.One(past.ToArray())) : Past())];
        permits.AddRange(taken.Select(attempt => attempt.Permit));
        return async store =>
        {
            ArgumentException? refused = await Record.ExceptionAsync(async () => await store.RecordPastAsync(taken, default)) as ArgumentException;
            if (refused is null)
                past.AddRange(taken.Where(attempt => !past.Contains(attempt)));
            return refused is not null;
        };
    }

    private Func<IAttemptStore, Task<object?>> Find(int count)
    {
        ImmutableArray<AttemptQuery> queries = [.. Enumerable.Range(0, count).Select(_ => AttemptQuery.For(Call(), permits.Count > 0 && record.Rarely() ? record.One(permits.ToArray()) : null))];
        return store => FindAsync(store, queries);
    }

    private Func<IAttemptStore, Task<object?>> Count()
    {
        ImmutableArray<CampaignQuery> queries =
            [.. from controller in AnyRecord.Parties from campaign in AnyRecord.Campaigns select new CampaignQuery(controller, campaign, record.Of(AnyRecord.Parties))];
        return store => CountAsync(store, queries);
    }

    private Func<IAttemptStore, Task<object?>> OnPermit<T>(Func<IAttemptStore, PermitId, ValueTask<T>> operation)
    {
        PermitId permit = SomePermit();
        return async store => await operation(store, permit);
    }

    private PermitId SomePermit() => permits.Count == 0 || record.Random.Next(20) == 0 ? PermitId.NewAt(Now) : permits[^record.Random.Next(1, Math.Min(permits.Count, 12) + 1)];

    // Mostly calls that were made before: their numbers, persons and request ids meet.
    private CallRequest Call()
    {
        if (calls.Count > 3 && record.Often())
            return record.Often() ? record.One(calls.ToArray()) : record.One(calls.ToArray()) with { OperatorReserved = record.Rarely() };
        CallRequest call = record.Call();
        calls.Add(call);
        return call;
    }

    private StoredAttempt Past()
    {
        Instant at = record.Rarely() ? Now - Duration.FromMinutes(record.Random.Next(30)) : Now - Duration.FromTicks(record.Random.NextInt64(TimeSpan.TicksPerDay * 60));
        return new StoredAttempt
        {
            Permit = PermitId.NewAt(at),
            Request = Call(),
            ChargedAt = at,
            ExpiresAt = at + Duration.FromSeconds(record.Random.Next(60)),
            ConfirmedAt = record.Rarely() ? at : null,
            IsCancelled = record.Random.Next(6) == 0,
            Outcome = record.Random.Next(15) == 0 ? null : record.Outcome(at),
            Conflicts = record.Rarely() ? [record.Outcome(at)] : [],
        };
    }

    // The same attempt in other objects, or another one under its permit.
    private StoredAttempt Again(StoredAttempt attempt) => record.Often()
        ? attempt with { Outcome = attempt.Outcome! with { Fulfilled = [.. attempt.Outcome.Fulfilled] } }
        : attempt with { ChargedAt = attempt.ChargedAt - Duration.Epsilon };

    private ChargeLine Line() => record.Rarely()
        ? new("day", Measures(), Scope(), null, new Interval(Now - Duration.FromHours(record.Random.Next(1, 24)), Now + Duration.FromHours(record.Random.Next(-1, 24))), record.Random.Next(1, 4), record.Rarely() ? "web-0" : null)
        : new("rolling", Measures(), Scope(), Duration.FromHours(record.Random.Next(1, 300)), null, record.Random.Next(1, 4), record.Rarely() ? "web-1" : null);

    private AttemptMeasures Measures() => record.One(AttemptMeasures.Attempt, AttemptMeasures.Rang, AttemptMeasures.Technical, AttemptMeasures.All);

    private AttemptScope Scope() => record.One(Enum.GetValues<AttemptScope>());

    private static async Task<object?> FindAsync(IAttemptStore store, ImmutableArray<AttemptQuery> queries) => await store.FindAsync(queries, default);

    private static async Task<object?> CountAsync(IAttemptStore store, ImmutableArray<CampaignQuery> queries) => await store.CountAsync(queries, default);
}
