namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>The page on reasons and remedies shows what its code prints.</summary>
public sealed class WhyRunTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 24, 10, 0);

    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "why.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_page_shows_what_is_told_of_a_call_of_which_nothing_is_known()
    {
        (ComplianceEngine engine, CallRequest request) = Engine();
        using var output = new StringWriter();

        await Why.TellAsync(engine, request, At, output, TestContext.Current.CancellationToken);

        PageMustShow(output.ToString());
    }

    [Fact]
    public async Task The_page_shows_the_letter_to_the_person()
    {
        CallDecision decision = await NothingKnown.AskAsync();

        PageMustShow(decision.ToText(Language.Italian, Voice.Citizen));
    }

    [Fact]
    public async Task Lifting_one_block_leaves_the_others()
    {
        (ComplianceEngine engine, CallRequest request) = Engine();
        FactBatch facts = await engine.GatherAsync([request], At, TestContext.Current.CancellationToken);

        Remedy remedy = engine.Remedies(facts[0], At).Single(other => other.Reason.Code == "party.not-in-roc");

        Assert.Equal(engine.Explain(facts[0], At).Reasons.Except(["party.not-in-roc"]), Why.Remaining(engine, remedy));
    }

    [Fact]
    public async Task A_rule_of_the_hosts_own_says_what_lifts_its_block_and_is_taken_at_its_word_only_when_it_does()
    {
        (ComplianceEngine engine, CallRequest request) = Engine(builder => builder.AddRule(new TrainedOperatorRule()));
        FactBatch facts = await engine.GatherAsync([request], At, TestContext.Current.CancellationToken);

        Remedy remedy = engine.Remedies(facts[0], At).Single(other => other.Rule == "training");

        Assert.Equal("training.no-operator: training.reserve", remedy.ToString());
    }

    private static void PageMustShow(string text)
    {
        string block = $"```text\n{text.ReplaceLineEndings("\n").TrimEnd('\n')}\n```";
        Assert.True(Page.Contains(block, StringComparison.Ordinal), $"the page does not show{Environment.NewLine}{block}");
    }

    private static (ComplianceEngine Engine, CallRequest Request) Engine(Action<ComplianceEngineBuilder>? add = null)
    {
        var shop = new CampaignParty { Id = new PartyId("shop") };
        var spring = new Campaign
        {
            Id = new CampaignId("spring"),
            Controller = shop,
            Processor = shop,
            Purpose = CallPurpose.Sale,
            Sector = new Sector("telecom"),
            Mode = DialingMode.Preview,
            CreatedAt = Instant.FromUtc(2026, 11, 20, 8, 0),
        };
        ComplianceEngine engine = ComplianceEngine.Create(builder =>
        {
            builder.AddItaly().AddRegister(new RegisterSet("it-rpo")).UseInMemoryStores(new InMemoryStores());
            add?.Invoke(builder);
        });
        return (engine, new CallRequest { Callee = E164Number.Parse("333 1234567", "IT"), Campaign = spring });
    }
}
