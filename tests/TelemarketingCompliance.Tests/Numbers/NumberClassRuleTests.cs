using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Numbers;

public sealed class NumberClassRuleTests
{
    [Theory]
    [InlineData(39899123456, "Premium")]
    [InlineData(39800123456, "TollFree")]
    [InlineData(39840123456, "SharedCost")]
    [InlineData(39112, "Emergency")]
    public async Task Numbers_that_reach_services_or_cost_the_called_are_never_dialed_for_any_purpose(ulong digits, string numberClass)
    {
        TestWorld sale = new TestWorld().Asking(call => call with { Callee = E164Number.FromDigits(digits) }).Granted();
        TestWorld service = new TestWorld().Asking(call => call with { Callee = E164Number.FromDigits(digits) }).For(CallPurpose.Service).Contract().ReliesOn(EvidenceKind.CaseReference, "case-1");

        Assert.Equal("blocked (number.never-dial)", await sale.VerdictAsync());
        Assert.Equal("blocked (number.never-dial)", await service.VerdictAsync());
        Assert.Contains((await sale.AskAsync()).Blocks.Single().Args, arg => arg == new FindingArg("class", numberClass));
    }

    [Fact]
    public async Task A_number_in_no_range_of_its_plan_is_not_dialed() =>
        Assert.Contains("number.not-in-plan", (await new TestWorld().Asking(call => call with { Callee = E164Number.FromDigits(39299999999) }).Granted().AskAsync()).Reasons);

    [Fact]
    public async Task Landlines_and_mobiles_may_be_dialed()
    {
        await new TestWorld().Granted().SaysAsync("permitted (Consent)");
        await new TestWorld().Asking(call => call with { Callee = TestWorld.Mobile }).Granted().SaysAsync("permitted (Consent)");
    }
}
