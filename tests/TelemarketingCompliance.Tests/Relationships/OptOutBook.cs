using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Relationships;

/// <summary>A country where every number may be called until its holder objects, where a signed consent and a business relationship stand above the register, and the register is published in full.</summary>
internal sealed record OptOutBook
{
    public bool AcceptsDoubleOptIn { get; init; }

    public LawfulBasis Basis => new()
    {
        Register = "it-rpo",
        HasSelectiveRevocations = false,
        ContractGraceDays = null,
        RequestValidHours = TestBook.Parameter("validHours", 72, "3", LegalForce.HousePolicy),
        ConsentOutranksRegister = true,
        SignedConsent = TestBook.Parameter("signed", true, "31"),
        AcceptsDoubleOptInAsSigned = AcceptsDoubleOptIn,
        AcceptsOmnibusConsent = true,
        OptOutReachesEveryNumber = true,
        Relationship = new BusinessRelationship
        {
            ContractMonths = TestBook.Parameter("contractMonths", 18, "32"),
            InquiryMonths = TestBook.Parameter("inquiryMonths", 3, "33"),
            Zone = TestBook.Rome,
        },
    };

    public RuleBook Build() => new("OPT-OUT", ["IT"], TestBook.Rome, TestBook.From, [], _ => Rules());

    private ImmutableArray<CallRule> Rules()
    {
        LawfulBasis basis = Basis;
        return
        [
            new ServicePurposeRule(TestBook.Parameter("contractAndCase", true, "1"), operatorOnly: true),
            new PersonRequestRule(basis),
            new RelationshipRule(basis),
            new ConsentRule(
                basis, TestBook.Parameter("automated", true, "5"), unlisted: null, TestBook.Parameter("proof", true, "7"), annulment: null,
                TestBook.Parameter("thirdParty", true, "21"), TestBook.Parameter("objection", true, "8")),
            new DirectoryRule(basis, TestBook.Parameter("optOut", true, "9")),
            new RegisterConsultationRule(basis, TestBook.Parameter("validDays", 31, "10"), beforeCampaign: null, answersEveryone: true),
            new RegisterOppositionRule(basis, TestBook.Parameter("opposition", true, "12")),
            new BlacklistRule(basis, TestBook.Parameter("objection", true, "13")),
            new SilentCallRule(
                TestBook.Parameter("maxSilenceSeconds", 2, "34"), restDays: null, operatorNext: null, comfortNoise: null, TestBook.Parameter("message", true, "35")),
            new RingTimeRule(TestBook.Parameter("minRingSeconds", 15, "36")),
        ];
    }
}
