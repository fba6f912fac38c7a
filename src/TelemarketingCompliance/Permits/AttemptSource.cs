using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>Supplies the earlier attempts on a number or a person, the call's own aside.</summary>
internal sealed class AttemptSource(IAttemptStore store) : FactSource
{
    public override string Name => FactKeys.Attempts.Name;

    public override ImmutableArray<FactKey> Provides { get; } = [FactKeys.Attempts];

    public override async ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        var queries = new AttemptQuery[gathering.Requests.Length];
        for (int row = 0; row < queries.Length; row++)
            queries[row] = AttemptQuery.For(gathering.Requests[row], gathering.PermitOf(row));
        ImmutableArray<ImmutableArray<AttemptRecord>> answers = await store.FindAsync(ImmutableCollectionsMarshal.AsImmutableArray(queries), cancellationToken).ConfigureAwait(false);
        if (answers.Length != gathering.Requests.Length)
            throw new InvalidOperationException($"the store of attempts gave {answers.Length} answers to {gathering.Requests.Length} questions");
        gathering.SetAnswers(FactKeys.Attempts, answers);
    }
}
