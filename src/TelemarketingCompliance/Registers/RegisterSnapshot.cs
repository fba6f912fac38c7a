using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>A register set as it is at one moment. Never changes: whoever holds it sees all of it.</summary>
internal sealed class RegisterSnapshot
{
    private readonly FrozenDictionary<PartyId, ControllerAnswers> controllers;
    private readonly ControllerAnswers strangers;

    private RegisterSnapshot(ImmutableArray<RegisterConsultation> consultations, FrozenDictionary<PartyId, ControllerAnswers> controllers, ControllerAnswers strangers)
    {
        Consultations = consultations;
        this.controllers = controllers;
        this.strangers = strangers;
    }

    internal ImmutableArray<RegisterConsultation> Consultations { get; }

    internal static RegisterSnapshot Create(ImmutableArray<RegisterConsultation> consultations, RegisterSnapshot? previous = null, CancellationToken cancellationToken = default)
    {
        ILookup<PartyId?, RegisterConsultation> byController = consultations.ToLookup(one => one.Header.Controller);
        (PartyId Controller, Instant First)[] owners =
            [.. byController.Where(own => own.Key is not null).Select(own => (own.Key!.Value, own.Min(one => one.Header.ProcessedAt))).OrderBy(own => own.Item2)];

        Dictionary<PartyId, ControllerAnswers> controllers = [];
        foreach ((PartyId controller, _) in owners)
        {
            controllers[controller] = ControllerAnswers.Create(
                byController[controller].Concat(byController[null]), FirstOf(owners, except: controller), previous?.controllers.GetValueOrDefault(controller), cancellationToken);
        }

        ControllerAnswers strangers = ControllerAnswers.Create(byController[null], FirstOf(owners, except: null), previous?.strangers, cancellationToken);
        return new RegisterSnapshot(consultations, controllers.ToFrozenDictionary(), strangers);
    }

    internal ControllerAnswers Of(PartyId controller) => controllers.TryGetValue(controller, out ControllerAnswers? own) ? own : strangers;

    private static Instant? FirstOf((PartyId Controller, Instant First)[] owners, PartyId? except)
    {
        foreach ((PartyId controller, Instant first) in owners)
        {
            if (controller != except)
                return first;
        }

        return null;
    }
}
