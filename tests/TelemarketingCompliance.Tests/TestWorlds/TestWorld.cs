using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>
/// What is on record about one number, and one call to it. The world begins with a human operator who calls a fixed number of the controller's own
/// customer list for a sale; the register was asked five days ago and answered clear; nobody looked into the directory and there is no consent.
/// </summary>
internal sealed class TestWorld
{
    public static readonly Instant Now = Instant.FromUtc(2026, 5, 20, 10, 0);
    public static readonly E164Number Callee = E164Number.FromDigits(390612345678);
    public static readonly E164Number Mobile = E164Number.FromDigits(393331234567);
    public static readonly PartyId Acme = new("acme");
    public static readonly PartyId Beta = new("beta");
    public static readonly PartyId CentreX = new("centre-x");
    public static readonly PartyId CentreY = new("centre-y");
    public static readonly Sector Telecom = new("telecom");
    public static readonly ContactListId OwnBase = new("own-base");

    public static readonly Campaign FirstCampaign = new()
    {
        Id = new CampaignId("spring"),
        Controller = new CampaignParty { Id = Acme, RocNumber = "12345", AdheresToCodeOfConduct = true },
        Processor = new CampaignParty { Id = CentreX, RocNumber = "54321", AdheresToCodeOfConduct = true },
        Purpose = CallPurpose.Sale,
        CreatedAt = DaysAgo(10),
        Mode = DialingMode.Manual,
        Sector = Telecom,
    };

    public static readonly CallRequest FirstRequest = new()
    {
        Callee = Callee,
        Campaign = FirstCampaign,
        CalleeKind = CalleeKind.NaturalPerson,
        ContactList = OwnBase,
        NumberSource = NumberSource.ContactList,
        OperatorCountry = "IT",
    };

    private readonly List<LedgerEntry> entries = [];
    private readonly List<(ContactList List, ImmutableArray<E164Number> Numbers)> lists = [];
    private readonly List<RegisterConsultation> consultations = [];
    private readonly List<Action<ComplianceEngineBuilder>> additions = [];
    private readonly List<RuleBook> books = [];
    private Func<string, Task>? beforeStores;
    private Func<TimeProvider, IAttemptStore>? attempts;
    private CallRequest request = FirstRequest;
    private TestBook book = new();
    private bool registerAsked;
    private bool inFlight;
    private ComplianceEngine? engine;

    public FakeTimeProvider Clock { get; } = new(Now.ToDateTimeOffset());

    public TestLog Log { get; } = new();

    public InMemoryStores Stores { get; } = new();

    public RegisterSet Register { get; } = new("it-rpo");

    public CallRequest Request => request;

    public static Instant DaysAgo(double days) => Now - Duration.FromDays(days);

    /// <summary>The day in Rome on which a time lies: all that a register says.</summary>
    public static LocalDate? DayOf(RecordedTime? time) => time?.Earliest.InZone(TestBook.Rome).Date;

    /// <summary>A register's date: the whole day in Rome.</summary>
    public static RecordedTime DayAgo(double days) => RecordedTime.On(DayOf(Ago(days))!.Value, TestBook.Rome);

    public static RecordedTime Ago(double days) => RecordedTime.At(DaysAgo(days));

    /// <summary>A day without a time, in Rome.</summary>
    public static RecordedTime Day(int year, int month, int day) => RecordedTime.On(new LocalDate(year, month, day), TestBook.Rome);

    public TestWorld Asking(Func<CallRequest, CallRequest> change) => Do(() => request = change(request));

    public TestWorld For(Func<Campaign, Campaign> change) => Asking(call => call with { Campaign = change(call.Campaign) });

    public TestWorld For(CallPurpose purpose) => For(campaign => campaign with { Purpose = purpose });

    public TestWorld By(DialingMode mode) => For(campaign => campaign with { Mode = mode });

    public TestWorld ReliesOn(EvidenceKind kind, string reference) => Asking(call => call with { Evidence = new CallEvidence(kind, reference) });

    public TestWorld Under(Func<TestBook, TestBook> change) => Do(() => book = change(book));

    public TestWorld And(Action<ComplianceEngineBuilder> addition) => Do(() => additions.Add(addition));

    /// <summary>Something to be done before each step of the attempts and each question to a ledger; it may throw, wait or never come back.</summary>
    public TestWorld BeforeEachStore(Func<string, Task> step) => Do(() => beforeStores = step);

    /// <summary>Attempts kept elsewhere than in <see cref="Stores"/>.</summary>
    public TestWorld AttemptsIn(Func<TimeProvider, IAttemptStore> store) => Do(() => attempts = store);

    /// <summary>At most so many attempts in a window.</summary>
    public TestWorld Limit(int max, Duration window, AttemptMeasures counts = AttemptMeasures.Attempt, AttemptScope scope = AttemptScope.Controller) =>
        And(builder => builder.AddRule(new TestLimit(max, window, counts, scope)));

    public TestWorld AndUnder(RuleBook other) => Do(() => books.Add(other));

    public TestWorld Granted(Func<ConsentEntry, ConsentEntry>? change = null) => Add(
        new ConsentEntry
        {
            Id = $"consent-{entries.Count + 1}",
            Number = request.Callee,
            State = ConsentState.Granted,
            Controller = Acme,
            Purposes = [CallPurpose.Sale],
            Channels = CallChannels.OperatorCall,
            At = Ago(20),
            TextVersion = "v1",
            Level = EvidenceLevel.DoubleOptIn,
        },
        change);

    public TestWorld Said(ConsentState state, RecordedTime? at, Func<ConsentEntry, ConsentEntry>? change = null) => Add(
        new ConsentEntry { Id = $"consent-{entries.Count + 1}", Number = request.Callee, State = state, Controller = Acme, At = at }, change);

    public TestWorld Contract(Func<ContractEntry, ContractEntry>? change = null) => Add(
        new ContractEntry { Id = $"contract-{entries.Count + 1}", Number = request.Callee, Contract = new ContractId("c-1"), Controller = Acme, StartedAt = Ago(400) }, change);

    public TestWorld AskedToBeCalled(Func<PersonRequest, PersonRequest>? change = null) => Add(
        new PersonRequest
        {
            Id = $"request-{entries.Count + 1}",
            Number = request.Callee,
            Reference = "web-1",
            Controller = Acme,
            Purposes = [CallPurpose.Sale],
            MadeAt = Ago(1),
        },
        change);

    /// <summary>The person asked to be called, and this is that call.</summary>
    public TestWorld OnRequest(Func<PersonRequest, PersonRequest>? change = null) => AskedToBeCalled(change).ReliesOn(EvidenceKind.PersonRequest, "web-1");

    public TestWorld Objected(Func<BlacklistEntry, BlacklistEntry>? change = null) => Add(Objection($"objection-{entries.Count + 1}", request.Callee), change);

    public static BlacklistEntry Objection(string id, E164Number number) => new()
    {
        Id = id,
        Number = number,
        Scope = BlacklistScope.Controller,
        Controller = Acme,
        RecordedBy = CentreX,
        At = Ago(7),
        Actor = "op-1",
        Channel = "call",
    };

    public TestWorld InDirectory(bool listed = true, RecordedTime? at = null) => Add(
        new DirectoryListing { Id = $"directory-{entries.Count + 1}", Number = request.Callee, IsListed = listed, Directory = "white-pages", At = at ?? Ago(40) });

    public TestWorld Revoked(Func<SelectiveRevocation, SelectiveRevocation>? change = null) => Add(
        new SelectiveRevocation { Id = $"revocation-{entries.Count + 1}", Number = request.Callee, Register = "it-rpo", Controller = Acme, At = Ago(2) }, change);

    /// <summary>The register's answer about the number; the first one replaces the answer with which the world begins.</summary>
    public TestWorld RegisterSaid(bool listed, double daysAgo = 5, RecordedTime? since = null, PartyId? controller = null, Instant? validUntil = null) => Do(() =>
    {
        registerAsked = true;
        var header = new RegisterConsultationHeader
        {
            Register = "it-rpo",
            Controller = controller ?? Acme,
            ProcessedAt = DaysAgo(daysAgo),
            Reference = $"answer-{consultations.Count + 1}",
            ValidUntil = validUntil,
            Jurisdiction = "IT",
        };
        consultations.Add(RegisterConsultation.FromAnswers(header, [(request.Callee, listed, DayOf(since))]));
    });

    /// <summary>The call shows a number, and the book asks about it; of the usual records, those left out with <paramref name="without"/> are missing.</summary>
    public TestWorld Presenting(E164Number? callerId, params CallerIdEvent[] without)
    {
        foreach ((CallerIdEvent what, PartyId party) in ((CallerIdEvent, PartyId)[])[(CallerIdEvent.Declared, CentreX), (CallerIdEvent.Authorised, Acme), (CallerIdEvent.CallBackAnswered, CentreX), (CallerIdEvent.Assigned, Acme)])
        {
            if (callerId is not null && !without.Contains(what))
                OfCallerId(what, party, Ago(5), entry => entry with { Number = callerId });
        }

        return Under(book => book with { AsksForCallerIds = true }).Asking(call => call with { CallerId = callerId });
    }

    /// <summary>Something happened to the number presented, <see cref="Mobile"/> unless changed.</summary>
    public TestWorld OfCallerId(CallerIdEvent what, PartyId party, RecordedTime at, Func<CallerIdRecord, CallerIdRecord>? change = null) => Add(
        new CallerIdRecord { Id = $"{what}-{entries.Count + 1}", Number = Mobile, Event = what, Party = party, At = at }, change);

    /// <summary>The same call was charged a moment ago, and nobody knows yet how it ends.</summary>
    public TestWorld InFlight() => Do(() => inFlight = true);

    public TestWorld RegisterNeverAsked() => Do(() => registerAsked = true);

    /// <summary>A list the call takes its number from, in place of the customer base with which the world begins.</summary>
    public TestWorld FromList(Func<ContactList, ContactList>? change = null, bool holdsTheNumber = true)
    {
        var list = new ContactList { Id = new ContactListId("bought"), Controller = Acme, Supplier = Beta, SupplyContract = "s-1", AcquiredAt = Ago(60), ConsentSampleCheckedAt = Ago(50) };
        list = change is null ? list : change(list);
        lists.Add((list, holdsTheNumber ? [request.Callee] : [Mobile]));
        return Asking(call => call with { ContactList = list.Id, NumberSource = NumberSource.ContactList });
    }

    /// <summary>The engine over everything on record; built once.</summary>
    public async Task<ComplianceEngine> EngineAsync()
    {
        if (engine is not null)
            return engine;
        if (!registerAsked)
            RegisterSaid(listed: false);
        foreach (RegisterConsultation consultation in consultations)
            Register.Add(consultation);
        await Stores.ContactLists.AddAsync(new ContactList { Id = OwnBase, Controller = Acme, AcquiredAt = Ago(900) }, [request.Callee], default);
        foreach ((ContactList list, ImmutableArray<E164Number> numbers) in lists)
            await Stores.ContactLists.AddAsync(list, numbers, default);
        await AddAllAsync(Stores.Consents);
        await AddAllAsync(Stores.Contracts);
        await AddAllAsync(Stores.Requests);
        await AddAllAsync(Stores.Blacklist);
        await AddAllAsync(Stores.Directory);
        await AddAllAsync(Stores.SelectiveRevocations);
        await AddAllAsync(Stores.CallerIds);
        engine = ComplianceEngine.Create(builder =>
        {
            builder.UseTimeProvider(Clock).UseLoggerFactory(Log).AddRegister(Register).AddRuleBook(book.Build());
            UseStores(builder);
            books.ForEach(other => builder.AddRuleBook(other));
            additions.ForEach(addition => addition(builder));
        });
        if (inFlight)
            await Stores.Attempts.ChargeAsync([new AttemptCharge { Permit = PermitId.NewAt(Now), Request = request, TimeToLive = Duration.FromMinutes(1), Lines = [] }], default);
        return engine;
    }

    public async Task<Acquisition> AcquireAsync() => await (await EngineAsync()).AcquireAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Asks, and checks on the way that both doors, <c>Decide</c> and <c>Explain</c>, say the same.</summary>
    public async Task<CallDecision> AskAsync(Instant? at = null)
    {
        ComplianceEngine asked = await EngineAsync();
        FactBatch batch = await asked.GatherAsync([request], at ?? Now);
        CallDecision decision = asked.Explain(batch[0], at ?? Now);

        var findings = new Finding[asked.MaxFindings];
        Verdict verdict = asked.Decide(batch[0], at ?? Now, findings);
        Assert.Equal(verdict.IsPermitted, decision.IsPermitted);
        Assert.Equal(verdict.Blocks, decision.Blocks.Count());
        Assert.Equal(verdict.Basis, decision.Basis ?? CallBasis.None);
        Assert.Equal(
            findings.Where(finding => finding.Kind == FindingKind.Block).Select(finding => finding.Reason!.Code),
            decision.Blocks.Select(finding => finding.Reason!.Code));
        return decision;
    }

    /// <summary>The decision in one line: <c>permitted (Consent)</c> or <c>blocked (register.stale; basis.none)</c>.</summary>
    public async Task<string> VerdictAsync(Instant? at = null) => (await AskAsync(at)).ToString();

    /// <summary>Asks, and expects the decision in one line.</summary>
    public async Task SaysAsync(string verdict, Instant? at = null) => Assert.Equal(verdict, await VerdictAsync(at));

    private void UseStores(ComplianceEngineBuilder builder)
    {
        if (beforeStores is null && attempts is null)
        {
            builder.UseInMemoryStores(Stores);
            return;
        }

        Func<string, Task> step = beforeStores ?? (static _ => Task.CompletedTask);
        builder
            .UseAttempts(new HookedAttempts(attempts?.Invoke(Clock) ?? new InMemoryAttemptStore(Clock), step))
            .UseConsents(new HookedLedger<ConsentEntry>(Stores.Consents, step))
            .UseContracts(new HookedLedger<ContractEntry>(Stores.Contracts, step))
            .UsePersonRequests(new HookedLedger<PersonRequest>(Stores.Requests, step))
            .UseBlacklist(new HookedLedger<BlacklistEntry>(Stores.Blacklist, step))
            .UseDirectory(new HookedLedger<DirectoryListing>(Stores.Directory, step))
            .UseSelectiveRevocations(new HookedLedger<SelectiveRevocation>(Stores.SelectiveRevocations, step))
            .UseContactLists(Stores.ContactLists);
    }

    private TestWorld Add<TEntry>(TEntry entry, Func<TEntry, TEntry>? change = null)
        where TEntry : LedgerEntry => Do(() => entries.Add(change is null ? entry : change(entry)));

    private async Task AddAllAsync<TEntry>(InMemoryLedger<TEntry> ledger)
        where TEntry : LedgerEntry => await ledger.AddAsync([.. entries.OfType<TEntry>()], default);

    private TestWorld Do(Action step)
    {
        step();
        return this;
    }
}
