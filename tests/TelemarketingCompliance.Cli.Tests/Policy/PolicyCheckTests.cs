using System.Text.Json;

namespace TelemarketingCompliance.Cli.Tests.Policy;

public sealed class PolicyCheckTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void Before_anything_is_there_it_says_what_is_missing_and_makes_nothing()
    {
        string file = PolicyText.Write(place);

        JsonElement check = Check(file);

        (string Where, string What)[] missing = [.. check.GetProperty("missing").EnumerateArray().Select(row => (row.GetProperty("where").GetString()!, row.GetProperty("missing").GetString()!))];
        Assert.Contains(("store", "compliance.db"), missing);
        Assert.Contains(("register it-rpo", "consultations"), missing);
        Assert.Contains(("campaign autumn", "list customers"), missing);
        Assert.Contains(("campaign autumn", "caller-id.not-declared"), missing);
        Assert.Equal(["policy.json"], place.Entries);
    }

    [Fact]
    public void What_was_imported_and_built_is_missing_no_more()
    {
        string file = PolicyText.Write(place);
        Fill();

        JsonElement check = Check(file);

        Assert.Equal([], check.GetProperty("missing").EnumerateArray().Select(row => row.ToString()));
        Assert.Equal("", place.Run("policy", "check", file).Error.Replace("note: nothing is missing\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void It_tells_what_the_policy_means_in_plain_lines_and_in_json()
    {
        string file = PolicyText.Write(place);
        Fill();

        RunResult text = place.Ok("policy", "check", file);
        JsonElement check = Check(file);

        Assert.Contains("campaign  autumn", text.Output, StringComparison.Ordinal);
        Assert.Contains("Sale of telecom for shop, dialed by centre, Preview; presents +39", text.Output, StringComparison.Ordinal);
        Assert.Contains("ROC 12345; adheres to the code of conduct", text.Output, StringComparison.Ordinal);
        Assert.Contains("newest answer to shop of 2026-11-20T09:00:00Z", text.Output, StringComparison.Ordinal);
        Assert.Contains("no marketing calls from 2026-12-23T23:00:00Z until 2026-12-26T23:00:00Z in IT", text.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["store", "book", "register", "register", "party", "party", "campaign", "blackout"],
            check.GetProperty("meaning").EnumerateArray().Select(row => row.GetProperty("what").GetString()));
    }

    [Fact]
    public void A_thin_policy_is_told_what_each_gap_costs()
    {
        string text = PolicyText.Valid;
        foreach (string key in new[] { "sector", "mode", "operatorCountry", "region" })
            text = System.Text.RegularExpressions.Regex.Replace(text, $"\\n *\"{key}\": \"[A-Za-z]+\",?", "");
        text = text.Replace("\"networkOrigin\": { \"country\": \"IT\" },", "\"networkOrigin\": { \"country\": \"IT\" }", StringComparison.Ordinal).Replace("[\"customers\"]", "[]", StringComparison.Ordinal).Replace(", \"adheresToCodeOfConduct\": true", "", StringComparison.Ordinal);
        Fill();

        JsonElement check = Check(PolicyText.Write(place, text));

        Assert.Superset(
            new HashSet<string> { "mode", "sector", "lists", "operatorCountry", "region" },
            check.GetProperty("missing").EnumerateArray().Select(row => row.GetProperty("missing").GetString()!).ToHashSet());
        Assert.Contains("says nothing of the code of conduct", check.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_that_never_answered_this_controller_and_a_file_that_cannot_be_read_are_told()
    {
        string file = PolicyText.Write(place);
        Fill(controller: "bank");
        place.File("rpo/broken.idx", "nothing");

        string check = Check(file).GetProperty("missing").ToString();

        Assert.Contains("an answer to shop", check, StringComparison.Ordinal);
        Assert.Contains("broken.idx", check, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_relative_to_the_policy_and_not_to_where_one_stands()
    {
        Directory.CreateDirectory(place["conf"]);
        string file = place.Bytes("conf/policy.json", System.Text.Encoding.UTF8.GetBytes(PolicyText.With("\"compliance.db\"", "\"../data/c.db\"")));
        Directory.CreateDirectory(place["data"]);
        string consents = place.File("crm.csv", "number,controller,state", $"{Workplace.Number(1)},shop,denied");

        place.Ok("import", "consents", consents, "--delta", "--policy", file);

        Assert.True(File.Exists(place["data/c.db"]));
    }

    [Fact]
    public void At_another_instant_the_law_of_that_instant_counts()
    {
        string file = PolicyText.Write(place);

        Assert.Contains("the book begins later", JsonDocument.Parse(place.Ok("policy", "check", file, "--json", "--at", "1999-01-01T00:00:00Z").Output).RootElement.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, place.Run("policy", "check", file, "--at", "1999-01-01").Code);
    }

    [Fact]
    public void A_store_that_is_none_is_told()
    {
        string file = PolicyText.Write(place);
        place.File("compliance.db", "this is no store at all, whatever its name may be");

        RunResult run = place.Run("policy", "check", file);

        Assert.Equal(ExitCode.Damaged, run.Code);
        Assert.Contains("`compliance.db` is no store of this library", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_american_policy_is_checked_under_its_own_book()
    {
        string text = PolicyText.Valid
            .Replace("\"italy\": {", "\"unitedStates\": {", StringComparison.Ordinal).Replace("it-rpo", "us-dnc", StringComparison.Ordinal)
            .Replace("\"IT\"", "\"US\"", StringComparison.Ordinal).Replace("+390612345678", "+12125550100", StringComparison.Ordinal);

        JsonElement check = Check(PolicyText.Write(place, text));

        Assert.Contains("US", check.GetProperty("meaning").ToString(), StringComparison.Ordinal);
        Assert.Contains("register us-dnc", check.GetProperty("missing").ToString(), StringComparison.Ordinal);
    }

    private JsonElement Check(string file)
    {
        RunResult run = place.Ok("policy", "check", file, "--json");
        Assert.Single(run.Lines);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    /// <summary>A consultation, a list and what is known of the caller ID.</summary>
    private void Fill(string controller = "shop")
    {
        Directory.CreateDirectory(place["rpo"]);
        string asked = place.File("asked.txt", Workplace.Numbers(0, 10));
        RunResult built = place.Run("index", "build", "-o", place["rpo/a.idx"], "--register", "it-rpo", "--controller", controller, "--as-of", "2026-11-20T09:00:00Z", "--asked", asked, "--clear", asked);
        Assert.True(built.Code == ExitCode.Ok, built.Error);
        string callerIds = place.File(
            "callerids.csv", "number,event,party,at",
            "+390612345678,declared,shop,2026-01-10T08:00:00Z", "+390612345678,assigned,shop,2026-01-10T08:00:00Z",
            "+390612345678,authorised,shop,2026-01-10T08:00:00Z", "+390612345678,declared,centre,2026-01-10T08:00:00Z",
            "+390612345678,callBackAnswered,shop,2026-11-20T08:00:00Z", "+390612345678,callBackAnswered,centre,2026-11-20T08:00:00Z");
        string list = place.File("list.csv", "list,controller,acquiredAt", "customers,shop,2026-01-07T08:00:00Z");
        place.Ok("import", "callerids", callerIds, "--delta", "--store", place["compliance.db"]);
        place.Ok("import", "list", list, "--delta", "--store", place["compliance.db"]);
    }
}
