using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallingHours;

public sealed class BlackoutRuleTests
{
    private static readonly Blackout Mourning = new() { Name = "mourning", From = TestWorld.Now, To = TestWorld.Now + Duration.FromHours(5) };

    [Fact]
    public void It_blocks_from_its_first_instant_to_its_last_and_lapses_before()
    {
        var bench = new HoursBench(new BlackoutRule([Mourning]));
        CallRequest request = HoursBench.To(TestWorld.Callee);

        Assert.Equal(Finding.Pass(Mourning.From), bench.Ask(request, Mourning.From.PlusNanoseconds(-1)));
        Assert.Equal(Finding.Block(HoursReasons.Blackout, Mourning, Mourning.To), bench.Ask(request, Mourning.From));
        Assert.Equal(Finding.Block(HoursReasons.Blackout, Mourning, Mourning.To), bench.Ask(request, Mourning.To.PlusNanoseconds(-1)));
        Assert.Equal(Finding.Pass(), bench.Ask(request, Mourning.To));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("IT", null, true)]
    [InlineData("FR", null, false)]
    [InlineData("IT", "039007", true)]
    [InlineData(null, "058091", false)]
    public void It_holds_where_the_callee_is_or_may_be(string? country, string? municipality, bool blocks)
    {
        var bench = new HoursBench(new BlackoutRule([Mourning with { Country = country, Municipality = municipality }]));

        Assert.Equal(blocks ? "hours.blackout" : "open", HoursBench.Word(bench.Ask(HoursBench.To(TestWorld.Callee, HoursBench.Rome, "039007"), Mourning.From)));
    }

    [Fact]
    public void Who_may_be_anywhere_may_be_there()
    {
        var bench = new HoursBench(new BlackoutRule([Mourning with { Country = "IT", Municipality = "058091" }]));

        Assert.Equal("hours.blackout", HoursBench.Word(bench.Ask(HoursBench.To(TestWorld.Callee), Mourning.From)));
        Assert.Equal("hours.blackout", HoursBench.Word(bench.Ask(HoursBench.To(HoursBench.Nowhere), Mourning.From)));
    }

    [Fact]
    public void Of_several_the_one_that_lasts_longest_is_named_and_calls_that_are_not_marketing_go_on()
    {
        Blackout longer = Mourning with { Name = "flood", To = Mourning.To + Duration.FromDays(2) };
        var bench = new HoursBench(new BlackoutRule([Mourning, longer]));
        CallRequest request = HoursBench.To(TestWorld.Callee);

        DecisionFinding blocked = bench.Explain(request, Mourning.From);

        Assert.Equal(("flood", longer.To), (blocked.Evidence, blocked.ChangesAt));
        Assert.Equal("NotApplicable", HoursBench.Word(bench.Ask(request with { Campaign = request.Campaign with { Purpose = CallPurpose.Service } }, Mourning.From)));
    }

    [Fact]
    public void A_blackout_that_makes_no_sense_is_refused_by_name()
    {
        Assert.Contains("`mourning` is there twice", Refusal([Mourning, Mourning]), StringComparison.Ordinal);
        Assert.Contains("`mourning` ends before it starts", Refusal([Mourning with { To = Mourning.From }]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ComplianceEngine.Create(engine => engine.UseBlackouts([Mourning with { Name = "" }])));
    }

    private static string Refusal(ImmutableArray<Blackout> blackouts) =>
        Assert.Throws<ArgumentException>(() => ComplianceEngine.Create(engine => engine.UseBlackouts(blackouts))).Message;
}
