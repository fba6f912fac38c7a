using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>How a host records what it knows of a person.</summary>
internal static class RecordingFacts
{
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    internal static async Task RecordAsync(InMemoryStores stores, E164Number number, PartyId shop, PartyId centre, CancellationToken cancellationToken)
    {
        ConsentEntry consent = new()
        {
            Id = "consent-1",
            Number = number,
            State = ConsentState.Granted,
            Controller = shop,
            Purposes = [CallPurpose.Sale, CallPurpose.CommercialCommunication],
            Channels = CallChannels.OperatorCall,
            At = RecordedTime.On(new LocalDate(2026, 5, 4), Rome),
            TextVersion = "privacy-7",
            Level = EvidenceLevel.DoubleOptIn,
            Evidence = "doi/88213",
        };
        await stores.Consents.AddAsync([consent], cancellationToken);

        ContactList customers = new() { Id = new ContactListId("customers"), Controller = shop, AcquiredAt = RecordedTime.On(new LocalDate(2026, 1, 7), Rome) };
        ImmutableArray<E164Number> numbers = [number];
        await stores.ContactLists.AddAsync(customers, numbers, cancellationToken);

        BlacklistEntry neverAgainFromYou = new()
        {
            Id = "no-1",
            Number = E164Number.Parse("+39 06 12345678"),
            Scope = BlacklistScope.Recorder,
            RecordedBy = centre,
            At = RecordedTime.At(Instant.FromUtc(2026, 11, 20, 9, 30)),
            Actor = "operator-12",
            Channel = "call",
        };
        await stores.Blacklist.AddAsync([neverAgainFromYou], cancellationToken);
    }

    internal static async Task RecordCallerIdAsync(InMemoryStores stores, E164Number callerId, PartyId shop, PartyId centre, CancellationToken cancellationToken)
    {
        CallerIdRecord declared = new()
        {
            Id = "roc-2026-05",
            Number = callerId,
            Event = CallerIdEvent.Declared,
            Party = centre,
            At = RecordedTime.On(new LocalDate(2026, 5, 20), Rome),
        };
        CallerIdRecord authorised = new()
        {
            Id = "mandate-7",
            Number = callerId,
            Event = CallerIdEvent.Authorised,
            Party = shop,
            Campaigns = [new CampaignId("spring")],
            At = RecordedTime.On(new LocalDate(2026, 11, 2), Rome),
        };
        CallerIdRecord calledBack = new()
        {
            Id = "call-back-31",
            Number = callerId,
            Event = CallerIdEvent.CallBackAnswered,
            Party = centre,
            At = RecordedTime.At(Instant.FromUtc(2026, 11, 20, 9, 15)),
        };
        CallerIdRecord authorisedUntil = new()
        {
            Id = "mandate-7-end",
            Number = callerId,
            Event = CallerIdEvent.Ended,
            Ends = "mandate-7",
            Party = shop,
            At = RecordedTime.On(new LocalDate(2027, 3, 31), Rome),
        };
        await stores.CallerIds.AddAsync([declared, authorised, calledBack, authorisedUntil], cancellationToken);
    }

    internal static async Task OptOutAsync(ComplianceEngine engine, CallRequest request, Instant now, CancellationToken cancellationToken)
    {
        await engine.RecordOptOutAsync(
            new BlacklistEntry
            {
                Id = "no-2",
                Number = request.Callee,
                Subject = request.Subject,
                Scope = BlacklistScope.Controller,
                Controller = request.Campaign.Controller.Id,
                RecordedBy = request.Campaign.Processor.Id,
                At = RecordedTime.At(now),
                Actor = "operator-12",
                Channel = "call",
            },
            cancellationToken);
    }
}
