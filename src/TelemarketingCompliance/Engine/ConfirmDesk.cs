using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Decides the call of a permit once more, just before it is dialed, and marks it.</summary>
internal sealed class ConfirmDesk(FactGatherer gatherer, Explainer explainer, SecondDecision again, GuardedAttempts store, EngineClock clock)
{
    internal async ValueTask<Acquisition> ConfirmAsync(CallPermit permit, CancellationToken cancellationToken)
    {
        Instant before = clock.Now();
        // Side by side: one phase.
        ValueTask<(bool Answered, StoredConfirmation? Marked)> marking = MarkAsync(permit.Id, cancellationToken);
        FactBatch batch = await gatherer.GatherAsync([permit.Request], [permit.Id], before, cancellationToken).ConfigureAwait(false);
        (_, StoredConfirmation? marked) = await marking.ConfigureAwait(false);
        return await DecideAsync(permit.Id, permit.ExpiresAt, batch[0], before, marked).ConfigureAwait(false);
    }

    /// <summary>The same where only the id is at hand: the mark tells which call it is.</summary>
    /// <returns>Null where no store says which call it is.</returns>
    internal async ValueTask<Acquisition?> ConfirmAsync(PermitId permit, CancellationToken cancellationToken)
    {
        Instant before = clock.Now();
        (_, StoredConfirmation? marked) = await MarkAsync(permit, cancellationToken).ConfigureAwait(false);
        if (marked?.Attempt is not { } attempt)
            return null;
        FactBatch batch = await gatherer.GatherAsync([attempt.Request], [permit], before, cancellationToken).ConfigureAwait(false);
        return await DecideAsync(permit, attempt.ExpiresAt, batch[0], before, marked).ConfigureAwait(false);
    }

    private ValueTask<(bool Answered, StoredConfirmation? Marked)> MarkAsync(PermitId permit, CancellationToken cancellationToken) =>
        store.AskAsync(StoreStepNames.Confirm, permit, static (s, id, token) => s.ConfirmAsync(id, token), cancellationToken);

    private async ValueTask<Acquisition> DecideAsync(PermitId permit, Instant end, CallFacts facts, Instant before, StoredConfirmation? marked)
    {
        Instant now = clock.Now();
        StoredAttempt? attempt = marked?.Attempt;
        DecisionFinding? block = marked is null ? PermitFindings.Of(PermitReasons.StoreUnavailable)
            : attempt is null ? PermitFindings.Of(PermitReasons.Unknown, permit)
            : attempt.IsCancelled ? PermitFindings.Of(PermitReasons.Cancelled, permit)
            : attempt.Outcome is not null ? PermitFindings.Of(PermitReasons.Closed, permit)
            : clock.WasSetBack(now) || clock.IsOutside(marked.At, before, now) ? PermitFindings.Of(EngineReasons.ClockSkew)
            : now >= end ? PermitFindings.Expired(permit, end)
            : null;
        if (again.Permits(facts, now, Operation.Confirm, out Verdict verdict, out ImmutableArray<Obligation> obligations) && block is null)
            return new Acquisition(explainer, facts, now, new CallPermit(attempt!, verdict.Basis, verdict.ChangesAt < end ? verdict.ChangesAt : end, obligations));

        // What this very call marked will not be dialed. A permit marked before, or handed out since, may be: it stays charged.
        if (marked is { MarkedNow: true, Attempt: { } mine })
            await store.GiveBackAsync([new AttemptReturn(permit, mine.HandedOut)]).ConfigureAwait(false);
        return new Acquisition(explainer, facts, now, block);
    }
}
