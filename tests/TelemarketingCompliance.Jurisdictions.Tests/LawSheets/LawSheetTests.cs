using System.Text;
using System.Text.Json.Nodes;

namespace TelemarketingCompliance.Jurisdictions.Tests.LawSheets;

public sealed class LawSheetTests
{
    private const string Sound = """
        {
          "jurisdiction": "XX", "regions": ["XX"], "zone": "Europe/Rome", "from": "2020-01-01",
          "laws": {
            "act": { "citation": "Act 1 s. 2", "force": "Statute", "confidence": "High", "reviewBy": "2027-01-01" },
            "house": { "citation": "our own choice", "force": "HousePolicy", "confidence": "High" }
          },
          "rules": {
            "register": {
              "days": { "type": "Days", "values": [
                { "from": "2020-01-01", "value": 15, "law": "act" },
                { "from": "2024-01-01", "value": 30, "law": "act" },
                { "from": "2025-01-01", "law": "act", "inForce": false } ] },
              "months": { "type": "Months", "values": [ { "from": "2022-01-01", "value": 18, "law": "act" } ] },
              "on": { "type": "Flag", "values": [ { "from": "2022-01-01", "value": true, "law": "house" } ] }
            }
          }
        }
        """;

    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    [Theory]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", 15)]
    [InlineData("2023-12-31", 15)]
    [InlineData("2024-01-01", 30)]
    [InlineData("2025-01-01", null)]
    public void A_value_holds_from_midnight_of_its_day_until_the_next_entry(string day, int? expected)
    {
        LawSheet sheet = Read(Sound);

        LawParameter<int>? days = sheet.At(Midnight(day)).Days("register", "days");

        Assert.Equal(expected, days?.Value);
    }

    [Fact]
    public void Months_are_no_days()
    {
        LawSheet sheet = Read(Sound);

        Assert.Equal(18, sheet.At(Midnight("2024-06-01")).Months("register", "months")!.Value);
        Assert.Throws<LawSheetException>(() => sheet.At(Midnight("2024-06-01")).Days("register", "months"));
    }

    [Fact]
    public void The_last_second_before_a_change_still_has_the_old_value()
    {
        LawSheet sheet = Read(Sound);

        LawParameter<int>? days = sheet.At(Midnight("2024-01-01") - Duration.FromSeconds(1)).Days("register", "days");

        Assert.Equal(15, days!.Value);
        Assert.Equal("Act 1 s. 2", days.Law.Citation);
        Assert.Equal(LegalForce.Statute, days.Law.Force);
    }

    [Fact]
    public void The_sheet_knows_every_instant_at_which_something_changes()
    {
        LawSheet sheet = Read(Sound);

        Assert.Equal(
            new[] { "2020-01-01", "2022-01-01", "2024-01-01", "2025-01-01" }.Select(Midnight),
            sheet.Changes.Distinct().Order());
    }

    [Theory]
    [InlineData("rules/register/days/values/1/from", "\"2019-01-01\"", "not ascending")]
    [InlineData("rules/register/days/values/1/from", "\"2020-01-01\"", "not ascending")]
    [InlineData("rules/register/days/values/1/from", "\"1 January 2024\"", "not of the form")]
    [InlineData("rules/register/days/values/0/value", "0", "positive whole number")]
    [InlineData("rules/register/days/values/0/value", "1.5", "positive whole number")]
    [InlineData("rules/register/days/values/0/value", "\"15\"", "positive whole number")]
    [InlineData("rules/register/days/values/0/value", "true", "positive whole number")]
    [InlineData("rules/register/days/values/0/value", null, "positive whole number")]
    [InlineData("rules/register/days/values/2/value", "15", "ends the series and yet has a value")]
    [InlineData("rules/register/days/values/0/law", "\"other\"", "does not define")]
    [InlineData("rules/register/days/values", "[]", "has no value")]
    [InlineData("rules/register/months/values/0/value", "0", "positive whole number")]
    [InlineData("rules/register/on/values/0/value", "false", "is a flag")]
    [InlineData("rules/register/on/values/0/value", "1", "is a flag")]
    [InlineData("rules/register/on/type", "\"Fortnights\"", "not well formed")]
    [InlineData("rules/register/on/values/0/unit", "\"days\"", "not well formed")]
    [InlineData("laws/act/reviewBy", null, "no date of review")]
    [InlineData("laws/act/citation", "\" \"", "no citation")]
    [InlineData("laws/act/citation", null, "not well formed")]
    [InlineData("laws/act/url", "\"somewhere\"", "URL that is none")]
    [InlineData("laws/act/force", "\"Rumour\"", "not well formed")]
    [InlineData("laws/spare", """{ "citation": "x", "force": "HousePolicy", "confidence": "High" }""", "no value rests on the law `spare`")]
    [InlineData("zone", "\"Europe/Roma\"", "does not exist")]
    [InlineData("zone", null, "not well formed")]
    [InlineData("from", "\"soon\"", "not of the form")]
    [InlineData("comment", "\"hello\"", "not well formed")]
    public void A_wrong_sheet_is_refused_and_the_message_says_what_is_wrong(string path, string? value, string problem)
    {
        string json = With(Sound, path, value);

        LawSheetException error = Assert.Throws<LawSheetException>(() => Read(json));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_given_twice_is_refused()
    {
        string json = Sound.Replace("\"zone\": \"Europe/Rome\",", "\"zone\": \"Europe/Rome\", \"zone\": \"Europe/Paris\",", StringComparison.Ordinal);

        Assert.Throws<LawSheetException>(() => Read(json));
    }

    [Fact]
    public void A_parameter_that_a_rule_expects_and_the_sheet_lacks_is_refused()
    {
        LawSheet sheet = Read(Sound);

        LawSheetException error = Assert.Throws<LawSheetException>(() => sheet.At(Midnight("2024-06-01")).Days("register", "hours"));

        Assert.Contains("`register/hours` is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_of_another_type_is_refused()
    {
        LawSheet sheet = Read(Sound);

        LawSheetException error = Assert.Throws<LawSheetException>(() => sheet.At(Midnight("2024-06-01")).Hours("register", "days"));

        Assert.Contains("type `Days`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_no_rule_reads_is_refused()
    {
        LawSheet sheet = Read(Sound);
        sheet.At(Midnight("2024-06-01")).Days("register", "days");
        sheet.At(Midnight("2024-06-01")).Months("register", "months");

        LawSheetException error = Assert.Throws<LawSheetException>(sheet.EnsureAllUsed);

        Assert.Contains("`register/on`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_doubtful_law_is_off_whatever_its_force()
    {
        LawSheet sheet = Read(With(Sound, "laws/act/confidence", "\"Low\""));

        Assert.Null(sheet.At(Midnight("2024-06-01")).Days("register", "days"));
    }

    private static LawSheet Read(string json) => LawSheet.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "test");

    private static Instant Midnight(string day) => Rome.AtStartOfDay(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).ToInstant();

    /// <summary>Replaces, adds or (null) removes what stands at a path.</summary>
    private static string With(string json, string path, string? value)
    {
        JsonNode root = JsonNode.Parse(json)!;
        string[] steps = path.Split('/');
        JsonNode parent = steps[..^1].Aggregate(root, (node, step) => int.TryParse(step, out int i) ? node[i]! : node[step]!);
        if (value is null)
            parent.AsObject().Remove(steps[^1]);
        else
            parent[steps[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }
}
