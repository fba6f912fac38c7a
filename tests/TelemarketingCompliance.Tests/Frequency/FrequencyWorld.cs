using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Frequency;

/// <summary>A callee with a history of attempts, asked about under given limits and nothing else; the basis is always there.</summary>
internal sealed class FrequencyWorld
{
    public static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    public static readonly Instant Now = Local(2026, 11, 24, 10, 30);
    public static readonly PartyId Acme = new("acme");
    public static readonly PartyId Centre = new("centre");
    public static readonly CampaignId Spring = new("spring");

    public static readonly CallRequest FirstRequest = new()
    {
        Callee = E164Number.FromDigits(393331234567),
        Subject = new SubjectId("p-1"),
        Campaign = new Campaign
        {
            Id = Spring,
            Controller = new CampaignParty { Id = Acme },
            Processor = new CampaignParty { Id = Centre },
            Purpose = CallPurpose.Sale,
            Sector = Sector.Telecom,
            CreatedAt = Instant.FromUtc(2001, 1, 1, 0, 0),
        },
    };

    private readonly InMemoryLedger<PersonRequest> requests = new();
    private readonly ComplianceEngine engine;

    public FrequencyWorld(params ImmutableArray<FrequencyLimit> limits)
    {
        var basis = new LawfulBasis { ContractGraceDays = TestBook.Parameter("graceDays", 30, "4"), RequestValidHours = TestBook.Parameter("validHours", 72, "3") };
        var establishes = new TestRule("basis-of-the-test") { Covering = [CallPurpose.Sale, CallPurpose.Service], Says = static (in CallContext _) => Finding.Establishes(CallBasis.Consent) };
        Rule = new FrequencyRule(basis, Rome, limits);
        var book = new RuleBook("TEST", ["IT"], Rome, Instant.FromUtc(2000, 1, 1, 0, 0), [], _ => [establishes, Rule]);
        engine = ComplianceEngine.Create(builder => builder
            .AddRuleBook(book)
            .UsePersonRequests(requests)
            .AddSource(SourceOf(() => History)));
    }

    public FrequencyRule Rule { get; }

    public ImmutableArray<AttemptRecord> History { get; set; } = [];

    public CallRequest Request { get; set; } = FirstRequest;

    public int Room => engine.MaxFindings;

    public static Instant Local(int year, int month, int day, int hour, int minute = 0, int second = 0) =>
        new LocalDateTime(year, month, day, hour, minute, second).InZoneStrictly(Rome).ToInstant();

    public static FrequencyLimit Limit(string name, int max, AttemptMeasures counts, FrequencyWindow window) =>
        new() { Name = name, Max = max, Counts = counts, Window = window };

    public static FrequencyWindow Hours(double hours) => FrequencyWindow.Rolling(Duration.FromHours(hours));

    public static FrequencyWindow Days(int days) => FrequencyWindow.Rolling(Duration.FromDays(days));

    /// <summary>An attempt for the same controller, campaign and processor, on the number and the person.</summary>
    public static AttemptRecord Attempt(Instant at, OutcomeKind? outcome = OutcomeKind.NoAnswer) => new()
    {
        At = at,
        Counts = outcome is { } kind ? CallOutcome.CountsOf(kind) : AttemptMeasures.All,
        IsSameNumber = true,
        IsSameSubject = true,
        IsSameController = true,
        IsSameProcessor = true,
        Campaign = Spring,
        Outcome = outcome,
        EndedAt = outcome is null ? null : at,
    };

    public FrequencyWorld After(params IEnumerable<AttemptRecord> attempts)
    {
        History = [.. attempts.OrderBy(attempt => attempt.At)];
        return this;
    }

    /// <summary>The person asked for a call, and this is that call.</summary>
    public async Task<FrequencyWorld> OnRequestAsync(Instant madeAt, string reference = "r-1")
    {
        await requests.AddAsync([new PersonRequest { Id = $"e-{reference}", Number = Request.Callee, Reference = reference, Controller = Acme, Purposes = [CallPurpose.Sale], MadeAt = RecordedTime.At(madeAt) }], default);
        Request = Request with { Evidence = new CallEvidence(EvidenceKind.PersonRequest, reference) };
        return this;
    }

    public ValueTask<FactBatch> GatherAsync(Instant at) => engine.GatherAsync([Request], at);

    public Verdict Decide(FactBatch batch, Instant at, Finding[] findings) => engine.Decide(batch[0], at, findings);

    public CallDecision Explain(FactBatch batch, Instant at) => engine.Explain(batch[0], at);

    public async Task<CallDecision> AskAsync(Instant at) => Explain(await GatherAsync(at), at);

    public async Task<bool> IsPermittedAsync(Instant at) => (await AskAsync(at)).IsPermitted;

    public async Task<ImmutableArray<ChargeLine>> LinesAsync(Instant at)
    {
        FactBatch batch = await GatherAsync(at);
        var lines = new ChargeList();
        BasisResolution resolved = default;
        Rule.Charge(new CallContext(Request, batch[0], at, ref resolved), lines);
        return lines.Take();
    }

    private static TestSource SourceOf(Func<ImmutableArray<AttemptRecord>> history) => new("history", FactKeys.Attempts)
    {
        Gathers = (gathering, _) =>
        {
            for (int row = 0; row < gathering.Requests.Length; row++)
                gathering.Set(FactKeys.Attempts, row, history());
            return Task.CompletedTask;
        },
    };
}
