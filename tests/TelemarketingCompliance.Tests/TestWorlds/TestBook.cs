using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>A small rule book with every general rule of core and round values, so that a test fails for its rule and not for a law sheet.</summary>
internal sealed record TestBook
{
    public static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    public static readonly Instant From = Instant.FromUtc(2020, 1, 1, 0, 0);

    public string Name { get; init; } = "TEST";

    public ImmutableArray<string> Regions { get; init; } = ["IT"];

    public string? Register { get; init; } = "it-rpo";

    public int ValidDays { get; init; } = 15;

    public int GraceDays { get; init; } = 30;

    public int RequestHours { get; init; } = 72;

    public bool AcceptsConsentAfterFirstListed { get; init; }

    /// <summary>Whether some law, a code of conduct, asks for samples of acquired lists.</summary>
    public bool AsksForSamples { get; init; } = true;

    /// <summary>The calling hours. Always, unless a test says otherwise.</summary>
    public string Hours { get; init; } = "mon-sun 00:00-24:00; holiday 00:00-24:00";

    public string Holidays { get; init; } = "12-25";

    /// <summary>Whether the book has the rules about the number presented.</summary>
    public bool AsksForCallerIds { get; init; }

    public int CallBackDays { get; init; } = 30;

    public static ImmutableArray<CallerIdPrefix> Prefixes { get; } =
    [
        new("+390843", [CallPurpose.OfficialStatistics], Law("23", LegalForce.AuthorityOrder)), new("+390844", PurposeSet.Marketing, Law("24", LegalForce.AuthorityOrder)),
        new("+39401", [CallPurpose.Sale]),
    ];

    public static LawReference Law(string clause, LegalForce force = LegalForce.Statute) => new()
    {
        Citation = $"Test Act art. {clause}",
        Force = force,
        Confidence = LegalConfidence.High,
        ReviewBy = new LocalDate(2027, 1, 31),
    };

    public static LawParameter<T> Parameter<T>(string name, T value, string clause, LegalForce force = LegalForce.Statute) => new(name, value, Law(clause, force));

    public LawfulBasis Basis => new()
    {
        Register = Register,
        ContractGraceDays = Parameter("graceDays", GraceDays, "4"),
        RequestValidHours = Parameter("validHours", RequestHours, "3"),
        AcceptsConsentAfterFirstListed = AcceptsConsentAfterFirstListed,
    };

    public ImmutableArray<CallRule> Rules()
    {
        LawfulBasis basis = Basis;
        return
        [
            new ServicePurposeRule(Parameter("contractAndCase", true, "1")),
            new SurveyPurposeRule(Parameter("mandate", true, "2")),
            new PersonRequestRule(basis),
            new ContractRule(basis),
            new ConsentRule(
                basis, Parameter("automated", true, "5"), Parameter("unlisted", true, "6"), Parameter("proof", true, "7", LegalForce.Guidance), Parameter("annulment", true, "12"),
                Parameter("thirdParty", true, "21", LegalForce.Guidance), Parameter("objection", true, "8")),
            new DirectoryRule(basis, Parameter("optOut", true, "9")),
            new RegisterConsultationRule(basis, Parameter("validDays", ValidDays, "10"), Parameter("beforeCampaign", true, "11")),
            new RegisterOppositionRule(basis, Parameter("opposition", true, "12")),
            new BlacklistRule(basis, Parameter("objection", true, "13")),
            new ContactListRule(
                basis, Parameter("authorised", true, "14"), Parameter("referral", true, "15"),
                AsksForSamples ? Parameter("sample", true, "16", LegalForce.CodeOfConduct) : null),
            new CallingHoursRule(
                Parameter("weekly", WeeklyHours.Parse(Hours), "22", LegalForce.CodeOfConduct), Parameter("holidays", HolidayCalendar.Parse(Holidays), "23"),
                Parameter("ringMargin", 30, "24", LegalForce.HousePolicy)),
            new DisclosureRule(
                Parameter("script", true, "17"), Parameter("country", true, "18"), Parameter("artificialVoice", true, "19"), Parameter("recording", true, "20")),
            .. AsksForCallerIds ? CallerIdRules() : [],
        ];
    }

    public ImmutableArray<CallRule> CallerIdRules() =>
    [
        new CallerIdRule(Parameter("presented", true, "22"), Prefixes),
        new DeclaredCallerIdRule(Parameter("declared", true, "25"), Parameter("authorised", true, "26", LegalForce.HousePolicy)),
        new CallableCallerIdRule(Parameter("callable", true, "22"), Parameter("testDays", CallBackDays, "27", LegalForce.HousePolicy), Prefixes),
        new ExclusiveCallerIdRule(Parameter("exclusive", true, "28"), [Sector.Energy, Sector.Electricity, Sector.Gas]),
    ];

    public RuleBook Build() => new(Name, Regions, Rome, From, [], _ => Rules());
}
