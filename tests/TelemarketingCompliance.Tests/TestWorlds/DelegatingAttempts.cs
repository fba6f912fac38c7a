using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>A store of attempts that lets another one do the work; a test replaces the step it is about.</summary>
internal abstract class DelegatingAttempts(IAttemptStore inner) : IAttemptStore
{
    public virtual ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>> FindAsync(ImmutableArray<AttemptQuery> queries, CancellationToken cancellationToken) => inner.FindAsync(queries, cancellationToken);

    public virtual ValueTask<ImmutableArray<CampaignStatistics>> CountAsync(ImmutableArray<CampaignQuery> queries, CancellationToken cancellationToken) => inner.CountAsync(queries, cancellationToken);

    public virtual ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken) => inner.ChargeAsync(charges, cancellationToken);

    public virtual ValueTask<StoredConfirmation> ConfirmAsync(PermitId permit, CancellationToken cancellationToken) => inner.ConfirmAsync(permit, cancellationToken);

    public virtual ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken) => inner.CancelAsync(returns, cancellationToken);

    public virtual ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken) => inner.CompleteAsync(permit, outcome, cancellationToken);

    public virtual ValueTask RecordPastAsync(ImmutableArray<StoredAttempt> attempts, CancellationToken cancellationToken) => inner.RecordPastAsync(attempts, cancellationToken);

    public virtual ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken) => inner.ReadAsync(permit, cancellationToken);
}
