using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>Composes the rules of the United States' federal law from the law sheet.</summary>
internal static class UnitedStatesRuleBook
{
    /// <summary>The FTC's National Do Not Call Registry.</summary>
    internal const string Register = "us-dnc";

    internal static RuleBook Build(LawSheet sheet, UnitedStatesOptions options)
    {
        var book = new RuleBook(sheet.Name, sheet.Regions, sheet.Zone, sheet.From, sheet.Changes, at => RulesAt(sheet.At(at), options, sheet.Zone));
        sheet.EnsureAllUsed();
        return book;
    }

    private static ImmutableArray<CallRule> RulesAt(LawSheetView law, UnitedStatesOptions options, DateTimeZone zone)
    {
        var basis = new LawfulBasis
        {
            Register = Register,
            HasSelectiveRevocations = false,
            ContractGraceDays = null,
            RequestValidHours = law.Required("person-request", law.Hours("person-request", "validHours")),
            ConsentOutranksRegister = true,
            SignedConsent = Flag("consent", "signed"),
            AcceptsDoubleOptInAsSigned = options.AcceptDoubleOptInAsSigned,
            AcceptsOmnibusConsent = true,
            OptOutReachesEveryNumber = true,
            Relationship = new BusinessRelationship
            {
                ContractMonths = law.Required("relationship", law.Months("relationship", "contractMonths")),
                InquiryMonths = law.Required("relationship", law.Months("relationship", "inquiryMonths")),
                Zone = zone,
            },
        };
        // Read in any case: a sheet with a value that no rule reads does not build.
        ImmutableArray<FrequencyLimit> limits = LimitsAt(law);
        return
        [
            new ServicePurposeRule(Flag("purpose-service", "contractAndCase"), operatorOnly: true),
            new PersonRequestRule(basis),
            new RelationshipRule(basis),
            new ConsentRule(
                basis, Flag("consent", "automated"), unlisted: null, Flag("consent", "proof"), annulment: null, Flag("consent", "thirdParty"), Flag("consent", "objection")),
            new DirectoryRule(basis, Flag("opt-out", "optOut")),
            new RegisterConsultationRule(
                basis, law.Required("register-consultation", law.Days("register-consultation", "validDays")), beforeCampaign: null, answersEveryone: true),
            new RegisterOppositionRule(basis, Flag("register-opposition", "opposition")),
            new BlacklistRule(basis, Flag("blacklist", "objection")),
            new CallingHoursRule(
                law.Required("calling-hours", law.WeeklyHours("calling-hours", "weekly")), holidays: null,
                law.Required("calling-hours", law.Seconds("calling-hours", "ringMargin")), options.CallingHours, sparesLegalPersons: false),
            new CallerIdRule(Flag("caller-id", "presented"), [], allowsTollFree: true),
            new CallableCallerIdRule(
                Flag("caller-id-callable", "callable"), law.Required("caller-id-callable", law.Days("caller-id-callable", "testDays")), []),
            new AbandonmentRateRule(new AbandonmentLimit
            {
                MaxSilent = law.Required("abandonment-rate", law.Count("abandonment-rate", "maxSilent")),
                OfAnswered = law.Required("abandonment-rate", law.Count("abandonment-rate", "ofAnswered")),
                MaxMissingPercent = law.Required("abandonment-rate", law.Percent("abandonment-rate", "maxMissingPercent")),
                SmallestBase = 1,
                Window = AbandonmentWindow.Last30Days,
                Confidence = options.AbandonmentConfidence,
            }),
            new SilentCallRule(
                law.Required("silent-call", law.Seconds("silent-call", "maxSilenceSeconds")), restDays: null, operatorNext: null, comfortNoise: null,
                Flag("silent-call", "message")),
            new RingTimeRule(law.Required("ring-time", law.Seconds("ring-time", "minRingSeconds"))),
            new FrequencyRule(basis, zone, options.FrequencyLimits ?? limits),
            new OpeningStatementRule(Flag("disclosure", "opening"), Flag("disclosure", "recordedMessage")),
        ];

        LawParameter<bool> Flag(string rule, string parameter) => law.Required(rule, law.Flag(rule, parameter));
    }

    // No federal figure: the figure of the states that give one, for everybody.
    private static ImmutableArray<FrequencyLimit> LimitsAt(LawSheetView law)
    {
        LawParameter<int> calls = law.Required("frequency", law.Count("frequency", "callsInPeriod"));
        LawParameter<int> hours = law.Required("frequency", law.Hours("frequency", "periodHours"));
        return
        [
            new()
            {
                Name = "calls-in-period",
                Max = calls.Value,
                Counts = AttemptMeasures.Attempt,
                Window = FrequencyWindow.Rolling(Duration.FromHours(hours.Value)),
                Law = calls.Law,
            },
        ];
    }
}
