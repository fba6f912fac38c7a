using System.Collections.Immutable;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Agreement proves little about what never happens: the generated cases reach every reason and every basis, and often.</summary>
public sealed class CoverageTests
{
    private const int Cases = 10_000;

    private static readonly ImmutableArray<World> Sample = CallGenerators.World.Sample(Cases, seed: 20260512);
    private static readonly ImmutableArray<ReferenceVerdict> Verdicts = [.. Sample.Select(world => ReferenceEvaluator.Evaluate(world, new LawValues()))];

    public static TheoryData<string> Reasons =>
    [
        "basis.none", "blacklist.listed", "blacklist.unavailable",
        "consent.denied", "consent.expired", "consent.listing-unknown", "consent.missing", "consent.no-transfer", "consent.not-proven", "consent.number-reassigned",
        "consent.omnibus", "consent.order-unknown", "consent.revoked-by-register", "consent.unavailable", "consent.withdrawn",
        "contract.unavailable", "directory.unavailable", "jurisdiction.not-covered",
        "list.expired", "list.not-authorised", "list.off-list", "list.referral-without-consent", "list.sample-missing", "list.unavailable",
        "number.never-dial", "number.not-in-plan", "purpose.not-covered", "purpose.not-evidenced",
        "register.listed", "register.not-asked", "register.not-consulted-for-campaign", "register.other-controller", "register.revocations-unavailable", "register.stale",
        "register.unavailable",
        "request.expired", "request.other-purpose", "request.unavailable", "request.unknown", "request.used",
    ];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_blocks_some_of_the_generated_calls(string reason)
    {
        int times = Verdicts.Count(verdict => verdict.Reasons.Contains(reason));

        Assert.True(times >= 20, $"`{reason}` comes up {times} times in {Cases}");
    }

    [Fact]
    public void No_generated_call_is_blocked_for_a_reason_that_is_not_counted() =>
        Assert.Empty(Verdicts.SelectMany(verdict => verdict.Reasons).Distinct().Except(Reasons.Select(row => row.Data)));

    [Theory]
    [InlineData(CallBasis.Request)]
    [InlineData(CallBasis.Contract)]
    [InlineData(CallBasis.Consent)]
    [InlineData(CallBasis.OptOutRegime)]
    [InlineData(CallBasis.Service)]
    public void Every_basis_carries_some_of_the_generated_calls_and_is_not_enough_for_others(CallBasis basis)
    {
        int permitted = Verdicts.Count(verdict => verdict.Basis == basis && verdict.IsPermitted);
        int blocked = Verdicts.Count(verdict => verdict.Basis == basis && !verdict.IsPermitted);

        Assert.True(permitted >= 100, $"`{basis}` permits {permitted} of {Cases}");
        Assert.True(blocked >= 50, $"`{basis}` is not enough for {blocked} of {Cases}");
    }

    [Fact]
    public void Neither_permitted_nor_blocked_calls_are_the_exception()
    {
        int permitted = Verdicts.Count(verdict => verdict.IsPermitted);

        Assert.InRange(permitted, Cases * 10 / 100, Cases * 60 / 100);
    }
}
