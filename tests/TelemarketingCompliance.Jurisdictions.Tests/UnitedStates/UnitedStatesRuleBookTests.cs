using System.Collections.Immutable;

namespace TelemarketingCompliance.Jurisdictions.Tests.UnitedStates;

public sealed class UnitedStatesRuleBookTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly RuleBook Book = AmericanWorld.Book;

    // 16 CFR 310 as amended (89 FR 26783); 47 CFR 64.1200(a)(10), (d)(3).
    [Fact]
    public void There_is_an_edition_for_every_date_on_which_the_law_of_these_rules_changed() =>
        Assert.Equal([new(2024, 5, 16), new(2025, 4, 11)], Book.Editions.Select(edition => edition.From.InZone(NewYork).Date));

    [Fact]
    public void Editions_follow_each_other_without_gaps_and_each_has_a_version_of_its_own()
    {
        Assert.Equal(Book.Editions.Skip(1).Select(edition => (Instant?)edition.From).Append(null), Book.Editions.Select(edition => edition.To));
        Assert.Equal(Book.Editions.Length, Book.Editions.Select(edition => edition.Version).Distinct().Count());
    }

    [Fact]
    public void Before_its_first_day_the_book_says_nothing() => Assert.Null(Book.At(NewYork.AtStartOfDay(new LocalDate(2024, 5, 15)).ToInstant()));

    [Fact]
    public void It_covers_the_states_and_not_the_territories() => Assert.Equal(["US"], Book.Regions);

    [Fact]
    public void The_same_sheet_gives_the_same_versions_and_each_house_policy_gives_others()
    {
        Assert.Equal(VersionsOf(new UnitedStatesOptions()), VersionsOf(new UnitedStatesOptions()));
        Assert.All(
            (UnitedStatesOptions[])
            [
                new() { AcceptDoubleOptInAsSigned = true },
                new() { CallingHours = new CallingHoursPolicy { OwnHours = WeeklyHours.Parse("mon-sat 09:00-20:00") } },
                new() { FrequencyLimits = [new() { Name = "own", Counts = AttemptMeasures.Rang, Window = FrequencyWindow.CalendarDays(1), Max = 1 }] },
                new() { AbandonmentConfidence = AbandonmentConfidence.Percent95 },
            ],
            options => Assert.Empty(VersionsOf(options).Intersect(VersionsOf(new UnitedStatesOptions()))));
    }

    [Fact]
    public void No_parameter_ships_as_law_unless_it_is_sure() =>
        Assert.All(Parameters(), parameter =>
        {
            if (parameter.Law is { } law)
                Assert.NotEqual(LawStanding.Off, law.Standing);
        });

    [Fact]
    public void Every_parameter_that_is_law_has_a_date_of_review() =>
        Assert.All(Parameters(), parameter => Assert.True(parameter.Law is null or { Force: LegalForce.HousePolicy } or { ReviewBy: not null }, parameter.Name));

    // What is law here is sure: the rest is house policy, and says so.
    [Fact]
    public void Every_parameter_that_is_law_is_of_high_confidence() =>
        Assert.All(Parameters(), parameter => Assert.True(parameter.Law is null or { Force: LegalForce.HousePolicy } or { Confidence: LegalConfidence.High }, parameter.Name));

    [Theory]
    [InlineData("register-consultation", "register", "us-dnc", null)]
    [InlineData("register-consultation", "validDays", "31", "47 CFR 64.1200(c)(2)(i)(D); 16 CFR 310.4(b)(3)")]
    [InlineData("register-opposition", "opposition", "true", "47 CFR 64.1200(c)(2); 16 CFR 310.4(b)(1)(iii)(B)")]
    [InlineData("opt-out", "optOut", "true", "47 CFR 64.1200(c)(2); 16 CFR 310.4(b)(1)(iii)(B)")]
    [InlineData("relationship", "contractMonths", "18", "47 CFR 64.1200(f)(5); 16 CFR 310.2")]
    [InlineData("relationship", "inquiryMonths", "3", "47 CFR 64.1200(f)(5); 16 CFR 310.2")]
    [InlineData("consent", "automated", "true", "47 CFR 64.1200(a)(2)-(3), (f)(9)")]
    [InlineData("consent", "signed", "true", "47 CFR 64.1200(c)(2), (f)(9)")]
    [InlineData("consent", "objection", "true", "47 CFR 64.1200(a)(10)")]
    [InlineData("consent", "proof", "true", null)]
    [InlineData("consent", "thirdParty", "true", null)]
    [InlineData("blacklist", "objection", "true", "47 CFR 64.1200(d)(3), (6) (at most 10 business days; here at once); 16 CFR 310.4(b)(1)(iii)(A)")]
    [InlineData("person-request", "validHours", "72", null)]
    [InlineData("purpose-service", "contractAndCase", "true", null)]
    [InlineData("calling-hours", "weekly", "mon-sun 08:00-21:00", "47 CFR 64.1200(c)(1); 16 CFR 310.4(c)")]
    [InlineData("calling-hours", "ringMargin", "30", null)]
    [InlineData("caller-id", "presented", "true", null)]
    [InlineData("caller-id", "tollFree", "true", null)]
    [InlineData("caller-id-callable", "callable", "true", null)]
    [InlineData("caller-id-callable", "testDays", "30", null)]
    [InlineData("abandonment-rate", "maxSilent", "3", "47 CFR 64.1200(a)(7); 16 CFR 310.4(b)(1)(iv), (b)(4)")]
    [InlineData("abandonment-rate", "ofAnswered", "100", "47 CFR 64.1200(a)(7); 16 CFR 310.4(b)(1)(iv), (b)(4)")]
    [InlineData("abandonment-rate", "maxMissingPercent", "5", null)]
    [InlineData("abandonment-rate", "window", "Last30Days", null)]
    [InlineData("abandonment-rate", "smallestBase", "1", null)]
    [InlineData("silent-call", "maxSilenceSeconds", "2", "47 CFR 64.1200(a)(7); 16 CFR 310.4(b)(1)(iv), (b)(4)")]
    [InlineData("silent-call", "message", "true", "47 CFR 64.1200(a)(7)(i)")]
    [InlineData("ring-time", "minRingSeconds", "15", "47 CFR 64.1200(a)(6); 16 CFR 310.4(b)(4)(ii)")]
    [InlineData("frequency", "calls-in-period", "3 of Attempt in PT24H per Controller", null)]
    [InlineData("disclosure", "opening", "true", null)]
    [InlineData("disclosure", "recordedMessage", "true", "47 CFR 64.1200(b)")]
    public void The_book_of_today_has_the_values_of_the_law_and_house_policy_for_the_rest(string rule, string name, string value, string? clause)
    {
        RuleParameter parameter = Book.Editions[^1].Rules.Single(r => r.Name == rule).Parameters.Single(p => p.Name == name);

        Assert.Equal(value, parameter.Value);
        Assert.Equal(clause, parameter.Law is null or { Force: LegalForce.HousePolicy } ? null : parameter.Law.Citation);
    }

    [Fact]
    public void The_table_above_leaves_out_no_parameter_of_the_law()
    {
        IEnumerable<string> tested = typeof(UnitedStatesRuleBookTests).GetMethod(nameof(The_book_of_today_has_the_values_of_the_law_and_house_policy_for_the_rest))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>().Select(row => $"{row.Data[0]}/{row.Data[1]}");

        Assert.Empty(
            from rule in Book.Editions[^1].Rules
            from parameter in rule.Parameters
            where parameter.Law is not null && !tested.Contains($"{rule.Name}/{parameter.Name}")
            select $"{rule.Name}/{parameter.Name}");
    }

    [Fact]
    public void Until_April_2025_the_sellers_own_list_had_thirty_days() => Assert.Equal(
        "47 CFR 64.1200(d)(3), (6) (at most 30 days; here at once); 16 CFR 310.4(b)(1)(iii)(A)",
        Book.Editions[0].Rules.Single(rule => rule.Name == "blacklist").Parameters.Single().Law!.Citation);

    [Fact]
    public void The_book_says_which_ledgers_it_needs_and_asks_for_none_that_only_Italy_needs()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => ComplianceEngine.Create(engine => engine.AddUnitedStates()));

        foreach (string call in (ImmutableArray<string>)["UseConsents(ledger)", "UseContracts(ledger)", "UsePersonRequests(ledger)", "UseBlacklist(ledger)", "AddRegister(\"us-dnc\", folder)", "UseCallerIds(ledger)", "UseAttempts(store)"])
            Assert.Contains(call, error.Message, StringComparison.Ordinal);
        foreach (string call in (ImmutableArray<string>)["UseDirectory", "UseSelectiveRevocations", "UseContactLists", "it-rpo"])
            Assert.DoesNotContain(call, error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> VersionsOf(UnitedStatesOptions options) =>
        UnitedStatesRuleBook.Build(LawSheet.Embedded("us"), options).Editions.Select(edition => edition.Version);

    private static IEnumerable<RuleParameter> Parameters() => Book.Editions.SelectMany(edition => edition.Rules).SelectMany(rule => rule.Parameters);
}
