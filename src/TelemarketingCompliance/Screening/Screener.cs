using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Gathers and decides lists of calls.</summary>
internal sealed class Screener(FactGatherer gatherer, EvaluatorTable table, Explainer explainer, TimeProvider time)
{
    /// <summary>Screens pieces side by side; results in the order of the pieces.</summary>
    internal async IAsyncEnumerable<TResult> RunAsync<TPiece, TResult>(
        IAsyncEnumerable<TPiece> pieces,
        Func<TPiece, ImmutableArray<CallRequest>> read,
        Func<TPiece, ScreenedBatch, TResult> write,
        Instant at,
        ScreeningOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ScreeningCounts total = ScreeningCounts.None;
        long reported = time.GetTimestamp();
        await foreach ((TResult result, ScreeningCounts? counts) in OrderedWork.RunAsync(pieces, WorkAsync, options.DegreeOfParallelism, cancellationToken).ConfigureAwait(false))
        {
            if (options.Progress is not null)
            {
                total = total.Plus(counts!);
                if (time.GetElapsedTime(reported) >= options.ProgressInterval.ToTimeSpan())
                {
                    options.Progress.Report(total);
                    reported = time.GetTimestamp();
                }
            }

            yield return result;
        }

        options.Progress?.Report(total);

        async Task<(TResult Result, ScreeningCounts? Counts)> WorkAsync(TPiece piece, CancellationToken stop)
        {
            ScreenedBatch batch = await ScreenAsync(read(piece), at, options, stop).ConfigureAwait(false);
            return (write(piece, batch), options.Progress is null ? null : batch.Counts);
        }
    }

    private async ValueTask<ScreenedBatch> ScreenAsync(ImmutableArray<CallRequest> requests, Instant at, ScreeningOptions options, CancellationToken cancellationToken)
    {
        if (requests.IsDefaultOrEmpty)
            return new ScreenedBatch([], [], [], explainer);
        int size = options.BatchSize;
        var verdicts = new ScreenedVerdict[requests.Length];
        var facts = new FactBatch[(requests.Length + size - 1) / size];
        for (int i = 0; i < facts.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int start = i * size;
            ImmutableArray<CallRequest> calls = facts.Length == 1 ? requests : requests.Slice(start, Math.Min(size, requests.Length - start));
            ComplianceEngine.Check(calls);
            facts[i] = await gatherer.GatherAsync(calls, default, at, options.SourceTimeLimit, cancellationToken).ConfigureAwait(false);
            Decide(facts[i], verdicts.AsSpan(start, calls.Length));
        }

        return new ScreenedBatch(requests, ImmutableCollectionsMarshal.AsImmutableArray(facts), verdicts, explainer);
    }

    private void Decide(FactBatch batch, Span<ScreenedVerdict> verdicts)
    {
        var findings = new Finding[table.MaxFindings];
        ReadOnlySpan<ulong> kinds = table.ReadsCallee ? [] : CallKinds.Of(batch);
        var decided = new Dictionary<ulong, ScreenedVerdict>();
        for (int row = 0; row < verdicts.Length; row++)
        {
            if (kinds.IsEmpty || kinds[row] == CallKinds.Alone)
            {
                verdicts[row] = explainer.Screen(batch[row], batch.At, findings);
                continue;
            }

            ref ScreenedVerdict? verdict = ref CollectionsMarshal.GetValueRefOrAddDefault(decided, kinds[row], out _);
            verdicts[row] = verdict ??= explainer.Screen(batch[row], batch.At, findings);
        }
    }
}
