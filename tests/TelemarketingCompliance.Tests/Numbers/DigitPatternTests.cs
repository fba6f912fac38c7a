using System.Text.RegularExpressions;
using PhoneNumbers;

namespace TelemarketingCompliance.Tests.Numbers;

public sealed class DigitPatternTests
{
    [Theory]
    [InlineData("12", "12", "1", "122", "")]
    [InlineData("1[2-46]", "12", "13", "14", "16", "15")]
    [InlineData(@"9\d", "90", "99", "9", "8")]
    [InlineData("0[0-9]{2,3}", "000", "0999", "00", "09999")]
    [InlineData("1(?:2|3(?:4|5)?)6", "126", "136", "1346", "1356", "16")]
    [InlineData("(?:1|12)3?", "1", "12", "13", "123", "3", "")]
    [InlineData("1?2?", "", "1", "2", "12", "21")]
    [InlineData("12|34|", "12", "34", "", "1234")]
    [InlineData("(?:[1-3]{2}|4){2}", "1122", "114", "44", "4", "11")]
    public void A_pattern_matches_what_a_regular_expression_does(string pattern, params string[] texts)
    {
        DigitTable table = Table(pattern);

        Assert.All(texts, text => Assert.Equal(Regex.IsMatch(text, $"^(?:{pattern})$"), table.Find(text) != 0));
    }

    [Theory]
    [InlineData("1*")]
    [InlineData("1+")]
    [InlineData("1{2,}")]
    [InlineData("1{x}")]
    [InlineData("1}")]
    [InlineData("(1)")]
    [InlineData("(?=1)2")]
    [InlineData("1)")]
    [InlineData(")")]
    [InlineData("[^1]")]
    [InlineData("[1-]")]
    [InlineData("1]")]
    [InlineData("1.")]
    [InlineData("^1")]
    [InlineData("1$")]
    [InlineData("[a-z]")]
    [InlineData(@"\w")]
    [InlineData("?")]
    [InlineData("1{30}")]
    public void A_pattern_that_says_more_is_not_read(string pattern)
    {
        var graph = new DigitGraph();

        Assert.False(DigitPattern.TryAdd(graph, pattern, graph.End(1), out _));
    }

    /// <summary>Every pattern of every plan: what it matches, drawn by walking the graph; the same with another digit somewhere; and digits at random.</summary>
    [Fact]
    public void Every_pattern_of_every_plan_matches_what_it_matches_as_a_regular_expression()
    {
        PhoneNumberUtil plans = PhoneNumberUtil.GetInstance();
        Random random = new(7);
        RandomSpellings spellings = new(7);
        IEnumerable<PhoneMetadata> regions = NumberMetadata.Regions.Order(StringComparer.Ordinal).Select(plans.GetMetadataForRegion)
            .Concat(plans.GetSupportedGlobalNetworkCallingCodes().Order().Select(plans.GetMetadataForNonGeographicalRegion));
        string[] patterns = [.. regions.SelectMany(Patterns).Distinct(StringComparer.Ordinal)];
        foreach (string pattern in patterns)
        {
            var graph = new DigitGraph();
            Assert.True(DigitPattern.TryAdd(graph, pattern, graph.End(1), out int node), pattern);
            DigitTable table = DigitTable.Of(graph, node);
            Regex regex = new($"^(?:{pattern})$");
            for (int i = 0; i < 25; i++)
            {
                string matching = Walk(graph, node, random);
                int place = random.Next(matching.Length);
                string changed = $"{matching[..place]}{random.Next(10)}{matching[(place + 1)..]}";

                Assert.True(regex.IsMatch(matching) && table.Find(matching) != 0, $"{pattern}: {matching}");
                Assert.All([changed, matching + "0", matching[..^1], spellings.Digits(0, 13)], text => Assert.True(regex.IsMatch(text) == (table.Find(text) != 0), $"{pattern}: {text}"));
            }
        }

        Assert.InRange(patterns.Length, 800, int.MaxValue);
    }

    [Fact]
    public void A_graph_that_is_full_says_so_and_reads_nothing()
    {
        var graph = new DigitGraph();
        for (int outcome = 1; outcome <= ushort.MaxValue + 1; outcome++)
            graph.End(outcome);

        Assert.True(graph.IsFull);
        Assert.False(DigitPattern.TryAdd(graph, "[0-9]{5}1", graph.End(1), out _));
    }

    private static DigitTable Table(string pattern)
    {
        var graph = new DigitGraph();
        Assert.True(DigitPattern.TryAdd(graph, pattern, graph.End(1), out int node), pattern);
        return DigitTable.Of(graph, node);
    }

    private static string Walk(DigitGraph graph, int node, Random random)
    {
        string text = "";
        while (graph.Outcome(node) == 0 || random.Next(2) == 0)
        {
            int[] digits = [.. Enumerable.Range(0, 10).Where(digit => graph.Next(node, digit) != DigitGraph.Nothing)];
            if (digits.Length == 0)
                break;
            int next = digits[random.Next(digits.Length)];
            text += next;
            node = graph.Next(node, next);
        }

        return text;
    }

    private static IEnumerable<string> Patterns(PhoneMetadata metadata) =>
        from description in (PhoneNumberDesc[])
        [
            metadata.GeneralDesc, metadata.FixedLine, metadata.Mobile, metadata.TollFree, metadata.PremiumRate, metadata.SharedCost, metadata.PersonalNumber, metadata.Voip,
            metadata.Pager, metadata.Uan, metadata.Voicemail,
        ]
        where description.HasNationalNumberPattern
        select description.NationalNumberPattern;
}
