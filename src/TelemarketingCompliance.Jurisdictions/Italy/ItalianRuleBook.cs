using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Composes the Italian rules from the law sheet.</summary>
internal static class ItalianRuleBook
{
    /// <summary>The Registro Pubblico delle Opposizioni.</summary>
    internal const string Register = "it-rpo";

    internal static RuleBook Build(LawSheet sheet, ItalyOptions options)
    {
        var book = new RuleBook(sheet.Name, sheet.Regions, sheet.Zone, sheet.From, sheet.Changes, at => RulesAt(sheet.At(at), options, sheet.Zone));
        sheet.EnsureAllUsed();
        return book;
    }

    private static ImmutableArray<CallRule> RulesAt(LawSheetView law, ItalyOptions options, DateTimeZone zone)
    {
        var basis = new LawfulBasis
        {
            Register = Register,
            ContractGraceDays = law.Required("contract", law.Days("contract", "graceDays")),
            RequestValidHours = law.Required("person-request", law.Hours("person-request", "validHours")),
            AcceptsConsentAfterFirstListed = options.AcceptConsentAfterFirstListed,
        };
        var rules = ImmutableArray.CreateBuilder<CallRule>();
        rules.Add(new ServicePurposeRule(RequiredFlag("purpose-service", "contractAndCase")));
        rules.Add(new SurveyPurposeRule(RequiredFlag("purpose-survey", "mandate")));
        rules.Add(new PersonRequestRule(basis));
        rules.Add(new ContractRule(basis));
        rules.Add(new ConsentRule(
            basis, RequiredFlag("consent", "automated"), RequiredFlag("consent", "unlisted"), RequiredFlag("consent", "proof"), RequiredFlag("consent", "annulment"),
            RequiredFlag("consent", "thirdParty"), RequiredFlag("consent", "objection")));
        rules.Add(new DirectoryRule(basis, RequiredFlag("directory", "optOut")));
        rules.Add(new RegisterConsultationRule(
            basis, law.Required("register-consultation", law.Days("register-consultation", "validDays")), law.Flag("register-consultation", "beforeCampaign")));
        rules.Add(new RegisterOppositionRule(basis, RequiredFlag("register-opposition", "opposition")));
        rules.Add(new BlacklistRule(basis, RequiredFlag("blacklist", "objection")));
        rules.Add(new ContactListRule(
            basis, RequiredFlag("contact-list", "authorised"), RequiredFlag("contact-list", "referral"), law.Flag("contact-list", "sample")));
        if (law.Flag("sector-energy", "consentRequired") is { } energy)
            rules.Add(new EnergyMarketingRule(basis, energy));
        LawParameter<WeeklyHours>? hours = law.WeeklyHours("calling-hours", "weekly");
        LawParameter<HolidayCalendar> holidays = law.Required("calling-hours", law.Holidays("calling-hours", "holidays"));
        LawParameter<int> ringMargin = law.Required("calling-hours", law.Seconds("calling-hours", "ringMargin"));
        if (hours is not null || options.CallingHours.OwnHours is not null)
            rules.Add(new CallingHoursRule(hours, holidays, ringMargin, options.CallingHours));
        AddCallerIdRules(law, options, zone, rules);
        rules.Add(new AbandonmentRateRule(new AbandonmentLimit
        {
            MaxSilent = law.Required("abandonment-rate", law.Count("abandonment-rate", "maxSilent")),
            OfAnswered = law.Required("abandonment-rate", law.Count("abandonment-rate", "ofAnswered")),
            MaxMissingPercent = law.Required("abandonment-rate", law.Percent("abandonment-rate", "maxMissingPercent")),
            Confidence = options.SilentCallConfidence,
        }));
        rules.Add(new SilentCallRule(
            law.Required("silent-call", law.Seconds("silent-call", "maxSilenceSeconds")), law.Days("silent-call", "restDays"), law.Flag("silent-call", "operatorNext"),
            law.Flag("silent-call", "comfortNoise")));
        ImmutableArray<FrequencyLimit> limits = ItalianFrequency.LimitsAt(law);
        rules.Add(new FrequencyRule(basis, zone, options.FrequencyLimits ?? limits));
        rules.Add(new DisclosureRule(
            RequiredFlag("disclosure", "script"), law.Flag("disclosure", "country"), law.Flag("disclosure", "artificialVoice"), RequiredFlag("disclosure", "recording")));
        return rules.ToImmutable();

        LawParameter<bool> RequiredFlag(string rule, string parameter) => law.Required(rule, law.Flag(rule, parameter));
    }

    private static void AddCallerIdRules(LawSheetView law, ItalyOptions options, DateTimeZone zone, ImmutableArray<CallRule>.Builder rules)
    {
        LawParameter<string> statistics = law.Required("caller-id-callable", law.Prefix("caller-id-callable", "statistics"));
        LawParameter<string> commercial = law.Required("caller-id-callable", law.Prefix("caller-id-callable", "commercial"));
        ImmutableArray<CallerIdPrefix> prefixes =
        [
            new(statistics.Value, [CallPurpose.OfficialStatistics], statistics.Law),
            new(commercial.Value, PurposeSet.Marketing, commercial.Law),
            .. options.ServiceCallerIds,
        ];
        rules.Add(new CallerIdRule(Flag("caller-id", "presented"), prefixes));
        rules.Add(new DeclaredCallerIdRule(Flag("caller-id-declared", "declared"), Flag("caller-id-declared", "authorised")));
        rules.Add(new CallableCallerIdRule(
            Flag("caller-id-callable", "callable"), law.Required("caller-id-callable", law.Days("caller-id-callable", "testDays")), prefixes));
        LawParameter<bool>? mobileLines = law.Flag("caller-id-origin", "mobileLines");
        if (law.Flag("caller-id-origin", "fixedLines") is { } fixedLines)
            rules.Add(new CallerOriginRule(fixedLines, mobileLines));
        if (law.Flag("caller-id-exclusive", "exclusive") is { } exclusive)
            rules.Add(new ExclusiveCallerIdRule(exclusive, EnergyMarketingRule.Sectors));
        rules.Add(new RocRule(Flag("roc", "registered"), law.Required("roc", law.Days("roc", "confirmDays")), options.RequireRocConfirmation, zone));

        LawParameter<bool> Flag(string rule, string parameter) => law.Required(rule, law.Flag(rule, parameter));
    }
}
