namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>
/// What is on record about one number, and one call to it. The world begins with a human operator who calls a fixed number of the controller's own
/// customer list for a sale; the register was asked five days ago and answered clear; nobody looked into the directory and there is no consent.
/// </summary>
internal sealed class TestWorld : CallScenario<TestWorld>
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

    private readonly List<RuleBook> books = [];
    private TestBook book = new();

    public TestWorld()
        : base(FirstRequest, Now, "it-rpo") => And(builder => builder.UseLoggerFactory(Log));

    public TestLog Log { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Instant DaysAgo(double days) => Now - Duration.FromDays(days);

    /// <summary>The day in Rome on which a time lies: all that a register says.</summary>
    public static LocalDate? DayOf(RecordedTime? time) => time?.Earliest.InZone(TestBook.Rome).Date;

    /// <summary>A register's date: the whole day in Rome.</summary>
    public static RecordedTime DayAgo(double days) => RecordedTime.On(DayOf(Ago(days))!.Value, TestBook.Rome);

    public static RecordedTime Ago(double days) => RecordedTime.At(DaysAgo(days));

    /// <summary>A day without a time, in Rome.</summary>
    public static RecordedTime Day(int year, int month, int day) => RecordedTime.On(new LocalDate(year, month, day), TestBook.Rome);

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

    public TestWorld Under(Func<TestBook, TestBook> change)
    {
        book = change(book);
        return this;
    }

    public TestWorld AndUnder(RuleBook other)
    {
        books.Add(other);
        return this;
    }

    /// <summary>Something to be done before each step of the attempts and each question to a ledger; it may throw, wait or never come back.</summary>
    public TestWorld BeforeEachStore(Func<string, Task> step)
    {
        BeforeEach<ConsentEntry>(step).BeforeEach<ContractEntry>(step).BeforeEach<PersonRequest>(step).BeforeEach<BlacklistEntry>(step);
        BeforeEach<DirectoryListing>(step).BeforeEach<SelectiveRevocation>(step).BeforeEach<CallerIdRecord>(step);
        return AttemptsThrough(store => new HookedAttempts(store, (asked, _) => step(asked.ToString().ToLowerInvariant())));
    }

    /// <summary>At most so many attempts in a window.</summary>
    public TestWorld Limit(int max, Duration window, AttemptMeasures counts = AttemptMeasures.Attempt, AttemptScope scope = AttemptScope.Controller) =>
        And(builder => builder.AddRule(new TestLimit(max, window, counts, scope)));

    public TestWorld RegisterSaid(bool listed, double daysAgo = 5, RecordedTime? since = null, PartyId? controller = null, Instant? validUntil = null) =>
        RegisterSaid(listed, daysAgo, DayOf(since), controller, validUntil);

    /// <summary>A list bought from <see cref="Beta"/>.</summary>
    public new TestWorld FromList(Func<ContactList, ContactList>? change = null, bool holdsTheNumber = true) =>
        base.FromList(list => change is null ? list with { Supplier = Beta } : change(list with { Supplier = Beta }), holdsTheNumber);

    /// <summary>The call shows a number, and the book asks about it; of the usual records, those left out with <paramref name="without"/> are missing.</summary>
    public TestWorld Presenting(E164Number? callerId, params CallerIdEvent[] without)
    {
        Under(changed => changed with { AsksForCallerIds = true });
        return base.Presenting(callerId, [.. without]);
    }

    /// <summary>Something happened to the number presented, <see cref="Mobile"/> unless changed.</summary>
    public TestWorld OfCallerId(CallerIdEvent what, PartyId party, RecordedTime at, Func<CallerIdRecord, CallerIdRecord>? change = null) =>
        Tell(new CallerIdRecord { Id = NextId($"{what}"), Number = Mobile, Event = what, Party = party, At = at }, change);

    public Task<ComplianceEngine> EngineAsync() => EngineAsync(Token);

    public Task<Acquisition> AcquireAsync() => AcquireAsync(Token);

    public Task<CallDecision> AskAsync(Instant? at = null) => AskAsync(at ?? Now, Token);

    /// <summary>The decision in one line: <c>permitted (Consent)</c> or <c>blocked (register.stale; basis.none)</c>.</summary>
    public async Task<string> VerdictAsync(Instant? at = null) => (await AskAsync(at)).ToString();

    /// <summary>Asks, and expects the decision in one line.</summary>
    public async Task SaysAsync(string verdict, Instant? at = null) => (await AskAsync(at)).MustSay(verdict);

    protected override void AddRules(ComplianceEngineBuilder engine)
    {
        engine.AddRuleBook(book.Build());
        books.ForEach(other => engine.AddRuleBook(other));
    }

    private TestWorld BeforeEach<TEntry>(Func<string, Task> step)
        where TEntry : LedgerEntry =>
        EntriesThrough<TEntry>(ledger => new HookedLedger<TEntry>(ledger, (asked, _) => asked == StoreStep.Find ? step(typeof(TEntry).Name) : Task.CompletedTask));
}
