using System.Collections.Immutable;
using System.Text;

namespace TelemarketingCompliance.Jurisdictions.Tests.Italy;

public sealed class ItalianRuleBookTests
{
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly RuleBook Book = ItalianRuleBook.Build(LawSheet.Embedded("it"), new ItalyOptions());

    // D.P.R. 26/2022 in service; Garante on the oral no; code of conduct effective; Garante on third parties' consents; Garante on logs as proof; AGCOM 106/25/CONS for fixed and for mobile numbers; L. 151/2025 (4 October); D.L. 21/2026; Reg. (UE) 2024/1689 art. 50.
    [Fact]
    public void There_is_an_edition_for_every_date_on_which_the_law_of_these_rules_changed() =>
        Assert.Equal(
            [new(2022, 7, 27), new(2023, 2, 21), new(2024, 9, 28), new(2025, 2, 27), new(2025, 6, 4), new(2025, 8, 19), new(2025, 11, 19), new(2026, 1, 1), new(2026, 6, 19), new(2026, 8, 2)],
            Book.Editions.Select(edition => edition.From.InZone(Rome).Date));

    [Fact]
    public void Editions_follow_each_other_without_gaps()
    {
        Assert.Equal(Book.Editions.Skip(1).Select(edition => (Instant?)edition.From).Append(null), Book.Editions.Select(edition => edition.To));
    }

    // A record quotes the clause, so an edition that cites another one is another edition.
    [Fact]
    public void Each_edition_has_a_version_of_its_own() =>
        Assert.Equal(Book.Editions.Length, Book.Editions.Select(edition => edition.Version).Distinct().Count());

    [Fact]
    public void The_same_sheet_gives_the_same_versions_and_a_house_policy_gives_others()
    {
        RuleBook again = ItalianRuleBook.Build(LawSheet.Embedded("it"), new ItalyOptions());
        RuleBook other = ItalianRuleBook.Build(LawSheet.Embedded("it"), new ItalyOptions { AcceptConsentAfterFirstListed = true });

        Assert.Equal(Book.Editions.Select(edition => edition.Version), again.Editions.Select(edition => edition.Version));
        Assert.Empty(Book.Editions.Select(edition => edition.Version).Intersect(other.Editions.Select(edition => edition.Version)));
    }

    // D.L. 21/2026, conv. L. 49/2026: from 19 June 2026.
    [Theory]
    [InlineData(2026, 6, 18, false)]
    [InlineData(2026, 6, 19, true)]
    public void The_energy_rule_starts_on_its_day(int year, int month, int day, bool expected)
    {
        RuleBookEdition edition = Book.At(Rome.AtStartOfDay(new LocalDate(year, month, day)).ToInstant())!;

        Assert.Equal(expected, edition.Rules.Any(rule => rule.Name == "sector-energy"));
    }

    // Code of conduct art. 19: effective 28 September 2024. The host's own hours need no code.
    [Theory]
    [InlineData(2024, 9, 27, false)]
    [InlineData(2024, 9, 28, true)]
    public void The_hours_of_the_code_start_on_their_day_and_own_hours_before(int year, int month, int day, bool ofCode)
    {
        Instant at = Rome.AtStartOfDay(new LocalDate(year, month, day)).ToInstant();
        RuleBook own = ItalianRuleBook.Build(LawSheet.Embedded("it"), new ItalyOptions { CallingHours = new CallingHoursPolicy { OwnHours = WeeklyHours.Parse("mon-sat 10:00-18:00") } });

        Assert.Equal(ofCode, Book.At(at)!.Rules.Any(rule => rule.Name == "calling-hours"));
        Assert.Equal(ofCode, own.At(at)!.Rules.Single(rule => rule.Name == "calling-hours").Parameters.Any(parameter => parameter.Name == "weekly"));
    }

    [Fact]
    public void Before_the_register_of_today_went_into_service_the_book_says_nothing() =>
        Assert.Null(Book.At(Rome.AtStartOfDay(new LocalDate(2022, 7, 26)).ToInstant()));

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

    [Theory]
    [InlineData("register-consultation", "validDays", "15", LegalForce.Statute)]
    [InlineData("contract", "graceDays", "30", LegalForce.Statute)]
    [InlineData("person-request", "validHours", "72", LegalForce.HousePolicy)]
    [InlineData("consent", "proof", "true", LegalForce.HousePolicy)]
    [InlineData("contact-list", "sample", "true", LegalForce.CodeOfConduct)]
    [InlineData("sector-energy", "consentRequired", "true", LegalForce.Statute)]
    [InlineData("calling-hours", "weekly", "mon-fri 09:00-20:00; sat 10:00-19:00; eve 10:00-19:00", LegalForce.CodeOfConduct)]
    [InlineData("calling-hours", "holidays", "01-01 01-06 easter easter+1 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26", LegalForce.Statute)]
    [InlineData("calling-hours", "ringMargin", "30", LegalForce.HousePolicy)]
    [InlineData("blacklist", "objection", "true", LegalForce.Guidance)]
    [InlineData("caller-id", "presented", "true", LegalForce.Statute)]
    [InlineData("caller-id-declared", "declared", "true", LegalForce.Statute)]
    [InlineData("caller-id-declared", "authorised", "true", LegalForce.HousePolicy)]
    [InlineData("caller-id-callable", "callable", "true", LegalForce.Statute)]
    [InlineData("caller-id-callable", "testDays", "30", LegalForce.HousePolicy)]
    [InlineData("caller-id-callable", "prefix+390843", "OfficialStatistics", LegalForce.AuthorityOrder)]
    [InlineData("caller-id-origin", "fixedLines", "true", LegalForce.AuthorityOrder)]
    [InlineData("caller-id-origin", "mobileLines", "true", LegalForce.AuthorityOrder)]
    [InlineData("caller-id-exclusive", "exclusive", "true", LegalForce.Statute)]
    [InlineData("roc", "registered", "true", LegalForce.Statute)]
    [InlineData("roc", "confirmDays", "365", LegalForce.HousePolicy)]
    public void The_book_of_today_has_the_values_of_the_law(string rule, string name, string value, LegalForce force)
    {
        RuleParameter parameter = Book.Editions[^1].Rules.Single(r => r.Name == rule).Parameters.Single(p => p.Name == name);

        Assert.Equal(value, parameter.Value);
        Assert.Equal(force, parameter.Law!.Force);
    }

    [Fact]
    public void Ending_a_rule_the_book_cannot_do_without_is_refused_when_the_book_is_built()
    {
        using Stream stream = typeof(LawSheet).Assembly.GetManifestResourceStream("law/it.json")!;
        using var reader = new StreamReader(stream);
        string json = reader.ReadToEnd().Replace(
            "\"value\": 15,\n            \"law\": \"rpo-consultation\"\n          }",
            "\"value\": 15,\n            \"law\": \"rpo-consultation\"\n          },\n          { \"from\": \"2026-01-01\", \"law\": \"rpo-consultation\", \"inForce\": false }",
            StringComparison.Ordinal);
        LawSheet sheet = LawSheet.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "test");

        LawSheetException error = Assert.Throws<LawSheetException>(() => ItalianRuleBook.Build(sheet, new ItalyOptions()));

        Assert.Contains("register-consultation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_book_says_which_ledgers_it_needs_when_they_are_missing()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => ComplianceEngine.Create(engine => engine.AddItaly()));

        foreach (string call in (ImmutableArray<string>)["UseConsents(ledger)", "UseContracts(ledger)", "UseBlacklist(ledger)", "AddRegister(\"it-rpo\", folder)", "UseContactLists(store)", "UseDirectory(ledger)", "UseCallerIds(ledger)", "UseAttempts(store)"])
            Assert.Contains(call, error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<RuleParameter> Parameters() => Book.Editions.SelectMany(edition => edition.Rules).SelectMany(rule => rule.Parameters);
}
