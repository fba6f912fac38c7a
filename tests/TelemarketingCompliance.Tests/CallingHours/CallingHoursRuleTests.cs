using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallingHours;

/// <summary>Codice di condotta telemarketing: 9-20 on weekdays, 10-19 on Saturdays and eves of holidays, never on Sundays and holidays.</summary>
public sealed class CallingHoursRuleTests
{
    private readonly HoursBench code = new(HoursBench.Code());

    [Theory]
    [InlineData("2026-11-24 08:59:59", "hours.closed")]
    [InlineData("2026-11-24 09:00:00", "open")]
    [InlineData("2026-11-24 19:57:00", "open")]
    [InlineData("2026-11-24 19:59:29.999999999", "open")]
    [InlineData("2026-11-24 19:59:30", "hours.closed")]
    [InlineData("2026-11-24 20:00:00", "hours.closed")]
    [InlineData("2026-11-28 09:30:00", "hours.closed")]
    [InlineData("2026-11-28 10:00:00", "open")]
    [InlineData("2026-11-28 19:00:00", "hours.closed")]
    [InlineData("2026-11-29 00:00:00", "hours.holiday")]
    [InlineData("2026-11-29 23:59:59", "hours.holiday")]
    [InlineData("2026-11-30 00:00:00", "hours.closed")]
    [InlineData("2026-12-24 14:00:00", "open")]
    [InlineData("2026-12-24 19:30:00", "hours.closed")]
    [InlineData("2027-10-04 12:00:00", "hours.holiday")]
    public void S24_the_hours_of_the_code(string local, string verdict) => Assert.Equal(verdict, code.Says(local));

    [Fact]
    public void S24_before_2026_the_fourth_of_October_was_no_holiday()
    {
        var before = new HoursBench(HoursBench.Rule(HoursBench.CodeHours, holidays: "01-01 12-25"));

        Assert.Equal("hours.closed", before.Says("2025-10-04 09:30:00"));
        Assert.Equal("open", before.Says("2025-10-04 10:00:00"));
        Assert.Equal("hours.closed", before.Says("2025-10-04 19:00:00"));
    }

    [Fact]
    public void A_pass_lapses_a_ring_before_closing_and_a_block_lifts_at_the_next_opening()
    {
        CallRequest request = HoursBench.To(TestWorld.Callee);

        Assert.Equal(HoursBench.At("2026-11-24 19:59:30"), code.Ask(request, HoursBench.At("2026-11-24 09:00:00")).ChangesAt);
        Assert.Equal(HoursBench.At("2026-11-25 09:00:00"), code.Ask(request, HoursBench.At("2026-11-24 19:59:30")).ChangesAt);
        // Friday evening before Easter: the Saturday opens; from its evening it is Tuesday.
        Assert.Equal(HoursBench.At("2027-03-27 10:00:00"), code.Ask(request, HoursBench.At("2027-03-26 20:00:00")).ChangesAt);
        Assert.Equal(HoursBench.At("2027-03-30 09:00:00"), code.Ask(request, HoursBench.At("2027-03-27 18:59:30")).ChangesAt);
        // Christmas 2026 is a Friday: closed until the Monday after Boxing Day and Sunday.
        Assert.Equal(HoursBench.At("2026-12-28 09:00:00"), code.Ask(request, HoursBench.At("2026-12-24 19:00:00")).ChangesAt);
    }

    [Fact]
    public void Every_place_must_be_open()
    {
        var everyDay = new HoursBench(HoursBench.Rule("mon-sun 08:00-21:00; holiday 00:00-24:00"));
        DateTimeZone tokyo = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];
        CallRequest between = HoursBench.To(TestWorld.Callee, tokyo);
        Instant day = HoursBench.At("2026-11-24 00:00:00");

        // Tokyo is open until 13:00 in Rome.
        Assert.Equal(HoursBench.At("2026-11-24 08:00:00"), everyDay.Ask(between, day).ChangesAt);
        Assert.Equal("open", HoursBench.Word(everyDay.Ask(between, HoursBench.At("2026-11-24 08:00:00"))));
        Assert.Equal(HoursBench.At("2026-11-24 12:59:30"), everyDay.Ask(between, HoursBench.At("2026-11-24 08:00:00")).ChangesAt);
        Assert.Equal("hours.closed", HoursBench.Word(everyDay.Ask(between, HoursBench.At("2026-11-24 13:00:00"))));
    }

    [Fact]
    public void Places_without_a_common_hour_block_for_good_and_so_does_no_place_at_all()
    {
        CallRequest far = HoursBench.To(TestWorld.Callee, DateTimeZoneProviders.Tzdb["Pacific/Auckland"]);

        DecisionFinding never = code.Explain(far, HoursBench.At("2026-11-24 10:00:00"));
        Finding nowhere = code.Ask(HoursBench.To(HoursBench.Nowhere), HoursBench.At("2026-11-24 10:00:00"));

        Assert.Equal((HoursReasons.NoCommonHour, null), (never.Reason, never.ChangesAt));
        Assert.Equal((HoursReasons.PlaceUnknown, null), (nowhere.Reason, nowhere.ChangesAt));
    }

    [Fact]
    public void A_legal_person_may_be_called_at_any_hour_and_so_may_calls_that_are_not_marketing()
    {
        CallRequest request = HoursBench.To(TestWorld.Callee);
        Instant night = HoursBench.At("2026-11-29 03:00:00");

        Assert.Equal("NotApplicable", HoursBench.Word(code.Ask(request with { CalleeKind = CalleeKind.LegalPerson }, night)));
        Assert.Equal("NotApplicable", HoursBench.Word(code.Ask(request with { Campaign = request.Campaign with { Purpose = CallPurpose.Service } }, night)));
        Assert.Equal("hours.holiday", HoursBench.Word(code.Ask(request with { CalleeKind = CalleeKind.Professional }, night)));
        Assert.Equal("hours.holiday", HoursBench.Word(code.Ask(request with { CalleeKind = CalleeKind.Unknown }, night)));
    }

    [Theory]
    [InlineData(true, true, LegalForce.CodeOfConduct)]
    [InlineData(true, false, LegalForce.CodeOfConduct)]
    [InlineData(false, true, LegalForce.CodeOfConduct)]
    [InlineData(null, true, LegalForce.CodeOfConduct)]
    [InlineData(null, null, LegalForce.HousePolicy)]
    [InlineData(false, null, LegalForce.HousePolicy)]
    [InlineData(false, false, LegalForce.HousePolicy)]
    public void The_code_binds_who_adheres_and_who_works_with_an_adherent(bool? controller, bool? processor, LegalForce force)
    {
        DecisionFinding closed = code.Explain(Between(controller, processor), HoursBench.At("2026-11-24 21:00:00"));

        Assert.Equal((HoursReasons.Closed, force), (closed.Reason, closed.Law!.Force));
        Assert.Equal("Test Act art. 1", closed.Law.Citation);
    }

    [Theory]
    [InlineData(true, false, "hours.closed")]
    [InlineData(null, false, "hours.closed")]
    [InlineData(false, false, "open")]
    public void Own_hours_replace_the_code_only_where_both_parties_decline_it(bool? controller, bool? processor, string at2030)
    {
        var own = new HoursBench(HoursBench.Code(new CallingHoursPolicy { OwnHours = WeeklyHours.Parse("mon-sun 09:30-21:00") }));
        CallRequest request = Between(controller, processor);

        Assert.Equal(at2030, HoursBench.Word(own.Ask(request, HoursBench.At("2026-11-24 20:30:00"))));
        DecisionFinding early = own.Explain(request, HoursBench.At("2026-11-24 09:15:00"));
        Assert.Equal((HoursReasons.Closed, LegalForce.HousePolicy, "own calling hours"), (early.Reason, early.Law!.Force, early.Law.Citation));
    }

    [Fact]
    public void Own_hours_never_replace_a_statute()
    {
        var statute = new HoursBench(HoursBench.Rule("mon-sun 08:00-20:00", new CallingHoursPolicy { OwnHours = WeeklyHours.Parse("mon-sun 08:00-22:00") }));

        Assert.Equal("hours.closed", HoursBench.Word(statute.Ask(Between(false, false), HoursBench.At("2026-11-24 21:00:00"))));
    }

    [Fact]
    public void The_day_of_a_patron_saint_counts_where_the_municipality_is_known_and_so_does_its_eve()
    {
        var rome = new HoursBench(HoursBench.Code(new CallingHoursPolicy { LocalHolidays = [new LocalHoliday("058091", new AnnualDate(6, 29))] }));
        CallRequest inRome = HoursBench.To(TestWorld.Callee, HoursBench.Rome, "058091");
        Instant saint = HoursBench.At("2027-06-29 12:00:00");

        Assert.Equal("hours.holiday", HoursBench.Word(rome.Ask(inRome, saint)));
        Assert.Equal("hours.closed", HoursBench.Word(rome.Ask(inRome, HoursBench.At("2027-06-28 19:30:00"))));
        Assert.Equal("open", HoursBench.Word(rome.Ask(HoursBench.To(TestWorld.Callee, HoursBench.Rome, "015146"), saint)));
        Assert.Equal("open", HoursBench.Word(rome.Ask(HoursBench.To(TestWorld.Callee), saint)));
    }

    [Fact]
    public void Days_that_touch_at_midnight_do_not_close_there()
    {
        var always = new HoursBench(HoursBench.Rule("mon-sun 00:00-24:00; holiday 00:00-24:00"));
        Instant at = HoursBench.At("2026-11-24 23:59:50");

        Finding open = always.Ask(HoursBench.To(TestWorld.Callee), at);

        Assert.Equal(Finding.Pass(), open);
    }

    [Fact]
    public void A_closed_hour_is_told_with_clock_zone_and_source()
    {
        DecisionFinding closed = code.Explain(HoursBench.To(TestWorld.Callee), HoursBench.At("2026-11-24 20:00:00"));

        Assert.Equal(
            ["zone=Europe/Rome", "placeKnownFrom=Country", "localTime=2026-11-24T20:00:00", "opensAt=2026-11-25T08:00:00Z", "places=1", "days=35"],
            closed.Args.Select(arg => $"{arg.Name}={arg.Value}"));
    }

    private static CallRequest Between(bool? controller, bool? processor)
    {
        CallRequest request = HoursBench.To(TestWorld.Callee);
        return request with
        {
            Campaign = request.Campaign with
            {
                Controller = request.Campaign.Controller with { AdheresToCodeOfConduct = controller },
                Processor = request.Campaign.Processor with { AdheresToCodeOfConduct = processor },
            },
        };
    }
}
