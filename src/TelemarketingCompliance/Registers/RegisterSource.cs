using System.Collections.Immutable;
using System.Runtime.InteropServices;

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

        if (gathering.OnlyCampaign is { } campaign)
        {
            var numbers = new E164Number[gathering.Requests.Length];
            for (int row = 0; row < numbers.Length; row++)
                numbers[row] = gathering.Requests[row].Callee;
            gathering.SetColumn(key, ImmutableCollectionsMarshal.AsImmutableArray(Answer(gathering, campaign.Controller.Id, numbers)));
            return ValueTask.CompletedTask;
        }

        foreach (IGrouping<PartyId, int> rows in Enumerable.Range(0, gathering.Requests.Length).GroupBy(row => gathering.Requests[row].Campaign.Controller.Id))
        {
            RegisterAnswer[] answers = Answer(gathering, rows.Key, [.. rows.Select(row => gathering.Requests[row].Callee)]);
            foreach ((int place, int row) in rows.Index())
                gathering.Set(key, row, answers[place]);
        }

        return ValueTask.CompletedTask;
    }

    private RegisterAnswer[] Answer(FactGathering gathering, PartyId controller, E164Number[] numbers)
    {
        RegisterAnswer[] answers = new RegisterAnswer[numbers.Length];
        register.Answer(numbers, controller, gathering.At, answers);
        return answers;
    }
}
