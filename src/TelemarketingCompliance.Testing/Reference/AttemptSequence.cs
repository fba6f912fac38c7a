using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>A sequence of charges, calls taken over, confirmations, outcomes, cancellations, retries and questions, with time between them; a store must answer each as a plain list would.</summary>
public sealed class AttemptSequence
{
    private readonly ImmutableArray<AttemptOperation> operations;

    internal AttemptSequence(ImmutableArray<AttemptOperation> operations) => this.operations = operations;

    /// <summary>Runs the sequence on an empty store, and compares every answer with that of <see cref="ReferenceAttempts"/>.</summary>
    /// <param name="store">The store, on <paramref name="clock"/>.</param>
    /// <param name="clock">The clock; it is moved.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConformanceException">An answer differs; the message tells it, and what was done until then.</exception>
    public async Task RunAsync(IAttemptStore store, ManualClock clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        var model = new ReferenceAttempts(clock);
        int tried = 0;
        for (int i = 0; i < operations.Length; i++)
        {
            AttemptOperation operation = operations[i];
            clock.Advance(operation.Waits);
            string expected = await operation.RunAsync(model, clock.Now, tried, cancellationToken).ConfigureAwait(false);
            string actual = await operation.RunAsync(store, clock.Now, tried, cancellationToken).ConfigureAwait(false);
            if (actual != expected)
                throw new ConformanceException(string.Join(Environment.NewLine, [$"the store answers `{actual}`", $"the list answers `{expected}`", "after", .. operations.Take(i + 1)]));
            if (operation.Step is StoreStep.Charge or StoreStep.RecordPast)
                tried += operation.Calls.Length;
        }
    }

    /// <summary>What happens, line by line.</summary>
    public override string ToString() => string.Join(Environment.NewLine, operations);

    /// <summary>Sequences with one operation less, for a failing one to shrink to what matters.</summary>
    internal static IEnumerable<AttemptSequence> Smaller(AttemptSequence sequence) =>
        Enumerable.Range(0, sequence.operations.Length).Select(i => new AttemptSequence(sequence.operations.RemoveAt(i)));
}
