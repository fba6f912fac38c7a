using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>A store of attempts with something done before each step: it may fail, wait, never come back, or do what another node would.</summary>
/// <param name="inner">The store that answers.</param>
/// <param name="before">What is done; <see cref="StoreFaults"/> has the usual ones.</param>
public sealed class HookedAttempts(IAttemptStore inner, Func<StoreStep, CancellationToken, Task> before) : IAttemptStore
{
    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>> FindAsync(ImmutableArray<AttemptQuery> queries, CancellationToken cancellationToken)
    {
        await before(StoreStep.Find, cancellationToken).ConfigureAwait(false);
        return await inner.FindAsync(queries, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<CampaignStatistics>> CountAsync(ImmutableArray<CampaignQuery> queries, CancellationToken cancellationToken)
    {
        await before(StoreStep.Count, cancellationToken).ConfigureAwait(false);
        return await inner.CountAsync(queries, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken)
    {
        await before(StoreStep.Charge, cancellationToken).ConfigureAwait(false);
        return await inner.ChargeAsync(charges, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredConfirmation> ConfirmAsync(PermitId permit, CancellationToken cancellationToken)
    {
        await before(StoreStep.Confirm, cancellationToken).ConfigureAwait(false);
        return await inner.ConfirmAsync(permit, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken)
    {
        await before(StoreStep.Cancel, cancellationToken).ConfigureAwait(false);
        return await inner.CancelAsync(returns, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken)
    {
        await before(StoreStep.Complete, cancellationToken).ConfigureAwait(false);
        return await inner.CompleteAsync(permit, outcome, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RecordPastAsync(ImmutableArray<StoredAttempt> attempts, CancellationToken cancellationToken)
    {
        await before(StoreStep.RecordPast, cancellationToken).ConfigureAwait(false);
        await inner.RecordPastAsync(attempts, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken)
    {
        await before(StoreStep.Read, cancellationToken).ConfigureAwait(false);
        return await inner.ReadAsync(permit, cancellationToken).ConfigureAwait(false);
    }
}
