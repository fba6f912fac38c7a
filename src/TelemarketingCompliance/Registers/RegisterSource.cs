using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies the answers of one register; each controller's calls are asked together.</summary>
internal sealed class RegisterSource(RegisterSet register) : FactSource
{
    private readonly FactKey<RegisterAnswer> key = FactKeys.Register(register.Name);

    public override string Name => key.Name;

    public override ImmutableArray<FactKey> Provides => [key];

    public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        if (gathering.Requests is [CallRequest only])
        {
            gathering.Set(key, 0, register.Answer(only.Callee, only.Campaign.Controller.Id, gathering.At));
            return ValueTask.CompletedTask;
        }

        foreach (IGrouping<PartyId, int> rows in Enumerable.Range(0, gathering.Requests.Length).GroupBy(row => gathering.Requests[row].Campaign.Controller.Id))
            Answer(gathering, rows.Key, [.. rows]);
        return ValueTask.CompletedTask;
    }

    private void Answer(FactGathering gathering, PartyId controller, int[] rows)
    {
        E164Number[] numbers = [.. rows.Select(row => gathering.Requests[row].Callee)];
        RegisterAnswer[] answers = new RegisterAnswer[rows.Length];
        register.Answer(numbers, controller, gathering.At, answers);
        for (int i = 0; i < rows.Length; i++)
            gathering.Set(key, rows[i], answers[i]);
    }
}
