using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallingHours;

/// <summary>A permit does not outlive the hours.</summary>
public sealed class PermitHoursTests
{
    [Fact]
    public async Task Acquired_on_Tuesday_at_19_57_and_confirmed_at_20_00_00_the_hours_are_closed()
    {
        TestWorld world = new TestWorld().By(DialingMode.Preview).Granted().Under(book => book with { Hours = HoursBench.CodeHours });
        world.Clock.SetTo(HoursBench.At("2026-05-26 19:57:00"));
        ComplianceEngine engine = await world.EngineAsync();

        CallPermit permit = (await engine.AcquireAsync(world.Request, TestContext.Current.CancellationToken)).Permit!;
        world.Clock.SetTo(HoursBench.At("2026-05-26 20:00:00"));
        Acquisition confirmed = await engine.ConfirmAsync(permit, TestContext.Current.CancellationToken);

        Assert.Equal(HoursBench.At("2026-05-26 19:59:30"), permit.ExpiresAt);
        Assert.Null(confirmed.Permit);
        Assert.Contains("hours.closed", confirmed.Decision.Reasons);
    }
}
