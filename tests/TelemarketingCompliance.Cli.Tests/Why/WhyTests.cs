using System.Text.Json;

namespace TelemarketingCompliance.Cli.Tests.Why;

/// <summary><c>tmc why</c>: what it tells of one number is what the engine decides, and each remedy was tried.</summary>
public sealed class WhyTests : IDisposable
{
    private readonly Screen.Campaign campaign = new();

    public void Dispose() => campaign.Dispose();

    [Fact]
    public void Every_rule_the_facts_the_law_and_what_would_lift_each_block()
    {
        string told = Why(Listed()).Output;

        foreach (string part in (string[])["register.listed", "What would lift each block:", "verified by deciding again", "consent", "D.P.R. 26/2022", "it-rpo"])
            Assert.Contains(part, told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Listed(), told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_has_the_decision_and_one_remedy_for_each_block()
    {
        JsonElement told = JsonDocument.Parse(Why(Listed(), "--json").Output).RootElement;

        JsonElement decision = told.GetProperty("decision");
        string[] blocks = [.. decision.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("kind").GetString() == "Block").Select(finding => finding.GetProperty("reason").GetString()!)];
        Assert.False(decision.GetProperty("isPermitted").GetBoolean());
        Assert.NotEmpty(blocks);
        Assert.Equal(blocks, told.GetProperty("remedies").EnumerateArray().Select(remedy => remedy.GetProperty("reason").GetString()));
        Assert.All(told.GetProperty("remedies").EnumerateArray(), remedy => Assert.True(remedy.GetProperty("text").GetString()!.Length > 10));
    }

    [Fact]
    public void At_night_waiting_lifts_the_block_and_the_instant_is_told()
    {
        string permitted = Permitted();
        JsonElement told = JsonDocument.Parse(Why(permitted, "--json", "--at", "2026-11-24T22:00+01:00").Output).RootElement;

        JsonElement remedy = Assert.Single(told.GetProperty("remedies").EnumerateArray());
        Assert.Equal(("hours.closed", "time", true), (remedy.GetProperty("reason").GetString(), remedy.GetProperty("kind").GetString(), remedy.GetProperty("verified").GetBoolean()));
        string lifts = remedy.GetProperty("liftsAt").GetString()!;
        Assert.Equal("2026-11-25T08:00:00Z", lifts);
        Assert.True(JsonDocument.Parse(Why(permitted, "--json", "--at", lifts).Output).RootElement.GetProperty("decision").GetProperty("isPermitted").GetBoolean());
    }

    [Theory]
    [InlineData("agent", "en", "DO NOT CALL")]
    [InlineData("agent", "it", "NON CHIAMARE")]
    [InlineData("auditor", "it", "Che cosa toglierebbe ciascun blocco")]
    [InlineData("citizen", "en", "object")]
    [InlineData("citizen", "it", "Gentile")]
    public void Each_voice_speaks_both_languages(string voice, string language, string part)
    {
        string told = Why(Listed(), "--voice", voice, "--lang", language).Output;

        Assert.Contains(part, told, StringComparison.Ordinal);
        Assert.Equal(voice == "auditor", told.Contains("register.listed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_permitted_number_needs_nothing()
    {
        RunResult told = Why(Permitted());

        Assert.DoesNotContain("What would lift", told.Output, StringComparison.Ordinal);
        Assert.Empty(JsonDocument.Parse(Why(Permitted(), "--json").Output).RootElement.GetProperty("remedies").EnumerateArray());
    }

    [Fact]
    public void What_it_says_is_what_a_screening_writes()
    {
        campaign.Place.File("list.csv", ["numero", .. Enumerable.Range(0, 60).Select(i => Screen.Campaign.Number(i).ToE164())]);
        campaign.Screen("list.csv", "out.csv");

        foreach (string line in campaign.Place.Read("out.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            string[] fields = line.Split(',');
            JsonElement decision = JsonDocument.Parse(Why(fields[0], "--json").Output).RootElement.GetProperty("decision");
            Assert.Equal(fields[2] == "permitted", decision.GetProperty("isPermitted").GetBoolean());
            IEnumerable<string?> reasons = decision.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("kind").GetString() == "Block").Select(finding => finding.GetProperty("reason").GetString()).Distinct();
            Assert.Equal(fields[4], string.Join(';', reasons));
        }
    }

    [Theory]
    [InlineData("12", "`NUMBER`")]
    [InlineData("+390640000000", "`--voice`: `judge` is none of", "--voice", "judge")]
    [InlineData("+390640000000", "`--lang`: `fr` is neither", "--lang", "fr")]
    [InlineData("+390640000000", "`--list`", "--list", "\u0001")]
    public void What_the_command_line_gets_wrong_is_named(string number, string message, params string[] more)
    {
        RunResult result = campaign.Place.Run(Args(number, more));

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private string[] Args(string number, params string[] more) =>
        ["why", "--policy", campaign.Place["policy.json"], "--campaign", "autumn", number, .. more.Contains("--at") ? Array.Empty<string>() : ["--at", Screen.Campaign.At], .. more];

    private RunResult Why(string number, params string[] more) => campaign.Place.Ok(Args(number, more));

    // Every third number is listed; the fourth of the world has no consent.
    private static string Listed() => Screen.Campaign.Number(3).ToE164();

    private string Permitted()
    {
        campaign.Place.File("all.csv", ["numero", .. Enumerable.Range(0, 100).Select(i => Screen.Campaign.Number(i).ToE164())]);
        campaign.Screen("all.csv", "all.out");
        return campaign.Place.Read("all.out").Split('\n').First(line => line.Contains(",permitted,", StringComparison.Ordinal)).Split(',')[0];
    }
}
