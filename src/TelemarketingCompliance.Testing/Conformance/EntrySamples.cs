using NodaTime;

namespace TelemarketingCompliance;

/// <summary>What the cases about a ledger need to know of the kind of entry it keeps.</summary>
/// <param name="Full">A valid entry about the number of a question, and the person if there is one, for its controller; something in every field.</param>
/// <param name="Other">The same entry, changed in one field and still valid.</param>
/// <param name="Invalid">The same entry, as no ledger may accept it.</param>
/// <param name="Persons">Which of number and person an entry is about.</param>
internal sealed record EntrySamples<TEntry>(Func<string, LedgerQuery, TEntry> Full, Func<TEntry, TEntry> Other, Func<TEntry, TEntry> Invalid, EntrySamples<TEntry>.About Persons)
    where TEntry : LedgerEntry
{
    internal enum About
    {
        /// <summary>Of a number alone, never a person.</summary>
        NumberOnly,

        /// <summary>Of a number, and perhaps the person too.</summary>
        NumberAlways,

        /// <summary>Of a number, a person or both.</summary>
        Either,
    }

    internal TEntry New(string id, LedgerQuery question) => Full(id, Persons == About.NumberOnly ? question with { Subject = null } : question);
}

/// <summary>The kinds of entries.</summary>
internal static class EntrySamples
{
    internal static readonly Instant Then = Instant.FromUtc(2026, 10, 25, 0, 59, 59).PlusNanoseconds(999_999_999);

    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly RecordedTime Exactly = RecordedTime.At(Then);
    private static readonly RecordedTime ThatDay = RecordedTime.On(new LocalDate(2026, 10, 25), Rome);

    internal static EntrySamples<ConsentEntry> Consents { get; } = new(
        (id, question) => new ConsentEntry
        {
            Id = id,
            Number = question.Number,
            Subject = question.Subject,
            State = ConsentState.Granted,
            Controller = question.Controller,
            Collector = new PartyId("broker"),
            Recipients = [new("bank"), question.Controller],
            Purposes = [CallPurpose.Sale, CallPurpose.WinBack],
            Categories = [Sector.Telecom, new("other")],
            Channels = CallChannels.OperatorCall | CallChannels.Sms,
            At = ThatDay,
            ExpiresAt = Then + Duration.FromDays(700),
            TextVersion = "versione “estiva” – 夏",
            Level = EvidenceLevel.DoubleOptIn,
            Evidence = "sha256:'; --",
            Contract = new ContractId("c-1"),
            List = new ContactListId("bought"),
        },
        entry => entry with { Categories = [Sector.Telecom] },
        entry => entry with { Purposes = default },
        EntrySamples<ConsentEntry>.About.Either);

    internal static EntrySamples<ContractEntry> Contracts { get; } = new(
        (id, question) => new ContractEntry
        {
            Id = id,
            Number = question.Number,
            Subject = question.Subject,
            Contract = new ContractId("c-1"),
            Controller = question.Controller,
            StartedAt = ThatDay,
            EndedAt = RecordedTime.At(Then + Duration.FromDays(3)),
        },
        entry => entry with { EndedAt = null },
        entry => entry with { Contract = default },
        EntrySamples<ContractEntry>.About.Either);

    internal static EntrySamples<PersonRequest> Requests { get; } = new(
        (id, question) => new PersonRequest
        {
            Id = id,
            Number = question.Number,
            Subject = question.Subject,
            Reference = "web-1",
            Controller = question.Controller,
            Purposes = [CallPurpose.Sale],
            Categories = [Sector.Energy],
            MadeAt = Exactly,
            ExpiresAt = Then + Duration.FromHours(72),
            UsedAt = RecordedTime.At(Then + Duration.FromHours(1)),
        },
        entry => entry with { UsedAt = null },
        entry => entry with { Purposes = default },
        EntrySamples<PersonRequest>.About.Either);

    internal static EntrySamples<BlacklistEntry> Blacklist { get; } = new(
        (id, question) => new BlacklistEntry
        {
            Id = id,
            Number = question.Number,
            Subject = question.Subject,
            Scope = BlacklistScope.Unknown,
            RecordedBy = question.Processor,
            RecorderMandates = [question.Controller],
            Purposes = [CallPurpose.Sale],
            NoCallsAtAll = true,
            At = Exactly,
            Actor = "operatrice n.º 7",
            Channel = "lettera",
            Reason = "ha detto «basta» – 電話",
        },
        entry => entry with { NoCallsAtAll = false },
        entry => entry with { Actor = " " },
        EntrySamples<BlacklistEntry>.About.Either);

    internal static EntrySamples<DirectoryListing> Listings { get; } = new(
        (id, question) => new DirectoryListing { Id = id, Number = question.Number, Subject = question.Subject, IsListed = true, Directory = "elenchi – 電話帳", At = ThatDay },
        entry => entry with { IsListed = false },
        entry => entry with { Directory = "" },
        EntrySamples<DirectoryListing>.About.NumberAlways);

    internal static EntrySamples<SelectiveRevocation> Revocations { get; } = new(
        (id, question) => new SelectiveRevocation
        {
            Id = id,
            Number = question.Number,
            Subject = question.Subject,
            Register = "it-rpo",
            Controller = question.Controller,
            At = ThatDay,
            Until = Then + Duration.FromDays(90),
        },
        entry => entry with { Until = null },
        entry => entry with { Number = null, Subject = new SubjectId("p") },
        EntrySamples<SelectiveRevocation>.About.NumberAlways);

    internal static EntrySamples<CallerIdRecord> CallerIds { get; } = new(
        (id, question) => new CallerIdRecord
        {
            Id = id,
            Number = question.Number,
            Event = CallerIdEvent.Authorised,
            Party = question.Controller,
            At = Exactly,
            Campaigns = [new("spring"), new("autumn")],
        },
        entry => entry with { Campaigns = [new("spring")] },
        entry => entry with { Event = CallerIdEvent.Unknown },
        EntrySamples<CallerIdRecord>.About.NumberOnly);
}
