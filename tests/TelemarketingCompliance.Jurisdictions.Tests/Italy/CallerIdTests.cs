namespace TelemarketingCompliance.Jurisdictions.Tests.Italy;

/// <summary>The Italian clauses on the number presented and on who dials, on both sides of each date. The call is otherwise lawful: a survey with its mandate.</summary>
public sealed class CallerIdTests
{
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly PartyId Shop = new("shop");
    private static readonly PartyId Centre = new("centre");
    private static readonly E164Number Mobile = E164Number.FromDigits(393331234567);
    private static readonly Instant Autumn = Noon(2026, 11, 24);
    private static readonly CampaignParty Registered = new() { Id = Centre, RocNumber = "44444", RocConfirmedOn = new LocalDate(2026, 4, 15) };

    // S25: L. 5/2018 art. 2 c. 1.
    [Fact]
    public async Task An_anonymous_call_is_blocked_since_the_book_begins()
    {
        await SaysAsync(call => call with { CallerId = null }, Noon(2022, 7, 27), "caller-id.withheld");
        await SaysAsync(call => call with { CallerId = null }, Autumn, "caller-id.withheld");
    }

    // S25: D.L. 83/2012 art. 24-bis c. 11.
    [Fact]
    public async Task A_number_that_nobody_declared_is_blocked() =>
        await SaysAsync(call => call with { CallerId = E164Number.FromDigits(390655550199) }, Autumn, "caller-id.not-declared", "caller-id.not-callable");

    // S26: AGCOM 156/18/CIR.
    [Theory]
    [InlineData(CallPurpose.Sale, 390843123456, true)]
    [InlineData(CallPurpose.MarketResearch, 390843123456, true)]
    [InlineData(CallPurpose.OfficialStatistics, 390843123456, false)]
    [InlineData(CallPurpose.Sale, 390844123456, false)]
    [InlineData(CallPurpose.MarketResearch, 390844123456, false)]
    [InlineData(CallPurpose.OfficialStatistics, 390844123456, true)]
    [InlineData(CallPurpose.Service, 390844123456, true)]
    public async Task The_prefixes_are_for_statistics_and_for_market_research_and_marketing(CallPurpose purpose, ulong callerId, bool wrong)
    {
        CallDecision decision = await AskAsync(
            call => call with { CallerId = E164Number.FromDigits(callerId), Campaign = call.Campaign with { Purpose = purpose } }, Autumn, number: E164Number.FromDigits(callerId));

        Assert.Equal(wrong, decision.Reasons.Contains("caller-id.wrong-prefix"));
        Assert.DoesNotContain("caller-id.not-callable", decision.Reasons);
        Assert.DoesNotContain("caller-id.invalid", decision.Reasons);
    }

    [Fact]
    public async Task Short_and_toll_free_numbers_are_data_of_the_host()
    {
        E164Number tollFree = E164Number.FromDigits(39800123456);
        var named = new ItalyOptions { ServiceCallerIds = [new("+39800123456", [CallPurpose.SatisfactionSurvey])] };

        await SaysAsync(call => call with { CallerId = tollFree }, Autumn, null, tollFree, "caller-id.invalid");
        await SaysAsync(call => call with { CallerId = tollFree }, Autumn, named, tollFree);
    }

    // S27: AGCOM 106/25/CONS: fixed numbers since 19 August 2025, mobiles since 19 November 2025.
    [Theory]
    [InlineData(false, 2025, 8, 18, false)]
    [InlineData(false, 2025, 8, 19, true)]
    [InlineData(true, 2025, 8, 19, false)]
    [InlineData(true, 2025, 11, 18, false)]
    [InlineData(true, 2025, 11, 19, true)]
    public async Task A_call_from_abroad_with_an_Italian_number_is_blocked_from_its_day_on(bool mobile, int year, int month, int day, bool blocked)
    {
        E164Number callerId = mobile ? Mobile : CallerIds.Landline;
        foreach (NetworkOrigin? origin in (NetworkOrigin?[])[new("AL"), null])
        {
            await SaysAsync(call => call with { CallerId = callerId, NetworkOrigin = origin }, Noon(year, month, day), null, callerId, blocked ? ["caller-id.foreign-origin"] : []);
        }

        await SaysAsync(call => call with { CallerId = callerId, NetworkOrigin = new("IT") }, Noon(year, month, day), null, callerId);
    }

    [Fact]
    public async Task It_begins_at_midnight_in_Rome()
    {
        Instant midnight = Rome.AtStartOfDay(new LocalDate(2025, 8, 19)).ToInstant();

        await SaysAsync(call => call with { NetworkOrigin = new("AL") }, midnight - Duration.Epsilon);
        await SaysAsync(call => call with { NetworkOrigin = new("AL") }, midnight, "caller-id.foreign-origin");
    }

    [Fact]
    public async Task A_mobile_that_roams_passes_and_a_fixed_number_cannot_roam()
    {
        await SaysAsync(call => call with { CallerId = Mobile, NetworkOrigin = new("AL", IsRoaming: true) }, Autumn, null, Mobile);
        await SaysAsync(call => call with { NetworkOrigin = new("AL", IsRoaming: true) }, Autumn, "caller-id.foreign-origin");
    }

    [Fact]
    public async Task A_centre_abroad_presents_its_own_number()
    {
        E164Number albanian = E164Number.FromDigits(35542345678);

        await SaysAsync(call => call with { CallerId = albanian, NetworkOrigin = new("AL") }, Autumn, null, albanian);
    }

    // D.L. 21/2026, conv. L. 49/2026: from 19 June 2026.
    [Theory]
    [InlineData(2026, 6, 18, false)]
    [InlineData(2026, 6, 19, true)]
    public async Task Energy_needs_a_number_of_its_own_from_its_day_on(int year, int month, int day, bool asked)
    {
        CallDecision decision = await AskAsync(
            call => call with { Campaign = call.Campaign with { Purpose = CallPurpose.Sale, Sector = Sector.Energy } }, Noon(year, month, day), leaveOut: CallerIdEvent.Assigned);

        Assert.Equal(asked, decision.Reasons.Contains("caller-id.not-exclusive"));
    }

    // D.L. 83/2012 art. 24-bis c. 11.
    [Fact]
    public async Task Who_dials_must_be_in_the_register_of_operators_and_the_controller_that_does_not_dial_need_not()
    {
        await SaysAsync(call => call with { Campaign = call.Campaign with { Processor = Registered with { RocNumber = null } } }, Autumn, "party.not-in-roc");
        await SaysAsync(call => call with { Campaign = call.Campaign with { Processor = Registered with { RocNumber = " " } } }, Autumn, "party.not-in-roc");
        await SaysAsync(call => call, Autumn);
    }

    [Theory]
    [InlineData(2025, 11, 25, false)]
    [InlineData(2025, 11, 24, true)]
    [InlineData(2026, 11, 25, true)]
    [InlineData(null, 0, 0, true)]
    public async Task A_confirmation_a_year_old_or_unknown_is_reported_and_blocks_only_as_house_policy(int? year, int month, int day, bool lapsed)
    {
        LocalDate? confirmed = year is { } known ? new LocalDate(known, month, day) : null;
        CallRequest Change(CallRequest call) => call with { Campaign = call.Campaign with { Processor = Registered with { RocConfirmedOn = confirmed } } };

        CallDecision reported = await AskAsync(Change, Autumn);
        CallDecision strict = await AskAsync(Change, Autumn, new ItalyOptions { RequireRocConfirmation = true });

        Assert.True(reported.IsPermitted);
        Assert.Equal(lapsed, reported.Findings.Any(finding => finding.Kind == FindingKind.Pass && finding.Reason == PartyReasons.RocLapsed));
        Assert.Equal(lapsed ? ["party.roc-lapsed"] : [], strict.Reasons);
        Assert.All(strict.Blocks, block => Assert.Equal(LegalForce.HousePolicy, block.Law!.Force));
    }

    // 365 days from 00:00 in Rome; a clock change lies between.
    [Fact]
    public async Task As_house_policy_the_confirmation_ends_to_the_instant()
    {
        CallRequest Change(CallRequest call) => call with { Campaign = call.Campaign with { Processor = Registered with { RocConfirmedOn = new LocalDate(2025, 11, 25) } } };
        Instant end = Rome.AtStartOfDay(new LocalDate(2025, 11, 25)).ToInstant() + Duration.FromDays(365);
        var strict = new ItalyOptions { RequireRocConfirmation = true };

        Assert.Equal(end, (await AskAsync(Change, Autumn, strict)).ValidUntil);
        Assert.Empty((await AskAsync(Change, end - Duration.Epsilon, strict)).Reasons);
        Assert.Equal(["party.roc-lapsed"], (await AskAsync(Change, end, strict)).Reasons);
    }

    private static Instant Noon(int year, int month, int day) => new LocalDateTime(year, month, day, 12, 0).InZoneStrictly(Rome).ToInstant();

    private static Task SaysAsync(Func<CallRequest, CallRequest> change, Instant at, params string[] reasons) => SaysAsync(change, at, null, null, reasons);

    private static async Task SaysAsync(Func<CallRequest, CallRequest> change, Instant at, ItalyOptions? options, E164Number? number, params string[] reasons) =>
        Assert.Equal(reasons, (await AskAsync(change, at, options, number)).Reasons);

    private static async Task<CallDecision> AskAsync(
        Func<CallRequest, CallRequest> change, Instant at, ItalyOptions? options = null, E164Number? number = null, CallerIdEvent? leaveOut = null)
    {
        var stores = new InMemoryStores();
        await stores.CallerIds.AddAsync([.. CallerIds.Good(number ?? CallerIds.Landline, Shop, Centre, at).Where(record => record.Event != leaveOut)], TestContext.Current.CancellationToken);
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.AddItaly(options).UseInMemoryStores(stores).AddRegister(new RegisterSet("it-rpo")));
        var call = new CallRequest
        {
            Callee = E164Number.FromDigits(390612345678),
            CallerId = CallerIds.Landline,
            NetworkOrigin = new("IT"),
            Evidence = new CallEvidence(EvidenceKind.SurveyMandate, "m-1"),
            Campaign = new Campaign
            {
                Id = new("quality"),
                Controller = new CampaignParty { Id = Shop },
                Processor = Registered,
                Purpose = CallPurpose.SatisfactionSurvey,
                Sector = Sector.Telecom,
                Mode = DialingMode.Manual,
                CreatedAt = at - Duration.FromDays(2),
            },
        };
        return await engine.EvaluateAsync(change(call), at, TestContext.Current.CancellationToken);
    }
}
