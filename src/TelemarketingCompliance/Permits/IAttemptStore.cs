using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Keeps attempts and permits, and charges an attempt in one atomic step. Safe on any thread and, for shared stores, on any node.</summary>
/// <remarks>
/// It has a clock of its own: windows end on it, and every node sees the same. What fails throws: the call is then blocked. Nothing is ever evicted; a store
/// that is full refuses to charge, with <see cref="StoreFullException"/>. A step whose caller has given up changes nothing. The package TelemarketingCompliance.Testing has
/// all of it as cases to run.
/// </remarks>
public interface IAttemptStore
{
    /// <summary>Finds the earlier attempts that each question may count, as <see cref="AttemptQuery.Select"/> selects and orders them.</summary>
    /// <returns>One answer per question, in order.</returns>
    ValueTask<ImmutableArray<ImmutableArray<AttemptRecord>>> FindAsync(ImmutableArray<AttemptQuery> queries, CancellationToken cancellationToken);

    /// <summary>Counts what was dialed for each campaign: the sum of what each attempt says in <see cref="StoredAttempt.ForCampaign"/>.</summary>
    /// <returns>One answer per question, in order.</returns>
    ValueTask<ImmutableArray<CampaignStatistics>> CountAsync(ImmutableArray<CampaignQuery> queries, CancellationToken cancellationToken);

    /// <summary>Charges attempts in order: each only if all its lines hold at the store's instant, those charged before it in this very call included.</summary>
    /// <remarks>
    /// A request id that this processor charged before is not charged again, unless that attempt was given back; while it is open its permit is handed out once
    /// more (<see cref="StoredAttempt.HandedOut"/>). That needs no room in a store that is full.
    /// </remarks>
    /// <returns>One result per charge, in order.</returns>
    /// <exception cref="ArgumentException">A permit was charged before: the attempt that holds it stays as it is.</exception>
    ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken);

    /// <summary>Marks an open permit as about to be dialed, and hands it out once more. Its first mark stands; one that is completed or given back stays as it is.</summary>
    /// <returns>Whether this very call marked it, and the attempt as it is now.</returns>
    ValueTask<StoredConfirmation> ConfirmAsync(PermitId permit, CancellationToken cancellationToken);

    /// <summary>Gives attempts back that were not dialed, each for itself: they count as nothing, and their request ids are free again.</summary>
    /// <remarks>A completed one stays as it is, and so does one that was handed out more often than <see cref="AttemptReturn.HandedOut"/> says.</remarks>
    /// <returns>The attempts as they are now, in order; null for one that the store does not know.</returns>
    ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken);

    /// <summary>Records the outcome of an attempt, also of one given back: it was dialed all the same. The first one stands; an equal one changes nothing; another one is kept once, and counted, beside it as a conflict.</summary>
    /// <returns>What came of it, with the attempt as it is now.</returns>
    ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Takes over attempts that were made before this store counted: the call history of another system. All or none; they count as if they had been charged here.</summary>
    /// <remarks>What stands under its permit already and is the same is skipped, so that a history may be taken over twice. No objection is recorded, whatever the outcome.</remarks>
    /// <exception cref="ArgumentException">An attempt fails <see cref="StoredAttempt.ValidatePast"/>, or another one stands under its permit or holds its request id; nothing was taken over.</exception>
    ValueTask RecordPastAsync(ImmutableArray<StoredAttempt> attempts, CancellationToken cancellationToken);

    /// <summary>Reads one attempt.</summary>
    /// <returns>The attempt; null when the store does not know it.</returns>
    ValueTask<StoredAttempt?> ReadAsync(PermitId permit, CancellationToken cancellationToken);
}
