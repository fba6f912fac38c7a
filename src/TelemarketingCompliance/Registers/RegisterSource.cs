using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies the answers of one register.</summary>
internal sealed class RegisterSource(RegisterSet register) : FactSource
{
    private readonly FactKey<RegisterAnswer> key = FactKeys.Register(register.Name);

    public override string Name => key.Name;

    public override ImmutableArray<FactKey> Provides => [key];

    public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        for (int row = 0; row < gathering.Requests.Length; row++)
        {
            CallRequest request = gathering.Requests[row];
            gathering.Set(key, row, register.Answer(request.Callee, request.Campaign.Controller.Id, gathering.At));
        }

        return ValueTask.CompletedTask;
    }
}
