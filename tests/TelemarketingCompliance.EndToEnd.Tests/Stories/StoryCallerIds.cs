using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>The numbers that stories present.</summary>
internal static class StoryCallerIds
{
    /// <summary>A number as a lawyer writes it; what no reader takes for a number, such as a short number nobody knows, as <c>+39</c> and digits.</summary>
    internal static E164Number Read(string text) =>
        E164Number.TryParse(text, null, out E164Number number) ? number
        : text is ['+', .. var digits] && ulong.TryParse(digits, out ulong value) ? E164Number.FromDigits(value)
        : E164Number.Parse(text);

    /// <summary>Declared by who dials, authorised by the controller and assigned to it alone, and called back the day before the question.</summary>
    internal static ImmutableArray<CallerIdRecord> GoodFor(E164Number callerId, Campaign campaign, Instant at)
    {
        PartyId controller = campaign.Controller.Id;
        PartyId processor = campaign.Processor.Id;
        return
        [
            Of(CallerIdEvent.Declared, processor, campaign.CreatedAt),
            Of(CallerIdEvent.Authorised, controller, campaign.CreatedAt),
            Of(CallerIdEvent.Assigned, controller, campaign.CreatedAt),
            Of(CallerIdEvent.CallBackAnswered, processor, at - Duration.FromDays(1)),
        ];

        CallerIdRecord Of(CallerIdEvent what, PartyId party, Instant since) => new()
        {
            Id = $"{what}/{party}/{callerId.Digits}/{since.ToUnixTimeSeconds()}",
            Number = callerId,
            Event = what,
            Party = party,
            At = RecordedTime.At(since),
        };
    }
}
