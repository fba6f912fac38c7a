using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>A clock that is moved by hand, and the attempts of the last weeks on some of the numbers. Seeded.</summary>
internal sealed class PastAttempts : TimeProvider
{
    private static readonly OutcomeKind[] Outcomes = [OutcomeKind.NoAnswer, OutcomeKind.NoAnswer, OutcomeKind.Busy, OutcomeKind.Machine, OutcomeKind.NeverRang, OutcomeKind.Spoken, OutcomeKind.Refused];

    private readonly Random random = new(20261110);
    private readonly Instant until;
    private Instant now;

    internal PastAttempts(Instant until) => (this.until, now) = (until, until);

    public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();

    /// <summary>Charges one to three attempts on a quarter of the calls, in the order of time.</summary>
    internal async Task ChargeAsync(InMemoryAttemptStore store, ImmutableArray<CallRequest> calls)
    {
        var past = calls.Where(_ => random.Next(4) == 0)
            .SelectMany(call => Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Call: call, At: until - Duration.FromMinutes(random.Next(1, 40 * 24 * 60)))))
            .OrderBy(attempt => attempt.At);
        foreach ((CallRequest call, Instant at) in past)
        {
            now = at;
            PermitId permit = PermitId.NewAt(at);
            await store.ChargeAsync([new AttemptCharge { Permit = permit, Request = call, TimeToLive = Duration.FromMinutes(1), Lines = [] }], default);
            await store.CompleteAsync(permit, new CallOutcome { Kind = Outcomes[random.Next(Outcomes.Length)], OccurredAt = at }, default);
        }

        now = until;
    }
}
