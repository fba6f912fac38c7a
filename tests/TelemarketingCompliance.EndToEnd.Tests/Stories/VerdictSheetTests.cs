using TelemarketingCompliance.EndToEnd.Tests.Approvals;

namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>The verdicts of the corpus change only with a revision of a rule or with the law.</summary>
public sealed class VerdictSheetTests
{
    private const string Approved = """
        # Rules: edition, rule, revision, values
        2022-07-27 blacklist 1 objection=true
        2022-07-27 consent 1 unlisted=true

        # Verdicts: story/its inputs/step
        S08/aaaaaaaa/2 blocked None [basis.none consent.missing] retry never
        S09/bbbbbbbb/2 permitted OptOutRegime until 2026-04-22T00:00

        """;

    [Fact]
    public async Task The_verdicts_of_the_corpus_are_the_approved_ones()
    {
        var stories = new List<(string Name, string Text, IReadOnlyList<StoryAnswer> Answers)>();
        foreach (string file in CorpusFolder.Files())
        {
            string name = Path.GetFileNameWithoutExtension(file);
            IReadOnlyList<StoryAnswer> answers = await StoryPlayer.PlayAsync(CorpusFolder.Story(name), TestContext.Current.CancellationToken);
            stories.Add((name, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), answers));
        }

        string sheet = VerdictSheet.Write([("", Describe("IT")), ("US ", Describe("US"))], stories);

        var approved = new ApprovedFile(Path.Combine(Checkout.Root, "tests", "TelemarketingCompliance.EndToEnd.Tests", "Stories"), "verdicts");
        string? told = approved.Compare(sheet, ApprovedFile.AcceptsByDefault, VerdictSheet.ObjectionTo);
        Assert.True(told is null, told);
    }

    private static string Describe(string jurisdiction)
    {
        using var stage = new StoryStage(CorpusFolder.All[0].Story.World with { Jurisdictions = [jurisdiction], HousePolicies = new() });
        return stage.Engine.Describe();
    }

    [Fact]
    public void A_verdict_that_changes_while_every_rule_stays_cannot_be_approved()
    {
        string received = Approved.Replace("permitted OptOutRegime until 2026-04-22T00:00", "blocked None [basis.none] retry never", StringComparison.Ordinal);

        Assert.Contains("S09/bbbbbbbb/2", VerdictSheet.ObjectionTo(Approved, received), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("consent 1 unlisted=true", "consent 2 unlisted=true")]
    [InlineData("consent 1 unlisted=true", "consent 1 unlisted=false")]
    [InlineData("2022-07-27 consent 1 unlisted=true", "2022-07-27 consent 1 unlisted=true\n2027-01-01 consent 1 unlisted=false")]
    public void A_verdict_may_change_with_a_revision_or_a_value_of_the_law(string before, string after)
    {
        string received = Approved.Replace("permitted OptOutRegime until 2026-04-22T00:00", "blocked None [basis.none] retry never", StringComparison.Ordinal);

        Assert.Null(VerdictSheet.ObjectionTo(Approved, received.Replace(before, after, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("S09/bbbbbbbb/2 permitted", "S09/cccccccc/2 blocked")]
    [InlineData("S09/bbbbbbbb/2", "S10/dddddddd/2 permitted Consent until never\nS09/bbbbbbbb/2")]
    public void A_new_or_rewritten_story_may_be_approved(string before, string after) =>
        Assert.Null(VerdictSheet.ObjectionTo(Approved, Approved.Replace(before, after, StringComparison.Ordinal)));
}
