using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Permits;

/// <summary>A deliberately wrong store: it judges the lines, lets others go first, and charges without judging again.</summary>
/// <param name="time">The store's clock.</param>
/// <param name="guardOf">What a charge shuts out meanwhile: nothing unless said.</param>
internal sealed class RacyAttempts(TimeProvider time, Func<CallRequest, object>? guardOf = null) : DelegatingAttempts(new InMemoryAttemptStore(time))
{
    private int judged;

    public override ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken)
    {
        var results = new ChargeResult[charges.Length];
        for (int i = 0; i < results.Length; i++)
        {
            lock (guardOf?.Invoke(charges[i].Request) ?? new object())
                results[i] = Charge(charges[i], cancellationToken);
        }

        return ValueTask.FromResult<ImmutableArray<ChargeResult>>([.. results]);
    }

    private ChargeResult Charge(AttemptCharge charge, CancellationToken cancellationToken)
    {
        ImmutableArray<AttemptRecord> seen = Now(FindAsync([AttemptQuery.For(charge.Request)], cancellationToken))[0];
        Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
        foreach (ChargeLine line in charge.Lines)
        {
            if (!line.Judge(seen.AsSpan(), ChargedCall.For(charge.Request), now, out _))
                return new ChargeResult { Status = ChargeStatus.Refused, At = now, Seen = seen };
        }

        // Wait for company, but not for ever: whoever comes in here judged without seeing this charge.
        Interlocked.Increment(ref judged);
        for (int i = 0; i < 100 && Volatile.Read(ref judged) < 2; i++)
            Thread.Yield();
        ChargeResult charged = Now(base.ChargeAsync([charge with { Lines = [] }], cancellationToken))[0];
        Interlocked.Decrement(ref judged);
        return charged;
    }

    private static T Now<T>(ValueTask<T> done) => done.AsTask().GetAwaiter().GetResult();
}
