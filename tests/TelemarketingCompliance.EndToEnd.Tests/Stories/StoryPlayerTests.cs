namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>The corpus can fail: wrong expectations and careless files are caught.</summary>
public sealed class StoryPlayerTests
{
    private const string Right = """
        {
          "title": "S00: A sample", "story": ["Anna never consented."], "law": ["Codice privacy art. 130 c. 3"],
          "world": {
            "parties": [
              { "id": "Telecom-SpA", "roc": "11111", "adheresToCode": true },
              { "id": "Centre-X", "roc": "22222", "adheresToCode": true }
            ],
            "campaigns": [
              { "id": "fibre", "controller": "Telecom-SpA", "processor": "Centre-X", "purpose": "Sale", "sector": "telecom", "mode": "Progressive", "created": "2026-04-01" }
            ],
            "people": [ { "name": "Anna", "number": "+39 312 345 6789", "kind": "NaturalPerson" } ],
            "records": {
              "register": [ { "reference": "RPO-1", "controller": "Telecom-SpA", "processed": "2026-04-08", "clear": ["Anna"] } ],
              "contactLists": [ { "id": "customers", "controller": "Telecom-SpA", "acquired": "2026-01-01", "numbers": ["Anna"] } ]
            }
          },
          "steps": [
            { "advanceTo": "2026-04-14T11:00" },
            {
              "ask": { "person": "Anna", "campaign": "fibre", "callerId": "+39 06 1234 5678", "list": "customers" },
              "expect": { "verdict": "Blocked", "basis": "None", "reasons": ["consent.missing", "basis.none"], "retryAt": "never" },
              "clause": "A mobile number needs a consent."
            }
          ]
        }
        """;

    [Fact]
    public async Task A_right_story_has_no_fault() => Assert.Empty(await ReportOf(Right));

    [Theory]
    [InlineData("\"consent.missing\", \"basis.none\"", "\"consent.denied\", \"basis.none\"", "reasons: expected [basis.none, consent.denied], actual [basis.none, consent.missing]")]
    [InlineData("\"consent.missing\", \"basis.none\"", "\"basis.none\"", "reasons: expected [basis.none], actual [basis.none, consent.missing]")]
    [InlineData("\"consent.missing\", \"basis.none\"", "\"consent.missing\", \"basis.none\", \"register.stale\"", "actual [basis.none, consent.missing]")]
    [InlineData("\"verdict\": \"Blocked\"", "\"verdict\": \"Permitted\"", "verdict: expected Permitted, actual Blocked")]
    [InlineData("\"basis\": \"None\"", "\"basis\": \"Consent\"", "basis: expected Consent, actual None")]
    [InlineData("\"retryAt\": \"never\"", "\"retryAt\": \"2026-04-15\"", "retryAt: expected 2026-04-15T00:00, actual never")]
    [InlineData("\"retryAt\": \"never\"", "\"warnings\": [\"register.renewal-undetectable\"]", "warnings: expected [register.renewal-undetectable], actual []")]
    [InlineData("\"retryAt\": \"never\"", "\"validUntil\": \"never\"", "a permission has `validUntil`, a block has `retryAt`")]
    public async Task A_wrong_expectation_is_told_with_story_step_codes_and_the_decision_in_words(string right, string wrong, string told)
    {
        string report = await ReportOf(Right.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(told, report, StringComparison.Ordinal);
        Assert.Contains("S00: A sample, step 2:", report, StringComparison.Ordinal);
        Assert.Contains("A mobile number needs a consent.", report, StringComparison.Ordinal);
        Assert.Contains("BLOCKED", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"verdict\": \"Blocked\",", "")]
    [InlineData("\"basis\": \"None\",", "")]
    [InlineData("\"reasons\": [\"consent.missing\", \"basis.none\"],", "")]
    [InlineData("\"retryAt\": \"never\"", "\"retriesAt\": \"never\"")]
    [InlineData("\"retryAt\": \"never\"", "\"basis\": \"None\"")]
    [InlineData("\"retryAt\": \"never\"", "\"retryAt\": \"tomorrow\"")]
    [InlineData("\"retryAt\": \"never\"", "\"retryAt\": null")]
    [InlineData("\"clear\"", "\"Clear\"")]
    [InlineData("\"callerId\": \"+39 06 1234 5678\",", "")]
    [InlineData("\"callerId\": \"+39 06 1234 5678\",", "\"callerId\": 39061234,")]
    [InlineData("\"roc\": \"11111\",", "")]
    [InlineData("\"2026-04-14T11:00\"", "\"2026-04-14T11:00Z\"")]
    [InlineData("\"purpose\": \"Sale\"", "\"purpose\": \"Sales\"")]
    public void An_unknown_repeated_missing_or_misspelt_member_is_refused_with_its_file(string right, string wrong)
    {
        string careless = Right.Replace(right, wrong, StringComparison.Ordinal);

        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => StoryJson.Read("S00.json", careless));

        Assert.NotEqual(Right, careless);
        Assert.Contains("S00.json", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"person\": \"Anna\"", "\"person\": \"Bruno\"", "step 2: the story knows no person `Bruno`")]
    [InlineData("\"controller\": \"Telecom-SpA\", \"processor\"", "\"controller\": \"Nobody\", \"processor\"", "the world: the story knows no party `Nobody`")]
    [InlineData("\"clause\": \"A mobile number needs a consent.\"", "\"clause\": \"\"", "step 2: a question needs `expect` and `clause`")]
    [InlineData("{ \"advanceTo\": \"2026-04-14T11:00\" },", "", "step 1: the first step says when it is")]
    [InlineData("{ \"advanceTo\": \"2026-04-14T11:00\" },", "{ \"advanceTo\": \"2026-04-14T11:00\", \"record\": {} },", "step 1: a step has exactly one of")]
    [InlineData("{ \"advanceTo\": \"2026-04-14T11:00\" },", "{ \"advanceTo\": \"2026-04-14T11:00\" }, { \"advanceTo\": \"2026-04-14T11:00\" },", "step 2: time only goes forward")]
    public async Task A_story_that_contradicts_itself_is_refused_with_its_step(string right, string wrong, string told)
    {
        Story story = StoryJson.Read("S00.json", Right.Replace(right, wrong, StringComparison.Ordinal));

        InvalidDataException refusal = await Assert.ThrowsAsync<InvalidDataException>(() => StoryPlayer.PlayAsync(story, TestContext.Current.CancellationToken));

        Assert.StartsWith(told, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> ReportOf(string text)
    {
        Story story = StoryJson.Read("S00.json", text);
        return StoryReport.Of(story, await StoryPlayer.PlayAsync(story, TestContext.Current.CancellationToken));
    }
}
