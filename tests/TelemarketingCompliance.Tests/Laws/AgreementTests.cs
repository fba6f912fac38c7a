using FsCheck.Xunit;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>The engine and the plain reference answer alike.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class AgreementTests
{
    private static readonly LawValues Law = new();
    private static readonly LawValues HousePolicy = new() { AcceptsConsentAfterFirstListed = true };

    private readonly LawEngine engine = new(LawBook.Of(Law));
    private readonly LawEngine acceptingEngine = new(LawBook.Of(HousePolicy));

    [Property(MaxTest = 10_000, Replay = "20260512,77")]
    public async Task The_engine_agrees_with_the_reference_on_verdict_basis_and_reasons(World world) =>
        (await engine.ExplainAsync(world)).MustAgreeWith(ReferenceEvaluator.Evaluate(world, Law));

    [Property(MaxTest = 3_000, Replay = "20260513,77")]
    public async Task They_agree_too_under_the_house_policy_for_undated_enrolments(World world) =>
        (await acceptingEngine.ExplainAsync(world)).MustAgreeWith(ReferenceEvaluator.Evaluate(world, HousePolicy));
}
