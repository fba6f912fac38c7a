using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies class, region and places of the numbers called and of the numbers presented, so that deciding never asks the metadata.</summary>
internal sealed class NumberProfileSource : FactSource
{
    public override string Name => FactKeys.Number.Name;

    public override ImmutableArray<FactKey> Provides { get; } = [FactKeys.Number, FactKeys.CallerIdNumber, FactKeys.Place];

    public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        for (int row = 0; row < gathering.Requests.Length; row++)
        {
            CallRequest request = gathering.Requests[row];
            KnownNumbers.Known callee = KnownNumbers.Of(request.Callee);
            gathering.Set(FactKeys.Number, row, callee.Profile);
            gathering.Set(FactKeys.Place, row, NumberPlaces.Merge(request.Place, callee.Places));
            gathering.Set(FactKeys.CallerIdNumber, row, request.CallerId is { } callerId ? KnownNumbers.Of(callerId).Profile : default);
        }

        return ValueTask.CompletedTask;
    }
}
