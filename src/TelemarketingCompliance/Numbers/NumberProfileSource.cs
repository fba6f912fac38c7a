using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies class and region of the numbers called, so that deciding never asks the metadata.</summary>
internal sealed class NumberProfileSource : FactSource
{
    public override string Name => FactKeys.Number.Name;

    public override ImmutableArray<FactKey> Provides { get; } = [FactKeys.Number];

    public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        for (int row = 0; row < gathering.Requests.Length; row++)
            gathering.Set(FactKeys.Number, row, NumberProfile.Of(gathering.Requests[row].Callee));
        return ValueTask.CompletedTask;
    }
}
