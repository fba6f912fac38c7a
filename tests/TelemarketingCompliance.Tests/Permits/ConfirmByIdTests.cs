using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Permits;

/// <summary>A preview that was acquired on one node is confirmed on another, which has the permit's id and nothing else.</summary>
public sealed class ConfirmByIdTests
{
    private readonly List<string> steps = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_grants_what_the_permit_would_with_no_question_more_to_the_stores()
    {
        TestWorld world = Watched().Limit(1, Duration.FromHours(4));
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        steps.Clear();

        Acquisition byId = (await engine.ConfirmAsync(permit.Id, Token))!;

        string[] asked = [.. steps];
        steps.Clear();
        Acquisition byPermit = await engine.ConfirmAsync(permit, Token);
        Assert.Equal((permit.Id, permit.ExpiresAt, permit.Basis), (byId.Permit!.Id, byId.Permit.ExpiresAt, byId.Permit.Basis));
        Assert.Equal(permit.Request, byId.Permit.Request);
        Assert.Equal(byPermit.Permit!.Obligations.Select(duty => duty.Code), byId.Permit.Obligations.Select(duty => duty.Code));
        Assert.Equal("confirm", asked[0]);
        Assert.Equal(steps.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_blocks_and_gives_back_as_the_permit_would()
    {
        TestWorld world = Watched();
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;
        world.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("blocked (permit.expired)", (await engine.ConfirmAsync(permit.Id, Token))!.ToString());
        Assert.Equal("blocked (permit.cancelled)", (await engine.ConfirmAsync(permit.Id, Token))!.ToString());
        Assert.NotNull((await world.AcquireAsync()).Permit);
    }

    [Fact]
    public async Task An_unknown_permit_and_a_store_that_fails_are_no_right_to_call()
    {
        bool fails = false;
        TestWorld world = new TestWorld().Granted().BeforeEachStore(step => fails && step == "confirm" ? throw new IOException() : Task.CompletedTask);
        ComplianceEngine engine = await world.EngineAsync();
        CallPermit permit = (await world.AcquireAsync()).Permit!;

        Assert.Null(await engine.ConfirmAsync(PermitId.NewAt(TestWorld.Now), Token));
        Assert.Null(await engine.ConfirmAsync(default(PermitId), Token));
        fails = true;
        Assert.Null(await engine.ConfirmAsync(permit.Id, Token));
        Assert.NotEmpty(world.Log.Lines);
    }

    private TestWorld Watched() => new TestWorld().Granted().By(DialingMode.Preview).BeforeEachStore(step =>
    {
        steps.Add(step);
        return Task.CompletedTask;
    });
}
