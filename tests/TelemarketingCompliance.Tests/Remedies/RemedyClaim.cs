namespace TelemarketingCompliance.Tests.Remedies;

/// <summary>What a remedy claims, checked by deciding in full.</summary>
internal static class RemedyClaim
{
    internal static void MustHold(ComplianceEngine engine, CallDecision decision, Remedy remedy)
    {
        Assert.Contains(decision.Blocks, block => block.Rule == remedy.Rule && block.Reason!.Code == remedy.Reason.Code);
        Assert.Equal(remedy.IsVerified, remedy.Supposed is not null);
        if (remedy.Supposed is { } supposed)
        {
            string[] after = [.. engine.Explain(supposed.Facts, supposed.At).Blocks.Select(block => block.Rule)];
            Assert.True(supposed.At >= decision.At);
            Assert.DoesNotContain(remedy.Rule, after);
            Assert.True(remedy.Kind is not (RemedyKind.Unknown or RemedyKind.Nobody));
            if (supposed.At == decision.At)
                Assert.Empty(after.Except(decision.Blocks.Select(block => block.Rule)));
        }

        if (remedy.LiftsAt is not { } liftsAt)
            return;
        Assert.True(remedy.IsVerified);
        Assert.True(liftsAt > decision.At);
        Assert.Equal(liftsAt, remedy.Supposed!.At);
    }
}
