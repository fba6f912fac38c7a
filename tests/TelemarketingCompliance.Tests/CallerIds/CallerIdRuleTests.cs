using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallerIds;

/// <summary>L. 5/2018 art. 2 c. 1: whoever is called sees the number of the caller (S25).</summary>
public sealed class CallerIdRuleTests
{
    [Fact]
    public async Task Nobody_is_called_anonymously_whatever_the_purpose()
    {
        await new TestWorld().Granted().Presenting(null).SaysAsync("blocked (caller-id.withheld)");
        await new TestWorld().Granted().Presenting(null).Asking(call => call with { CallerId = default(E164Number) }).SaysAsync("blocked (caller-id.withheld)");
        await new TestWorld().For(CallPurpose.SatisfactionSurvey).ReliesOn(EvidenceKind.SurveyMandate, "m-1").Presenting(null).SaysAsync("blocked (caller-id.withheld)");
    }

    // S30, transfer and cross-sell: nothing is dialed.
    [Theory]
    [InlineData(CallKind.Continued, true)]
    [InlineData(CallKind.ReturnCall, true)]
    [InlineData(CallKind.Dialed, false)]
    [InlineData((CallKind)9, false)]
    public async Task Where_nothing_is_dialed_nothing_is_presented(CallKind kind, bool aside)
    {
        string[] asked = ["caller-id", "caller-id-declared", "caller-id-callable", "caller-id-exclusive"];
        CallDecision decision = await new TestWorld().Granted().For(campaign => campaign with { Sector = Sector.Energy }).Presenting(TestWorld.Mobile).Asking(call => call with { Kind = kind }).AskAsync();

        Assert.All(decision.Findings.Where(finding => asked.Contains(finding.Rule)), finding => Assert.Equal(aside, finding.Kind == FindingKind.NotApplicable));
    }

    [Theory]
    [InlineData(390612345678)]
    [InlineData(393331234567)]
    [InlineData(395512345678)]
    [InlineData(35542345678)]
    [InlineData(33142685300)]
    [InlineData(12125550100)]
    public Task A_line_of_any_country_may_be_presented(ulong digits) => Presenting(digits).SaysAsync("permitted (Consent)");

    [Theory]
    [InlineData(39899123456, "Premium")]
    [InlineData(39840123456, "SharedCost")]
    [InlineData(39800123456, "TollFree")]
    [InlineData(39178123456, "Personal")]
    [InlineData(39112, "Emergency")]
    [InlineData(39187, "Short")]
    [InlineData(39299999999, "Unknown")]
    [InlineData(999123456789, "Unknown")]
    public async Task A_number_that_is_no_line_is_no_caller_id(ulong digits, string numberClass)
    {
        CallDecision decision = await Presenting(digits).AskAsync();

        Assert.Equal(["caller-id.invalid"], decision.Reasons);
        Assert.Equal([new FindingArg("class", numberClass)], decision.Blocks.Single().Args);
    }

    [Fact]
    public async Task A_book_may_allow_toll_free_numbers()
    {
        E164Number tollFree = E164Number.FromDigits(18005550100);
        TestWorld World(bool allowed) => new TestWorld().Granted().Asking(call => call with { CallerId = tollFree })
            .And(engine => engine.AddRule(new CallerIdRule(TestBook.Parameter("presented", true, "22"), [], allowed)));

        await World(allowed: true).SaysAsync("permitted (Consent)");
        await World(allowed: false).SaysAsync("blocked (caller-id.invalid)");
    }

    // AGCOM delibera 21/26/CIR: which short numbers there are was not published, so the host names them.
    [Fact]
    public async Task A_short_number_may_be_presented_where_somebody_named_it_and_only_that_one()
    {
        await Presenting(39401).SaysAsync("permitted (Consent)");
        await Presenting(39402).SaysAsync("blocked (caller-id.invalid)");
        await Presenting(394012345678).SaysAsync("blocked (caller-id.invalid)");
    }

    private static TestWorld Presenting(ulong digits) => new TestWorld().Granted().Presenting(E164Number.FromDigits(digits));
}
