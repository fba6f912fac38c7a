namespace TelemarketingCompliance.Testing.Tests.Scenarios;

/// <summary>Everything is in order unless a scenario says otherwise; then it is not, for the reason that was told.</summary>
public sealed class ItalianScenarioTests
{
    private static readonly Instant Holiday = Instant.FromUtc(2026, 12, 8, 10, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, Func<ItalianScenario, ItalianScenario>, string> Told => new()
    {
        { "nothing", scenario => scenario, "permitted (Consent)" },
        { "an objection", scenario => scenario.Objected(), "blocked (blacklist.listed)" },
        { "a withdrawal", scenario => scenario.Said(ConsentState.Withdrawn, RecordedTime.At(scenario.Start - Duration.FromDays(1))), "blocked (consent.withdrawn; basis.none)" },
        { "no consent, a directory listing", scenario => scenario.Without<ConsentEntry>().InDirectory(), "permitted (OptOutRegime)" },
        { "a consent within a contract", scenario => scenario.Without<ConsentEntry>().Contract().Granted(grant => grant with { Contract = new ContractId("c-1") }), "permitted (Contract)" },
        { "a request", scenario => scenario.OnRequest(), "permitted (Request)" },
        { "a listing in the register", scenario => scenario.RegisterSaid(listed: true), "blocked (consent.order-unknown; register.listed; basis.none)" },
        { "the same, lifted for the controller", scenario => scenario.Without<ConsentEntry>().InDirectory().RegisterSaid(listed: true).Revoked(), "permitted (OptOutRegime)" },
        { "a listing older than the consent", scenario => scenario.RegisterSaid(listed: true, since: new LocalDate(2026, 1, 15)), "permitted (Consent)" },
        { "no question to the register", scenario => scenario.RegisterNeverAsked(), "blocked (register.not-asked)" },
        { "a bought list without the number", scenario => scenario.FromList(holdsTheNumber: false), "blocked (list.off-list)" },
        { "a bought list without its contract", scenario => scenario.FromList(list => list with { SupplyContract = null }), "blocked (list.not-authorised)" },
        { "a caller ID that nobody called back", scenario => scenario.Without<CallerIdRecord>().Presenting(scenario.Request.CallerId, CallerIdEvent.CallBackAnswered), "blocked (caller-id.not-callable)" },
        { "no caller ID", scenario => scenario.Presenting(null), "blocked (caller-id.withheld)" },
        { "a recorded voice", scenario => scenario.By(DialingMode.Prerecorded), "blocked (consent.missing; basis.none)" },
        { "a repair", scenario => scenario.Contract().For(CallPurpose.Service).ReliesOn(EvidenceKind.CaseReference, "case-1"), "permitted (Service)" },
        { "the same call in flight", scenario => scenario.InFlight(), "blocked (abandonment.rest; frequency.limit-reached)" },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public async Task What_is_told_is_what_decides(string told, Func<ItalianScenario, ItalianScenario> tell, string verdict)
    {
        CallDecision decision = await tell(new ItalianScenario()).AskAsync(cancellationToken: Token);

        Assert.NotEmpty(told);
        decision.MustSay(verdict);
    }

    [Fact]
    public async Task The_clock_is_the_engines_and_the_stores_and_a_permit_ends_on_it()
    {
        ItalianScenario scenario = new();
        ComplianceEngine engine = await scenario.EngineAsync(Token);
        CallPermit permit = (await scenario.AcquireAsync(Token)).MustBeGranted();
        Assert.Equal(scenario.Start, permit.ChargedAt);

        scenario.Clock.Advance(Duration.FromMinutes(10));

        (await engine.ConfirmAsync(permit, Token)).MustBeRefusedBy(PermitReasons.Expired);
        Assert.True((await scenario.Attempts.ReadAsync(permit.Id, Token))!.IsCancelled);
    }

    [Fact]
    public async Task House_policies_and_the_host_s_own_rules_join_those_of_Italy()
    {
        ItalyOptions own = new() { CallingHours = new CallingHoursPolicy { OwnHours = WeeklyHours.Parse("mon-sun 00:00-24:00; holiday 00:00-24:00") } };
        Func<Campaign, Campaign> nobodyAdheres = campaign => campaign with
        {
            Controller = campaign.Controller with { AdheresToCodeOfConduct = false },
            Processor = campaign.Processor with { AdheresToCodeOfConduct = false },
        };

        CallDecision bound = await new ItalianScenario().RegisterNeverAsked().AskAsync(Holiday, Token);
        CallDecision free = await new ItalianScenario(own).For(nobodyAdheres).RegisterNeverAsked().AskAsync(Holiday, Token);
        CallDecision closed = await new ItalianScenario().And(engine => engine.AddRule(new NoCalls())).AskAsync(cancellationToken: Token);

        bound.MustBeBlockedBy(HoursReasons.Holiday, RegisterReasons.NotAsked);
        free.MustBeBlockedOnlyBy(RegisterReasons.NotAsked);
        closed.MustBeBlockedOnlyBy(NoCalls.Reason);
    }

    [Fact]
    public async Task Other_stores_in_the_place_of_those_in_memory_hold_what_was_told()
    {
        InMemoryLedger<BlacklistEntry> objections = new();
        ReferenceAttempts? attempts = null;
        ItalianScenario scenario = new ItalianScenario().Objected().EntriesThrough<BlacklistEntry>(_ => objections).AttemptsIn(clock => attempts = new ReferenceAttempts(clock)).InFlight();

        (await scenario.AskAsync(cancellationToken: Token)).MustBeBlockedBy(BlacklistReasons.Listed, FrequencyReasons.LimitReached);

        Assert.Equal((1, 0), (objections.Count, scenario.Stores.Blacklist.Count));
        Assert.Same(attempts, scenario.Attempts);
    }

    private sealed class NoCalls : CallRule
    {
        public static readonly ReasonCode Reason = new("host.no-calls", "no calls today", "oggi niente chiamate");

        public override string Name => "no-calls";

        public override int Revision => 1;

        protected override Finding Evaluate(in CallContext call) => Finding.Block(Reason);
    }
}
