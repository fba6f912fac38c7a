using System.Collections.Immutable;

namespace TelemarketingCompliance.Testing.Tests.Conformance;

/// <summary>A right store of attempts with some step put in another's place: the smallest way to be wrong in one thing.</summary>
internal sealed class AlteredAttempts(IAttemptStore inner) : IAttemptStore
{
    public Func<IAttemptStore, ImmutableArray<AttemptQuery>, CancellationToken, ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>>> Find { get; init; } =
        static (store, queries, token) => store.FindAsync(queries, token);

    public Func<IAttemptStore, ImmutableArray<CampaignQuery>, CancellationToken, ValueTask<ImmutableArray<CampaignStatistics>>> Count { get; init; } =
        static (store, queries, token) => store.CountAsync(queries, token);

    public Func<IAttemptStore, ImmutableArray<AttemptCharge>, CancellationToken, ValueTask<ImmutableArray<ChargeResult>>> Charge { get; init; } =
        static (store, charges, token) => store.ChargeAsync(charges, token);

    public Func<IAttemptStore, PermitId, CancellationToken, ValueTask<StoredConfirmation>> Confirm { get; init; } = static (store, permit, token) => store.ConfirmAsync(permit, token);

    public Func<IAttemptStore, ImmutableArray<AttemptReturn>, CancellationToken, ValueTask<ImmutableArray<StoredAttempt?>>> Cancel { get; init; } =
        static (store, returns, token) => store.CancelAsync(returns, token);

    public Func<IAttemptStore, PermitId, CallOutcome, CancellationToken, ValueTask<StoredCompletion>> Complete { get; init; } =
        static (store, permit, outcome, token) => store.CompleteAsync(permit, outcome, token);

    public Func<IAttemptStore, ImmutableArray<StoredAttempt>, CancellationToken, ValueTask> RecordPast { get; init; } = static (store, attempts, token) => store.RecordPastAsync(attempts, token);

    public Func<IAttemptStore, PermitId, CancellationToken, ValueTask<StoredAttempt?>> Read { get; init; } = static (store, permit, token) => store.ReadAsync(permit, token);

    public ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>> FindAsync(ImmutableArray<AttemptQuery> queries, CancellationToken cancellationToken) => Find(inner, queries, cancellationToken);

    public ValueTask<ImmutableArray<CampaignStatistics>> CountAsync(ImmutableArray<CampaignQuery> queries, CancellationToken cancellationToken) => Count(inner, queries, cancellationToken);

    public ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken) => Charge(inner, charges, cancellationToken);

    public ValueTask<StoredConfirmation> ConfirmAsync(PermitId permit, CancellationToken cancellationToken) => Confirm(inner, permit, cancellationToken);

    public ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken) => Cancel(inner, returns, cancellationToken);

    public ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken) => Complete(inner, permit, outcome, cancellationToken);

    public ValueTask RecordPastAsync(ImmutableArray<StoredAttempt> attempts, CancellationToken cancellationToken) => RecordPast(inner, attempts, cancellationToken);

    public ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken) => Read(inner, permit, cancellationToken);
}
