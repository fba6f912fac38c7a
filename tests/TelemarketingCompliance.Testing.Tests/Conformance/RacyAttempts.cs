using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>A deliberately wrong store: it judges the lines, lets others go first, and charges without judging again.</summary>
internal sealed class RacyAttempts(TimeProvider time) : IAttemptStore
{
    private readonly InMemoryAttemptStore inner = new(time);

    public async ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<ChargeResult>(charges.Length);
        foreach (AttemptCharge charge in charges)
            results.Add(await ChargeAsync(charge, cancellationToken));
        return results.MoveToImmutable();
    }

    public ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>> FindAsync(ImmutableArray<AttemptQuery> queries, CancellationToken cancellationToken) => inner.FindAsync(queries, cancellationToken);

    public ValueTask<ImmutableArray<CampaignStatistics>> CountAsync(ImmutableArray<CampaignQuery> queries, CancellationToken cancellationToken) => inner.CountAsync(queries, cancellationToken);

    public ValueTask<StoredAttempt?> ConfirmAsync(PermitId permit, CancellationToken cancellationToken) => inner.ConfirmAsync(permit, cancellationToken);

    public ValueTask<StoredAttempt?> CancelAsync(PermitId permit, CancellationToken cancellationToken) => inner.CancelAsync(permit, cancellationToken);

    public ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken) => inner.CompleteAsync(permit, outcome, cancellationToken);

    public ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken) => inner.ReadAsync(permit, cancellationToken);

    private async ValueTask<ChargeResult> ChargeAsync(AttemptCharge charge, CancellationToken cancellationToken)
    {
        ImmutableArray<AttemptRecord> seen = (await inner.FindAsync([AttemptQuery.For(charge.Request)], cancellationToken))[0];
        Instant now = Instant.FromDateTimeOffset(time.GetUtcNow());
        foreach (ChargeLine line in charge.Lines)
        {
            if (!line.Judge(seen.AsSpan(), ChargedCall.For(charge.Request), now, out _))
                return new ChargeResult { Status = ChargeStatus.Refused, At = now, Seen = seen };
        }

        Thread.Yield();
        return (await inner.ChargeAsync([charge with { Lines = [] }], cancellationToken))[0];
    }
}
