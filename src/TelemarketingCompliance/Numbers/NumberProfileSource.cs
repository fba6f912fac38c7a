using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies class, region and places of the numbers called and of the numbers presented, so that deciding never asks the metadata.</summary>
internal sealed class NumberProfileSource : FactSource
{
    public override string Name => FactKeys.Number.Name;

    public override ImmutableArray<FactKey> Provides { get; } = [FactKeys.Number, FactKeys.CallerIdNumber, FactKeys.Place];

    public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        E164Number last = default;
        NumberProfile profile = default;
        for (int row = 0; row < gathering.Requests.Length; row++)
        {
            CallRequest request = gathering.Requests[row];
            NumberProfile callee = NumberProfile.Of(request.Callee);
            gathering.Set(FactKeys.Number, row, callee);
            gathering.Set(FactKeys.Place, row, NumberPlaces.Merge(request.Place, NumberPlaces.Of(request.Callee, callee.Region)));

            // A campaign presents few numbers: looking each up once is nearly free.
            E164Number callerId = request.CallerId.GetValueOrDefault();
            if (callerId != last)
                (last, profile) = (callerId, NumberProfile.Of(callerId));
            gathering.Set(FactKeys.CallerIdNumber, row, profile);
        }

        return ValueTask.CompletedTask;
    }
}
