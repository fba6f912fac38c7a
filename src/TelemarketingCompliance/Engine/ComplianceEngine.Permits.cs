using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

#pragma warning disable RS0026 // The overloads differ in a parameter that is never left out and whose types do not convert into each other.

/// <content>Permits: the right to place one attempt, and what came of it.</content>
public sealed partial class ComplianceEngine
{
    /// <summary>Decides one call for now and, where it is permitted, charges the attempt in one atomic step.</summary>
    /// <remarks>
    /// Three phases of the stores at most: facts; the charge; facts marked to be read again. What was recorded before the third begins binds. A request with
    /// <see cref="CallRequest.RequestId"/> may be sent again: the same permit comes back.
    /// </remarks>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Gives up; an attempt that was charged meanwhile is given back, by a store that is still at it as soon as it is done.</param>
    /// <exception cref="InvalidOperationException">The engine has no store of attempts.</exception>
    /// <exception cref="ArgumentException">The request lacks what every call needs, or is for a call that is not dialed.</exception>
    public async ValueTask<Acquisition> AcquireAsync(CallRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (await AcquireManyAsync([request], 1, cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>Takes permits for the first candidates that may be called, in their order, each atomic for itself.</summary>
    /// <remarks>
    /// At most ten phases of the stores, however many candidates: facts, then three rounds of charge, facts to be read again, and the return of what was not
    /// granted. Three phases are the rule. A request id that stands twice in the batch is refused the second time.
    /// </remarks>
    /// <param name="candidates">1 to <see cref="FactBatch.MaxCount"/> calls.</param>
    /// <param name="max">The most permits to take; one or more.</param>
    /// <param name="cancellationToken">Gives up; all attempts that were charged meanwhile are given back.</param>
    /// <returns>
    /// One answer per candidate, in order. Those after the last permit that was wanted are blocked with <c>permit.enough-granted</c>, those that the last round
    /// did not reach with <c>permit.not-tried</c>.
    /// </returns>
    /// <exception cref="InvalidOperationException">The engine has no store of attempts.</exception>
    /// <exception cref="ArgumentException">There are no candidates, too many, or one lacks what every call needs or is for a call that is not dialed.</exception>
    public ValueTask<ImmutableArray<Acquisition>> AcquireManyAsync(ImmutableArray<CallRequest> candidates, int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        Check(candidates);
        if (candidates.Any(candidate => !candidate.IsDialed))
            throw new ArgumentException("a call that is not dialed charges no attempt and needs no permit: call `EvaluateAsync`", nameof(candidates));
        return telemetry.WatchAsync(
            Operation.Acquire, (Permits, candidates, max, cancellationToken), static s => s.Permits.AcquireAsync(s.candidates, s.max, s.cancellationToken),
            static (meter, activity, _, answers) => Report.Acquired(meter, activity, answers));
    }

    /// <summary>Decides the call of a permit once more, just before dialing, and marks it as dialed. Again, it decides again. One phase of the stores.</summary>
    /// <param name="permit">The permit.</param>
    /// <param name="cancellationToken">Gives up; the permit may be marked by then: confirm it again, or give it back.</param>
    /// <returns>
    /// The permit, with the end it has now; none where the call must not be placed any more: the attempt is then given back, unless an earlier confirm marked it
    /// or somebody was handed the permit meanwhile, because it may be dialed.
    /// </returns>
    /// <exception cref="InvalidOperationException">The engine has no store of attempts.</exception>
    public ValueTask<Acquisition> ConfirmAsync(CallPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return telemetry.WatchAsync(
            Operation.Confirm, (Confirmations, permit, cancellationToken), static s => s.Confirmations.ConfirmAsync(s.permit, s.cancellationToken),
            static (meter, activity, _, answer) => Report.Confirmed(meter, activity, answer));
    }

    /// <summary>The same by the permit's id, on another node than the one that granted it. Not one question more, but two phases: the store says first which call it is.</summary>
    /// <param name="permit">The id.</param>
    /// <param name="cancellationToken">Gives up; the permit may be marked by then: confirm it again, or give it back.</param>
    /// <returns>As above; null, and so no right to call, where the store does not know the permit or gives no answer.</returns>
    /// <exception cref="InvalidOperationException">The engine has no store of attempts.</exception>
    public ValueTask<Acquisition?> ConfirmAsync(PermitId permit, CancellationToken cancellationToken = default) => telemetry.WatchAsync(
        Operation.Confirm, (Confirmations, permit, cancellationToken), static s => s.Confirmations.ConfirmAsync(s.permit, s.cancellationToken),
        static (meter, activity, _, answer) => Report.Confirmed(meter, activity, answer));

    /// <summary>Records what really happened, at any time after and in any order. The same report again changes nothing.</summary>
    /// <remarks>
    /// An opted-out or unknown outcome is an objection to this controller and binds before anything else is checked. A failing store throws: report again.
    /// </remarks>
    /// <exception cref="ArgumentException">The outcome contradicts itself; of it, only an objection was recorded.</exception>
    /// <exception cref="InvalidOperationException">The engine has no store of attempts.</exception>
    public ValueTask<Completion> CompleteAsync(CallPermit permit, CallOutcome outcome, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(permit);
        ArgumentNullException.ThrowIfNull(outcome);
        return CompleteAsync(permit.Id, permit, outcome, cancellationToken);
    }

    /// <summary>The same by the permit's id, as it comes back in a call's record; costs one more question to the store.</summary>
    /// <inheritdoc cref="CompleteAsync(CallPermit, CallOutcome, CancellationToken)"/>
    public ValueTask<Completion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return CompleteAsync(permit, null, outcome, cancellationToken);
    }

    /// <summary>Gives an attempt back that was not dialed: it counts as nothing.</summary>
    /// <returns>Whether it counts as nothing now; false for an unknown permit and for one whose outcome is on record.</returns>
    /// <exception cref="InvalidOperationException">The engine has no store of attempts.</exception>
    public async ValueTask<bool> CancelAsync(PermitId permit, CancellationToken cancellationToken = default)
    {
        IAttemptStore store = attempts ?? throw NoAttempts();
        return await telemetry.WatchAsync(
            Operation.Cancel, (telemetry, store, permit, cancellationToken),
            static s => s.telemetry.TellAsync(StoreStepNames.Cancel, s, static s => s.store.CancelAsync([new AttemptReturn(s.permit)], s.cancellationToken), s.cancellationToken),
            static (meter, activity, _, attempts) => Report.Cancelled(meter, attempts)).ConfigureAwait(false) is [{ IsCancelled: true, Outcome: null }];
    }

    private ValueTask<Completion> CompleteAsync(PermitId id, CallPermit? permit, CallOutcome outcome, CancellationToken cancellationToken) => telemetry.WatchAsync(
        Operation.Complete, (Completions, id, permit, outcome, cancellationToken), static s => s.Completions.CompleteAsync(s.id, s.permit, s.outcome, s.cancellationToken),
        static (meter, activity, state, completion) => Report.Completed(meter, activity, state.outcome, completion));

    private PermitDesk Permits => permits ?? throw NoAttempts();

    private ConfirmDesk Confirmations => confirmations ?? throw NoAttempts();

    private CompletionDesk Completions => completions ?? throw NoAttempts();

    private static InvalidOperationException NoAttempts() => new("the engine has no store of attempts: call `UseAttempts(store)`");
}
