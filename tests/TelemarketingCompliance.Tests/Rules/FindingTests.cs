namespace TelemarketingCompliance.Tests.Rules;

public sealed class FindingTests
{
    [Fact]
    public void A_default_finding_and_a_default_verdict_do_not_permit()
    {
        Assert.Equal(FindingKind.Block, default(Finding).Kind);
        Assert.False(default(Verdict).IsPermitted);
    }

    [Fact]
    public void A_block_needs_a_reason() => Assert.Throws<ArgumentNullException>(() => Finding.Block(null!));

    [Fact]
    public void A_finding_that_does_not_apply_says_nothing()
    {
        Finding finding = Finding.NotApplicable;

        Assert.Equal(FindingKind.NotApplicable, finding.Kind);
        Assert.Null(finding.Reason);
        Assert.Null(finding.ChangesAt);
    }
}
