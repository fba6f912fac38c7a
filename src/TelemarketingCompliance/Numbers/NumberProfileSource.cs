using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies class, region and places of the numbers called, so that deciding never asks the metadata.</summary>
internal sealed class NumberProfileSource : FactSource
{
    public override string Name => FactKeys.Number.Name;

    public override ImmutableArray<FactKey> Provides { get; } = [FactKeys.Number, FactKeys.Place];

    public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        for (int row = 0; row < gathering.Requests.Length; row++)
        {
            CallRequest request = gathering.Requests[row];
            NumberProfile profile = NumberProfile.Of(request.Callee);
            gathering.Set(FactKeys.Number, row, profile);
            gathering.Set(FactKeys.Place, row, NumberPlaces.Merge(request.Place, NumberPlaces.Of(request.Callee, profile.Region)));
        }

        return ValueTask.CompletedTask;
    }
}
