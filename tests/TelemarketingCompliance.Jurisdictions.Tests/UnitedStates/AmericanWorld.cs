using System.Collections.Immutable;

namespace TelemarketingCompliance.Jurisdictions.Tests.UnitedStates;

/// <summary>
/// What is on record about one American number, and one call to it. The world begins with an operator who has a call dialed for a sale, at one in the afternoon in
/// New York, to a number in Manhattan that a file of the registry, a day old, covers and does not list; the number presented answered a call-back a day ago.
/// </summary>
internal sealed record AmericanWorld
{
    public static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    public static readonly Instant Noon = new LocalDateTime(2026, 11, 24, 13, 0).InZoneStrictly(NewYork).ToInstant();
    public static readonly PartyId Acme = new("acme");
    public static readonly E164Number Manhattan = E164Number.FromDigits(12125550123);
    public static readonly E164Number Pensacola = E164Number.FromDigits(18505550123);
    public static readonly E164Number Honolulu = E164Number.FromDigits(18085550123);
    public static readonly E164Number TollFree = E164Number.FromDigits(18005550123);
    public static readonly E164Number OwnLine = E164Number.FromDigits(16465550100);
    public static readonly RuleBook Book = UnitedStatesRuleBook.Build(LawSheet.Embedded("us"), new UnitedStatesOptions());

    private static readonly E164Number Stranger = E164Number.FromDigits(12125550199);

    public E164Number Callee { get; init; } = Manhattan;

    public Instant At { get; init; } = Noon;

    public DialingMode Mode { get; init; } = DialingMode.Preview;

    public CallPurpose Purpose { get; init; } = CallPurpose.Sale;

    public CalleeKind Kind { get; init; } = CalleeKind.NaturalPerson;

    public CalleePlace? Place { get; init; }

    public E164Number? CallerId { get; init; } = OwnLine;

    /// <summary>How long before the call the number presented answered a call-back; null means never.</summary>
    public Duration? CalledBack { get; init; } = Duration.FromDays(1);

    /// <summary>Whether the number is listed; null means that no file covers it.</summary>
    public bool? Listed { get; init; } = false;

    /// <summary>How old the file of the registry is.</summary>
    public Duration FileAge { get; init; } = Duration.FromDays(1);

    public ImmutableArray<ConsentEntry> Consents { get; init; } = [];

    public ImmutableArray<ContractEntry> Contracts { get; init; } = [];

    public ImmutableArray<PersonRequest> Requests { get; init; } = [];

    public ImmutableArray<BlacklistEntry> Objections { get; init; } = [];

    public CallEvidence? Evidence { get; init; }

    /// <summary>How long before the call earlier attempts rang without an answer.</summary>
    public ImmutableArray<Duration> Attempts { get; init; } = [];

    /// <summary>Answered and abandoned calls of the campaign in the last 30 days.</summary>
    public (int Answered, int Silent) Counted { get; init; } = (100, 0);

    public RuleBook Law { get; init; } = Book;

    /// <summary>A second book for the same numbers.</summary>
    public RuleBook? Beside { get; init; }

    public AmericanWorld Signed(EvidenceLevel level = EvidenceLevel.Signature, CallChannels channels = CallChannels.OperatorCall) => this with
    {
        Consents = Consents.Add(new ConsentEntry
        {
            Id = $"consent-{Consents.Length + 1}",
            Number = Callee,
            State = ConsentState.Granted,
            Controller = Acme,
            Purposes = [CallPurpose.Sale],
            Channels = channels,
            At = RecordedTime.At(At - Duration.FromDays(30)),
            TextVersion = "terms-7",
            Level = level,
        }),
    };

    /// <summary>A contract since 2020; it ended at <paramref name="ended"/>, or continues.</summary>
    public AmericanWorld Bought(RecordedTime? ended = null) => this with
    {
        Contracts = Contracts.Add(new ContractEntry
        {
            Id = $"contract-{Contracts.Length + 1}",
            Number = Callee,
            Contract = new ContractId($"order-{Contracts.Length + 1}"),
            Controller = Acme,
            StartedAt = RecordedTime.At(Instant.FromUtc(2020, 3, 2, 12, 0)),
            EndedAt = ended,
        }),
    };

    public AmericanWorld Inquired(RecordedTime at) => this with
    {
        Requests = Requests.Add(new PersonRequest
        {
            Id = $"request-{Requests.Length + 1}",
            Number = Callee,
            Reference = "web-1",
            Controller = Acme,
            Purposes = [CallPurpose.Sale],
            MadeAt = at,
        }),
    };

    public AmericanWorld Objected(RecordedTime? at = null, PurposeSet purposes = default) => this with
    {
        Objections = Objections.Add(new BlacklistEntry
        {
            Id = $"objection-{Objections.Length + 1}",
            Number = Callee,
            Scope = BlacklistScope.Controller,
            Controller = Acme,
            RecordedBy = Acme,
            Purposes = purposes,
            At = at ?? RecordedTime.At(At - Duration.FromDays(7)),
            Actor = "op-1",
            Channel = "call",
        }),
    };

    public CallRequest Request => new()
    {
        Callee = Callee,
        CalleeKind = Kind,
        Place = Place,
        CallerId = CallerId,
        Evidence = Evidence,
        Campaign = new Campaign
        {
            Id = new("solar"),
            Controller = new CampaignParty { Id = Acme },
            Processor = new CampaignParty { Id = Acme },
            Purpose = Purpose,
            Sector = new("home"),
            Mode = Mode,
            CreatedAt = At - Duration.FromDays(60),
        },
    };

    /// <summary>The federal book alone over what is on record.</summary>
    public async Task<ComplianceEngine> EngineAsync()
    {
        var stores = new InMemoryStores();
        await stores.Consents.AddAsync(Consents, default);
        await stores.Contracts.AddAsync(Contracts, default);
        await stores.Requests.AddAsync(Requests, default);
        await stores.Blacklist.AddAsync(Objections, default);
        if (CalledBack is { } before && CallerId is { } callerId)
        {
            await stores.CallerIds.AddAsync(
                [new CallerIdRecord { Id = "test-1", Number = callerId, Event = CallerIdEvent.CallBackAnswered, Party = Acme, At = RecordedTime.At(At - before) }], default);
        }

        return ComplianceEngine.Create(engine =>
        {
            engine
                .AddRuleBook(Law)
                .AddRegister(Register())
                .UseConsents(stores.Consents)
                .UseContracts(stores.Contracts)
                .UsePersonRequests(stores.Requests)
                .UseBlacklist(stores.Blacklist)
                .UseCallerIds(stores.CallerIds)
                .AddSource(new Dialed(this));
            if (Beside is not null)
                engine.AddRuleBook(Beside);
        });
    }

    public async Task<CallDecision> AskAsync() => await (await EngineAsync()).EvaluateAsync(Request, At);

    public async Task SaysAsync(string verdict) => Assert.Equal(verdict, (await AskAsync()).ToString());

    private RegisterSet Register()
    {
        var header = new RegisterConsultationHeader { Register = "us-dnc", ProcessedAt = At - FileAge, Reference = "file-1", Jurisdiction = "US" };
        return Listed is { } listed
            ? new RegisterSet("us-dnc", RegisterConsultation.FromFullRegister(header, [(listed ? Callee : Stranger, null)], [$"{Callee.Digits / 10_000_000}"]))
            : new RegisterSet("us-dnc");
    }

    private sealed class Dialed(AmericanWorld world) : FactSource
    {
        public override string Name => "dialed";

        public override ImmutableArray<FactKey> Provides { get; } = [FactKeys.Attempts, FactKeys.CampaignStatistics];

        public override ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
        {
            var counts = new CampaignCounts { Dialed = world.Counted.Answered, DialedEarlier = world.Counted.Answered, Answered = world.Counted.Answered, Silent = world.Counted.Silent };
            gathering.Set(FactKeys.CampaignStatistics, 0, new CampaignStatistics { Last30Days = counts });
            gathering.Set(
                FactKeys.Attempts,
                0,
                [
                    .. world.Attempts.Select(before => new AttemptRecord
                    {
                        At = world.At - before,
                        Counts = CallOutcome.CountsOf(OutcomeKind.NoAnswer),
                        IsSameNumber = true,
                        IsSameController = true,
                        Outcome = OutcomeKind.NoAnswer,
                    }),
                ]);
            return ValueTask.CompletedTask;
        }
    }
}
