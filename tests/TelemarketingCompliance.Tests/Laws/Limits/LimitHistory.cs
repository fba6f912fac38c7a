using System.Collections.Concurrent;
using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Laws.Limits;

/// <summary>A store of attempts that writes down what was charged, and between which instants it was changed: nobody can say more of what happens at the same time.</summary>
internal sealed class LimitHistory(IAttemptStore inner, TickingClock clock) : DelegatingAttempts(inner)
{
    internal ConcurrentQueue<Charge> Charges { get; } = [];

    internal ConcurrentQueue<Change> Changes { get; } = [];

    internal ConcurrentDictionary<ChargeStatus, int> Answers { get; } = [];

    public override async ValueTask<ImmutableArray<ChargeResult>> ChargeAsync(ImmutableArray<AttemptCharge> charges, CancellationToken cancellationToken)
    {
        ImmutableArray<ChargeResult> results = await base.ChargeAsync(charges, cancellationToken);
        Instant end = clock.Read();
        foreach (ChargeResult result in results)
        {
            Answers.AddOrUpdate(result.Status, 1, static (_, count) => count + 1);
            if (result is { Status: ChargeStatus.Charged, Attempt: { } attempt })
                Charges.Enqueue(new Charge(attempt, end));
        }

        return results;
    }

    public override async ValueTask<ImmutableArray<StoredAttempt?>> CancelAsync(ImmutableArray<AttemptReturn> returns, CancellationToken cancellationToken)
    {
        Instant start = clock.Read();
        ImmutableArray<StoredAttempt?> attempts = await base.CancelAsync(returns, cancellationToken);
        foreach (AttemptReturn returned in returns)
            Changes.Enqueue(new Change(returned.Permit, null, start, clock.Read()));
        return attempts;
    }

    public override async ValueTask<StoredCompletion> CompleteAsync(PermitId permit, CallOutcome outcome, CancellationToken cancellationToken)
    {
        Instant start = clock.Read();
        StoredCompletion completion = await base.CompleteAsync(permit, outcome, cancellationToken);
        Changes.Enqueue(new Change(permit, outcome, start, clock.Read()));
        return completion;
    }

    /// <param name="Attempt">As it was charged.</param>
    /// <param name="End">By when the store had answered.</param>
    internal sealed record Charge(StoredAttempt Attempt, Instant End);

    /// <param name="Permit">Whose attempt.</param>
    /// <param name="Outcome">What was reported; null means that it was given back.</param>
    /// <param name="Start">Not before.</param>
    /// <param name="End">By when it was done.</param>
    internal sealed record Change(PermitId Permit, CallOutcome? Outcome, Instant Start, Instant End);
}
