using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>A code that nobody had mapped is corrected to what it meant: an objection, at the same instant.</summary>
public sealed class CorrectedCodeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OutcomeKind.Unknown, OutcomeKind.OptedOut)]
    [InlineData(OutcomeKind.OptedOut, OutcomeKind.Unknown)]
    public async Task Both_reports_are_kept_and_both_objections_stand(OutcomeKind first, OutcomeKind corrected)
    {
        TestWorld world = new TestWorld().Granted();
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await engine.ConfirmAsync((await world.AcquireAsync()).Permit!, Token)).Permit!;
        await engine.CompleteAsync(permit, new CallOutcome { Kind = first, OccurredAt = TestWorld.Now }, Token);

        Completion correction = await engine.CompleteAsync(permit, new CallOutcome { Kind = corrected, OccurredAt = TestWorld.Now }, Token);

        Assert.Equal(CompletionStatus.Conflict, correction.Status);
        Assert.Equal(corrected, Assert.Single((await world.Stores.Attempts.ReadAsync(permit.Id, Token))!.Conflicts).Kind);
        BlacklistEntry[] entries = [.. (await world.Stores.Blacklist.FindAsync([LedgerQuery.For(world.Request)], Token))[0]];
        Assert.Equal(["opted-out", "outcome-unknown"], entries.Select(entry => entry.Reason).Order(StringComparer.Ordinal));
    }
}
