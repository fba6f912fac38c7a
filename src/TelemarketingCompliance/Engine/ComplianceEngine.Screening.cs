using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;

namespace TelemarketingCompliance;

#pragma warning disable RS0026 // The overloads differ in parameters that are never left out.

/// <content>Screening: lists of any length, without taking permits.</content>
public sealed partial class ComplianceEngine
{
    /// <summary>Decides every call of a list for one instant, in its order, on all processors and in bounded memory. Changes nothing; nothing is charged.</summary>
    /// <remarks>
    /// Calls are read as results are taken: who takes none stops the reading. A source that fails blocks the calls of its batch with the fact's reason. What
    /// <paramref name="requests"/> throws comes out once, after the results of the batches that were whole before it.
    /// </remarks>
    /// <param name="requests">The calls; the same one twice is decided twice.</param>
    /// <param name="at">The instant; facts are asked for it and the rules of that day apply.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <param name="cancellationToken">Gives up; whatever is under way has ended when the exception comes.</param>
    /// <exception cref="ArgumentException">The options contradict themselves; or, while it runs, a call lacks what every call needs.</exception>
    public IAsyncEnumerable<ScreenedCall> ScreenAsync(
        IAsyncEnumerable<CallRequest> requests, Instant at, ScreeningOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        options ??= new ScreeningOptions();
        options.Validate();
        return CallsOf(ScreenAsync(BatchesOf(requests, options.BatchSize, cancellationToken), static batch => batch, static (_, batch) => batch, at, options, cancellationToken), cancellationToken);
    }

    /// <summary>The same for pieces of the caller's own, such as the lines of a file: reading a piece and writing its result run on all processors too.</summary>
    /// <remarks>What <paramref name="read"/> or <paramref name="write"/> throws stops the screening and comes out once, after the results of the pieces before.</remarks>
    /// <typeparam name="TPiece">A piece.</typeparam>
    /// <typeparam name="TResult">What is made of it.</typeparam>
    /// <param name="pieces">The pieces; about <see cref="ScreeningOptions.BatchSize"/> calls in each serve best.</param>
    /// <param name="read">The calls of a piece, none or any number; on any thread, several at once.</param>
    /// <param name="write">What is made of a piece and its verdicts; on any thread, several at once.</param>
    /// <param name="at">The instant; facts are asked for it and the rules of that day apply.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <param name="cancellationToken">Gives up; whatever is under way has ended when the exception comes.</param>
    /// <returns>One result for each piece, in their order.</returns>
    /// <exception cref="ArgumentException">The options contradict themselves; or, while it runs, a call lacks what every call needs.</exception>
    public IAsyncEnumerable<TResult> ScreenAsync<TPiece, TResult>(
        IAsyncEnumerable<TPiece> pieces,
        Func<TPiece, ImmutableArray<CallRequest>> read,
        Func<TPiece, ScreenedBatch, TResult> write,
        Instant at,
        ScreeningOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(write);
        options ??= new ScreeningOptions();
        options.Validate();
        return screener.RunAsync(pieces, read, write, at, options, cancellationToken);
    }

    private static async IAsyncEnumerable<ImmutableArray<CallRequest>> BatchesOf(
        IAsyncEnumerable<CallRequest> requests, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ImmutableArray<CallRequest>.Builder batch = ImmutableArray.CreateBuilder<CallRequest>(size);
        await foreach (CallRequest request in requests.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            batch.Add(request);
            if (batch.Count < size)
                continue;
            yield return batch.MoveToImmutable();
            batch.Capacity = size;
        }

        if (batch.Count > 0)
            yield return batch.ToImmutable();
    }

    private static async IAsyncEnumerable<ScreenedCall> CallsOf(IAsyncEnumerable<ScreenedBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ScreenedBatch batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            for (int row = 0; row < batch.Count; row++)
                yield return batch[row];
        }
    }
}
