using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>A rule book made of core's rules about basis, register, ledgers and lists, with citations made up: what a jurisdiction does, without its law. It is what <see cref="ReferenceEvaluator"/> knows.</summary>
public static class LawBook
{
    internal const string Name = "laws";

    private static readonly LawReference Clause = new() { Citation = "art. 1", Force = LegalForce.Statute, Confidence = LegalConfidence.High };

    /// <summary>The book, in two editions, for Italian and Vatican numbers.</summary>
    /// <param name="values">The values of the law.</param>
    /// <param name="change">Changes the rules of each edition, to leave some out or to put others in their place; null keeps them.</param>
    public static RuleBook Of(LawValues values, Func<ImmutableArray<CallRule>, ImmutableArray<CallRule>>? change = null) => new(
        Name, Universe.Regions, Instants.Rome, Instants.BookStart, [Instants.SecondEdition],
        start => change is null ? Rules(values.At(start)) : change(Rules(values.At(start))));

    internal static ImmutableArray<CallRule> Rules(LawValues values)
    {
        var basis = new LawfulBasis
        {
            Register = Universe.Register,
            ContractGraceDays = Value("graceDays", values.ContractGraceDays),
            RequestValidHours = Value("validHours", values.RequestValidHours),
            AcceptsConsentAfterFirstListed = values.AcceptsConsentAfterFirstListed,
        };
        return
        [
            new RegisterConsultationRule(basis, Value("validDays", values.RegisterValidDays), Value("beforeCampaign", values.ConsultationPerCampaign)),
            new RegisterOppositionRule(basis, Value("opposition", true)),
            new ConsentRule(basis, Value("automated", true), Value("unlisted", true), Value("proof", true), Value("annulment", true), Value("thirdParty", true), Value("objection", true)),
            new ContractRule(basis),
            new PersonRequestRule(basis),
            new DirectoryRule(basis, Value("optOut", true)),
            new BlacklistRule(basis, Value("objection", true)),
            new ContactListRule(basis, Value("authorised", true), Value("referral", true), Value("sample", values.SampleChecked)),
            new ServicePurposeRule(Value("contractAndCase", true)),
            new SurveyPurposeRule(Value("mandate", true)),
            new DisclosureRule(Value("script", true), Value("country", true), Value("artificialVoice", true), Value("recording", true)),
        ];
    }

    private static LawParameter<T> Value<T>(string name, T value) => new(name, value, Clause);
}
