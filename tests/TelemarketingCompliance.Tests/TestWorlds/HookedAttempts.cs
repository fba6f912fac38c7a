using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>A store of attempts with something done before each step; it may throw, wait or never come back.</summary>
internal sealed class HookedAttempts(IAttemptStore inner, Func<string, Task> before) : IAttemptStore
{
    public async ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>> FindAsync(ImmutableArray<AttemptQuery> queries, CancellationToken cancellationToken)
    {
        await before("find");
        return await inner.FindAsync(queries, cancellationToken);
    }

    public async ValueTask<ImmutableArray<CampaignStatistics>> CountAsync(ImmutableArray<CampaignQuery> queries, CancellationToken cancellationToken)
    {
        await before("count");
        return await inner.CountAsync(queries, cancellationToken);
    }

    public async ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken)
    {
        await before("charge");
        return await inner.ChargeAsync(charges, cancellationToken);
    }

    public async ValueTask<StoredConfirmation> ConfirmAsync(PermitId permit, CancellationToken cancellationToken)
    {
        await before("confirm");
        return await inner.ConfirmAsync(permit, cancellationToken);
    }

    public async ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken)
    {
        await before("cancel");
        return await inner.CancelAsync(returns, cancellationToken);
    }

    public async ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken)
    {
        await before("complete");
        return await inner.CompleteAsync(permit, outcome, cancellationToken);
    }

    public async ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken)
    {
        await before("read");
        return await inner.ReadAsync(permit, cancellationToken);
    }
}
