using FsCheck.Xunit;
using TelemarketingCompliance.Tests.Laws.Generators;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>Law 1: a basis and no block, and nothing else, permits a call.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class BasisLawTests
{
    private static readonly CallBasis[] StrongestFirst = [CallBasis.Request, CallBasis.Contract, CallBasis.Consent, CallBasis.OptOutRegime, CallBasis.Service];

    [Property(MaxTest = 400, Replay = "20260521,1")]
    public async Task A_call_is_permitted_exactly_when_a_rule_finds_a_basis_and_none_blocks(BookCase book)
    {
        CallDecision decision = await Explained.DecideAsync(book);

        bool isFound = decision.Findings.Any(finding => finding.Kind == FindingKind.Basis);
        bool isBlocked = decision.Findings.Any(finding => finding.Kind == FindingKind.Block && finding.Rule != "basis");
        Assert.Equal(isFound && !isBlocked, decision.IsPermitted);
    }

    [Property(MaxTest = 400, Replay = "20260521,3")]
    public async Task The_missing_basis_is_listed_once_exactly_when_there_is_none(BookCase book)
    {
        CallDecision decision = await Explained.DecideAsync(book);

        bool isFound = decision.Findings.Any(finding => finding.Kind == FindingKind.Basis);
        Assert.Equal(isFound ? 0 : 1, decision.Blocks.Count(finding => finding.Reason?.Code == "basis.none"));
        Assert.Equal(isFound, decision.Basis is not null);
    }

    [Property(MaxTest = 400, Replay = "20260521,5")]
    public async Task The_decision_names_the_strongest_basis_that_a_rule_found(BookCase book)
    {
        CallDecision decision = await Explained.DecideAsync(book);

        CallBasis?[] found = [.. decision.Findings.Where(finding => finding.Kind == FindingKind.Basis).Select(finding => finding.Basis)];
        Assert.Equal(StrongestFirst.Cast<CallBasis?>().FirstOrDefault(found.Contains), decision.Basis);
    }
}
