using System.Collections.Immutable;

namespace TelemarketingCompliance.Jurisdictions.Tests.Italy;

/// <summary>Numbers to present, and what must be on record of one.</summary>
internal static class CallerIds
{
    internal static readonly E164Number Landline = E164Number.FromDigits(390655550100);

    /// <summary>Declared, authorised, assigned and called back a day before <paramref name="now"/>.</summary>
    internal static ImmutableArray<CallerIdRecord> Good(E164Number number, PartyId controller, PartyId processor, Instant now)
    {
        CallerIdRecord Of(CallerIdEvent what, PartyId party) =>
            new() { Id = $"{what}-{party}", Number = number, Event = what, Party = party, At = RecordedTime.At(now - Duration.FromDays(1)) };
        return
        [
            Of(CallerIdEvent.Declared, processor), Of(CallerIdEvent.Authorised, controller), Of(CallerIdEvent.Assigned, controller), Of(CallerIdEvent.CallBackAnswered, processor),
        ];
    }
}
