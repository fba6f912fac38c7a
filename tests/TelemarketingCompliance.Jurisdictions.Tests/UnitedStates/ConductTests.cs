using static TelemarketingCompliance.Jurisdictions.Tests.UnitedStates.AmericanWorld;

namespace TelemarketingCompliance.Jurisdictions.Tests.UnitedStates;

/// <summary>When and how an American number is called, clause by clause.</summary>
public sealed class ConductTests
{
    private const string Permitted = "permitted (OptOutRegime)";
    private const string Closed = "blocked (hours.closed)";

    private static readonly AmericanWorld World = new();

    // 47 CFR 64.1200(c)(1), 16 CFR 310.4(c).
    [Theory]
    [InlineData(24, 7, 59, 59, Closed)]
    [InlineData(24, 8, 0, 0, Permitted)]
    [InlineData(24, 20, 59, 29, Permitted)]
    [InlineData(24, 20, 59, 30, Closed)]
    [InlineData(24, 21, 0, 0, Closed)]
    [InlineData(22, 10, 0, 0, Permitted)]
    [InlineData(26, 10, 0, 0, Permitted)]
    public Task From_8_to_21_on_every_day_Sundays_and_Thanksgiving_too(int day, int hour, int minute, int second, string verdict) =>
        At(World, day, hour, minute, second).SaysAsync(verdict);

    [Fact]
    public async Task A_consent_waives_no_hours_and_a_company_has_the_same()
    {
        await At(World.Signed(), 24, 7).SaysAsync(Closed);
        await (At(World, 24, 7) with { Kind = CalleeKind.LegalPerson }).SaysAsync(Closed);
    }

    [Fact]
    public async Task All_zones_of_the_area_code_and_the_declared_place_must_be_within_hours()
    {
        await (At(World, 24, 8, 59) with { Callee = Pensacola }).SaysAsync(Closed);
        await (At(World, 24, 9) with { Callee = Pensacola }).SaysAsync(Permitted);
        await (At(World, 24, 12, 59) with { Callee = Honolulu }).SaysAsync(Closed);
        await (At(World, 24, 13) with { Callee = Honolulu }).SaysAsync(Permitted);
        await (At(World, 24, 10, 59) with { Place = Losangeles }).SaysAsync(Closed);
        await (At(World, 24, 11) with { Place = Losangeles }).SaysAsync(Permitted);
        await (At(World, 24, 21) with { Place = Losangeles }).SaysAsync(Closed);
    }

    [Fact]
    public Task A_toll_free_number_may_be_anywhere_and_is_never_called() =>
        (At(World, 24, 12) with { Callee = TollFree }).SaysAsync("blocked (number.never-dial; hours.closed)");

    [Fact]
    public Task A_service_call_is_no_solicitation_and_keeps_no_hours() =>
        (At(World, 24, 7) with { Purpose = CallPurpose.Service, Evidence = new CallEvidence(EvidenceKind.CaseReference, "case-1") }).Bought().SaysAsync("permitted (Service)");

    // House policy after 47 CFR 64.1601(e), 16 CFR 310.4(a)(8).
    [Fact]
    public async Task A_number_is_shown_and_somebody_answers_there()
    {
        await (World with { CallerId = null }).SaysAsync("blocked (caller-id.withheld)");
        await (World with { CallerId = TollFree }).SaysAsync(Permitted);
        await (World with { CallerId = E164Number.FromDigits(19005550100) }).SaysAsync("blocked (caller-id.invalid)");
        await (World with { CalledBack = null }).SaysAsync("blocked (caller-id.not-callable)");
        await (World with { CalledBack = Duration.FromDays(30) - Duration.FromSeconds(1) }).SaysAsync(Permitted);
        await (World with { CalledBack = Duration.FromDays(30) }).SaysAsync("blocked (caller-id.not-callable)");

        CallDecision withheld = await (World with { CallerId = null }).AskAsync();
        Assert.Equal(LegalForce.HousePolicy, withheld.Blocks.Single().Law!.Force);
    }

    // 47 CFR 64.1200(a)(7), 16 CFR 310.4(b)(4): three percent of the calls answered live.
    [Theory]
    [InlineData(0, 0, "blocked (abandonment.rate-reached)")]
    [InlineData(32, 0, "blocked (abandonment.rate-reached)")]
    [InlineData(33, 0, Permitted)]
    [InlineData(99, 2, Permitted)]
    [InlineData(100, 3, "blocked (abandonment.rate-reached)")]
    [InlineData(133, 3, Permitted)]
    public async Task Three_in_a_hundred_may_be_abandoned_in_30_days_and_no_rounding_helps_small_campaigns(int answered, int silent, string verdict)
    {
        AmericanWorld counted = World with { Mode = DialingMode.Predictive, Counted = (answered, silent) };

        await counted.SaysAsync(verdict);
        await (counted with { Mode = DialingMode.Preview }).SaysAsync(Permitted);
        if ((await counted.AskAsync()).Blocks.SingleOrDefault() is { } block)
        {
            Assert.Equal("47 CFR 64.1200(a)(7); 16 CFR 310.4(b)(1)(iv), (b)(4)", block.Law!.Citation);
            Assert.Contains("(the campaign in the last 30 days)", (await counted.AskAsync()).ToText(Language.English), StringComparison.Ordinal);
        }
    }

    // House policy: no federal figure.
    [Fact]
    public async Task Nobody_is_called_more_than_three_times_in_24_hours()
    {
        AmericanWorld Called(params double[] hours) => World with { Attempts = [.. hours.Select(Duration.FromHours)] };

        await Called(1, 23.9).SaysAsync(Permitted);
        await Called(1, 5, 23.9).SaysAsync("blocked (frequency.limit-reached)");
        await Called(1, 5, 24).SaysAsync(Permitted);
        Assert.Equal(Noon + Duration.FromHours(1), (await Called(1, 5, 23).AskAsync()).RetryAt);
        Assert.Equal(LegalForce.HousePolicy, (await Called(1, 5, 23).AskAsync()).Blocks.Single().Law!.Force);
    }

    // 47 CFR 64.1200(a)(6)-(7), (b), (d)(4); 16 CFR 310.4(d).
    [Theory]
    [InlineData(DialingMode.Preview, "conduct.stop-ringing conduct.let-ring disclosure.caller disclosure.controller disclosure.offer disclosure.contact")]
    [InlineData(
        DialingMode.Predictive,
        "conduct.stop-ringing conduct.abandonment-message conduct.let-ring disclosure.caller disclosure.controller disclosure.offer disclosure.contact")]
    [InlineData(
        DialingMode.Prerecorded,
        "conduct.stop-ringing conduct.let-ring disclosure.caller disclosure.controller disclosure.offer disclosure.contact disclosure.automated-opt-out")]
    public async Task A_permitted_call_is_told_what_it_must_still_do(DialingMode mode, string codes)
    {
        CallDecision decision = await (World with { Mode = mode }).Signed(channels: CallChannels.AutomatedCall).AskAsync();

        Assert.Equal(codes.Split(' '), decision.Obligations.Select(obligation => obligation.Code.Code));
        Assert.All(decision.Obligations, obligation => Assert.Equal(
            obligation.Code.Code is "conduct.abandonment-message" or "conduct.let-ring" or "disclosure.automated-opt-out" ? LegalForce.Statute : LegalForce.HousePolicy, obligation.Law!.Force));
        foreach (Language language in Enum.GetValues<Language>())
            Assert.DoesNotMatch("[{}]", decision.ToText(language));
    }

    private static CalleePlace Losangeles { get; } = new() { Zone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"], Country = "US" };

    private static AmericanWorld At(AmericanWorld world, int day, int hour, int minute = 0, int second = 0) =>
        world with { At = new LocalDateTime(2026, 11, day, hour, minute, second).InZoneStrictly(NewYork).ToInstant() };
}
