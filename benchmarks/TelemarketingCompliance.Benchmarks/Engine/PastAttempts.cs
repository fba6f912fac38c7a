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
    private ulong strangers;

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
            Duration lasted = Duration.FromMinutes(random.Next(40));
            await DialAsync(store, call, random.Next(100) == 0 ? OutcomeKind.Silent : Outcomes[random.Next(Outcomes.Length)], Instant.Min(at + lasted, until));
        }

        now = until;
    }

    /// <summary>Dials so many others for a campaign, two hours ago.</summary>
    /// <param name="store">The store.</param>
    /// <param name="campaign">The campaign, with the processor that dials.</param>
    /// <param name="times">How many.</param>
    /// <param name="outcome">How all of them ended; null means that nobody reported it.</param>
    internal async Task DialStrangersAsync(InMemoryAttemptStore store, Campaign campaign, int times, OutcomeKind? outcome)
    {
        now = until - Duration.FromHours(2);
        for (int i = 0; i < times; i++)
            await DialAsync(store, new CallRequest { Callee = E164Number.FromDigits(39_06_90000000UL + ++strangers), Campaign = campaign }, outcome, now);
        now = until;
    }

    private async Task DialAsync(InMemoryAttemptStore store, CallRequest call, OutcomeKind? outcome, Instant endedAt)
    {
        PermitId permit = PermitId.NewAt(now);
        await store.ChargeAsync([new AttemptCharge { Permit = permit, Request = call, TimeToLive = Duration.FromMinutes(1), Lines = [] }], default);
        if (outcome is { } kind)
            await store.CompleteAsync(permit, new CallOutcome { Kind = kind, OccurredAt = endedAt }, default);
    }
}
