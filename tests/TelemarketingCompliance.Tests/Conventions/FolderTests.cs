namespace TelemarketingCompliance.Tests.Conventions;

public sealed class FolderTests
{
    private const string Core = "src/TelemarketingCompliance/";

    private static readonly FolderRules Ours = new(Repository.SourceFiles(Core).Select(file => (file[Core.Length..], Repository.Read(file))));

    [Fact]
    public void Facts_reference_no_feature()
    {
        FolderRules wrong = new([("Facts/CallFacts.cs", "class CallFacts { ConsentOptions options; }"), ("Consent/ConsentOptions.cs", "class ConsentOptions;")]);

        Assert.Empty(Ours.FactsThatNameAFeature());
        Assert.Single(wrong.FactsThatNameAFeature());
    }

    [Fact]
    public void A_feature_never_names_another_features_rule_source_store_or_ledger()
    {
        FolderRules wrong = new(
        [
            ("Consent/IConsentLedger.cs", "public interface IConsentLedger;"),
            ("Consent/ConsentRule.cs", "class ConsentRule { IConsentLedger own; ReasonCode code; }"),
            ("Registers/RegisterRule.cs", "class RegisterRule { IConsentLedger ledger; ReasonCode code; }"),
            ("Registers/ReasonCode.cs", "partial struct ReasonCode;"),
        ]);

        Assert.Empty(Ours.FeaturesThatNameAnotherFeaturesMachinery());
        Assert.Equal(
            ["Registers/RegisterRule.cs: names `IConsentLedger`, which belongs to `Consent/`"],
            wrong.FeaturesThatNameAnotherFeaturesMachinery());
    }

    [Fact]
    public void The_engine_names_no_built_in_rule()
    {
        FolderRules wrong = new([("Engine/ComplianceEngine.cs", "class ComplianceEngine { ConsentRule rule; }"), ("Consent/ConsentRule.cs", "class ConsentRule;")]);

        Assert.Empty(Ours.EngineFilesThatNameABuiltInRule());
        Assert.Single(wrong.EngineFilesThatNameABuiltInRule());
    }
}
