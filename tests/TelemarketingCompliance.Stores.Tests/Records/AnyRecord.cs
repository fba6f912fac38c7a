using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace TelemarketingCompliance.Stores.Tests.Records;

/// <summary>Valid records with every field filled, empty or odd, about few numbers and persons, so that questions meet them. The same seed gives the same records.</summary>
internal sealed class AnyRecord(int seed)
{
    public static readonly ImmutableArray<E164Number> Numbers = [.. Enumerable.Range(0, 9).Select(i => E164Number.FromDigits(390612345670UL + (ulong)i)), E164Number.FromDigits(1), E164Number.FromDigits(999_999_999_999_999)];
    public static readonly ImmutableArray<SubjectId> Subjects = [new("p-1"), new("P-1"), new("p-2"), new("~"), new(new string('z', 64))];
    public static readonly ImmutableArray<PartyId> Parties = [new("acme"), new("beta"), new("centre-x"), new("centre-y")];
    public static readonly ImmutableArray<ContactListId> Lists = [new("own-base"), new("bought")];
    public static readonly ImmutableArray<CampaignId> Campaigns = [new("spring"), new("autumn"), new("SPRING")];
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 30);

    private static readonly CallPurpose[] Purposes = [.. Enum.GetValues<CallPurpose>().Where(purpose => purpose != CallPurpose.Unknown)];
    private static readonly Sector[] Sectors = [new("telecom"), new("energy"), new("something-else-9")];
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private readonly Random random = new(seed);

    public Random Random => random;

    public ConsentEntry Consent(string id)
    {
        ConsentState state = One(ConsentState.Granted, ConsentState.Granted, ConsentState.Denied, ConsentState.Withdrawn, ConsentState.SoftSpam, ConsentState.Reassigned);
        (E164Number? number, SubjectId? subject) = About(needsNumber: state == ConsentState.Reassigned);
        RecordedTime? at = state == ConsentState.Reassigned || Often() ? Time() : null;
        PurposeSet purposes = state == ConsentState.Granted || Often() ? SomePurposes(atLeast: 1) : default;
        Instant? expires = Rarely() ? Moment() : null;
        return new ConsentEntry
        {
            Id = id,
            Number = number,
            Subject = subject,
            State = state,
            Controller = Of(Parties),
            Collector = Rarely() ? Of(Parties) : null,
            Recipients = Few(() => Of(Parties)),
            Purposes = purposes,
            Categories = Few(() => One(Sectors)),
            Channels = state == ConsentState.Granted ? (CallChannels)random.Next(1, 16) : (CallChannels)random.Next(16),
            At = at,
            ExpiresAt = expires < at?.Earliest ? null : expires,
            TextVersion = Maybe(Text),
            Level = One(Enum.GetValues<EvidenceLevel>()),
            Evidence = Maybe(Text),
            EvidenceSha256 = Rarely() ? Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(random.Next()))) : null,
            Contract = Rarely() ? new ContractId($"c-{random.Next(3)}") : null,
            List = Rarely() ? Of(Lists) : null,
        };
    }

    public ContractEntry Contract(string id)
    {
        (E164Number? number, SubjectId? subject) = About();
        (RecordedTime start, RecordedTime end) = (Time(), Time());
        return new ContractEntry
        {
            Id = id,
            Number = number,
            Subject = subject,
            Contract = new ContractId($"c-{random.Next(5)}"),
            Controller = Of(Parties),
            StartedAt = start,
            EndedAt = Often() && !end.IsBefore(start) ? end : null,
        };
    }

    public PersonRequest Request(string id)
    {
        (E164Number? number, SubjectId? subject) = About();
        (RecordedTime made, RecordedTime used, Instant expires) = (Time(), Time(), Moment());
        return new PersonRequest
        {
            Id = id,
            Number = number,
            Subject = subject,
            Reference = $"web-{random.Next(4)}",
            Controller = Of(Parties),
            Purposes = SomePurposes(atLeast: 1),
            Categories = Few(() => One(Sectors)),
            MadeAt = made,
            ExpiresAt = Often() && expires >= made.Earliest ? expires : null,
            UsedAt = Often() && !used.IsBefore(made) ? used : null,
        };
    }

    public BlacklistEntry Objection(string id)
    {
        (E164Number? number, SubjectId? subject) = About();
        BlacklistScope scope = One(Enum.GetValues<BlacklistScope>());
        return new BlacklistEntry
        {
            Id = id,
            Number = number,
            Subject = subject,
            Scope = scope,
            RecordedBy = Of(Parties),
            Controller = scope == BlacklistScope.Controller ? Of(Parties) : null,
            RecorderMandates = Few(() => Of(Parties)),
            Purposes = SomePurposes(atLeast: 0),
            NoCallsAtAll = Rarely(),
            At = Often() ? Time() : null,
            Actor = Text(),
            Channel = One("call", "letter"),
            Reason = Maybe(Text),
        };
    }

    public DirectoryListing Listing(string id)
    {
        (E164Number? number, SubjectId? subject) = About(needsNumber: true);
        return new DirectoryListing { Id = id, Number = number, Subject = subject, IsListed = Often(), Directory = Text(), At = Time() };
    }

    public SelectiveRevocation Revocation(string id)
    {
        (E164Number? number, SubjectId? subject) = About(needsNumber: true);
        (RecordedTime at, Instant until) = (Time(), Moment());
        return new SelectiveRevocation { Id = id, Number = number, Subject = subject, Register = One("it-rpo", "us-dnc"), Controller = Of(Parties), At = at, Until = Often() && until >= at.Earliest ? until : null };
    }

    public CallerIdRecord CallerId(string id)
    {
        CallerIdEvent happened = One<CallerIdEvent>(Enum.GetValues<CallerIdEvent>().AsSpan(1));
        return new CallerIdRecord
        {
            Id = id,
            Number = Of(Numbers),
            Event = happened,
            Party = Of(Parties),
            At = Time(),
            Campaigns = happened == CallerIdEvent.Authorised ? Few(() => Of(Campaigns)) : [],
            Ends = happened == CallerIdEvent.Ended ? One("e-1", "e-2", "e-3") : null,
        };
    }

    public ContactList List(ContactListId id)
    {
        (RecordedTime acquired, RecordedTime end) = (Time(), Time());
        PartyId? supplier = Often() ? Of(Parties) : null;
        return new ContactList
        {
            Id = id,
            Controller = Of(Parties),
            Supplier = supplier,
            AcquiredAt = acquired,
            SupplyContract = supplier is null ? null : Maybe(Text),
            SupplyEndsAt = Often() && !end.IsBefore(acquired) ? end : null,
            Campaigns = Few(() => Of(Campaigns)),
            ConsentSampleCheckedAt = Rarely() ? Time() : null,
        };
    }

    public CallRequest Call() => new()
    {
        Callee = Of(Numbers),
        Campaign = Campaign(),
        CalleeKind = One(Enum.GetValues<CalleeKind>()),
        Subject = Often() ? Of(Subjects) : null,
        CallerId = Often() ? Of(Numbers) : null,
        ContactList = Rarely() ? Of(Lists) : null,
        NumberSource = One(Enum.GetValues<NumberSource>()),
        Place = Rarely() ? new CalleePlace { Zone = One(Rome, DateTimeZoneProviders.Tzdb["America/New_York"]), Country = Maybe(() => "IT"), Municipality = Maybe(Text), Source = One(Enum.GetValues<PlaceSource>()) } : null,
        Kind = One(Enum.GetValues<CallKind>()),
        Mode = Rarely() ? One(Enum.GetValues<DialingMode>()) : null,
        OperatorReserved = Rarely(),
        OperatorCountry = Maybe(() => "AL"),
        NetworkOrigin = Rarely() ? new NetworkOrigin("AL", Rarely()) : null,
        Evidence = Rarely() ? new CallEvidence(One(Enum.GetValues<EvidenceKind>()), One("web-0", "web-1")) : null,
        RequestId = Rarely() ? One("r-1", "r-2", "R-1", "r-1 ", Text()) : null,
    };

    public CallOutcome Outcome(Instant at, OutcomeKind? kind = null) => new()
    {
        Kind = kind ?? One(Enum.GetValues<OutcomeKind>()),
        OccurredAt = at,
        RingSeconds = Rarely() ? random.NextDouble() * 60 : null,
        SilenceSeconds = Rarely() ? random.Next(5) : null,
        SipClass = Rarely() ? random.Next(3, 7) : null,
        RequestReference = Maybe(() => One("web-0", "web-1")),
        Fulfilled = Few(() => One("disclosure.country", "disclosure.origin")),
        Disposition = Maybe(Text),
    };

    public LedgerQuery Query() => new(
        Rarely() ? default : Of(Numbers), Often() ? Of(Subjects) : null, Of(Parties), Of(Parties), Often() ? Of(Lists) : null);

    public T Of<T>(ImmutableArray<T> values) => values[random.Next(values.Length)];

    public T One<T>(params ReadOnlySpan<T> values) => values[random.Next(values.Length)];

    public bool Often() => random.Next(3) > 0;

    public bool Rarely() => random.Next(3) == 0;

    /// <summary>An instant to the nanosecond, a whole second, or one at the ends of what can be written.</summary>
    public Instant Moment() => random.Next(8) switch
    {
        0 => Now - Duration.FromNanoseconds(random.NextInt64(1, 1_000_000_000_000_000_000)),
        1 => One(Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(-9998, 1, 1, 0, 0) + Duration.FromSeconds(1), Instant.FromUtc(9998, 12, 31, 23, 59, 59), NodaConstants.UnixEpoch + Duration.Epsilon),
        _ => Now - Duration.FromSeconds(random.Next(0, 100_000_000)),
    };

    public RecordedTime Time() => Rarely() ? RecordedTime.On(new LocalDate(2020 + random.Next(8), 1 + random.Next(12), 1 + random.Next(28)), One(Rome, DateTimeZone.Utc)) : RecordedTime.At(Moment());

    private Campaign Campaign() => new()
    {
        Id = Of(Campaigns),
        Controller = Party(),
        Processor = Party(),
        Purpose = One(Enum.GetValues<CallPurpose>()),
        CreatedAt = Moment(),
        Mode = One(Enum.GetValues<DialingMode>()),
        Sector = Often() ? One(Sectors) : default,
        AnsweringMachineDetection = Rarely() ? new AnsweringMachineDetection { IsUsed = Often(), FalsePositiveRate = Rarely() ? random.Next(1000) / 1000m : null, MeasuredOn = Rarely() ? new LocalDate(2026, 2, 28) : null, Reference = Maybe(Text) } : null,
        Script = Maybe(Text),
    };

    private CampaignParty Party() => new()
    {
        Id = Of(Parties),
        RocNumber = Maybe(() => "12345"),
        RocConfirmedOn = Rarely() ? new LocalDate(2026, 1, 31) : null,
        AdheresToCodeOfConduct = One<bool?>(true, false, null),
    };

    private (E164Number? Number, SubjectId? Subject) About(bool needsNumber = false) => random.Next(needsNumber ? 2 : 3) switch
    {
        0 => (Of(Numbers), null),
        1 => (Of(Numbers), Of(Subjects)),
        _ => (null, Of(Subjects)),
    };

    private PurposeSet SomePurposes(int atLeast) => [.. Enumerable.Range(0, random.Next(atLeast, 5)).Select(_ => One(Purposes))];

    private ImmutableArray<T> Few<T>(Func<T> one) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => one())];

    private string? Maybe(Func<string> text) => Often() ? text() : null;

    private string Text()
    {
        string[] pieces = ["v7", "«sì, perché no»", "\"quoted\" \\ back", "\u0000\t\r\n", "+39", "😀", "<script>", "'; DROP TABLE consent; --", new('x', 1500)];
        var text = new StringBuilder("t");
        for (int i = random.Next(4); i > 0; i--)
            text.Append(One(pieces));
        return text.ToString();
    }
}
