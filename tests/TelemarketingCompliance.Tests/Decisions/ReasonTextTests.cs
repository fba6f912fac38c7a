using System.Reflection;
using System.Text.RegularExpressions;
using TelemarketingCompliance.Tests.Abandonment;
using TelemarketingCompliance.Tests.Conventions;
using TelemarketingCompliance.Tests.Relationships;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Decisions;

public sealed partial class ReasonTextTests
{
    private static readonly FactKey[] Keys =
    [
        FactKeys.Number, FactKeys.Place, FactKeys.Consents, FactKeys.Contracts, FactKeys.Requests, FactKeys.Blacklist, FactKeys.Directory, FactKeys.SelectiveRevocations, FactKeys.ContactList,
        FactKeys.CallerIdNumber, FactKeys.CallerIdRecords, FactKeys.Attempts, FactKeys.CampaignStatistics,
        FactKeys.Register("it-rpo"),
    ];

    private static readonly string[] Elsewhere = ["permit.", "remedy."];

    /// <summary>Every code of the library: the static properties of all its types, and the reasons of its facts.</summary>
    private static readonly ReasonCode[] Codes =
    [
        .. Product.Assemblies.SelectMany(CodesOf),
        .. Keys.Select(key => key.Unavailable),
    ];

    [Fact]
    public void All_codes_are_found()
    {
        Assert.True(Codes.Length > 40, $"only {Codes.Length} codes were found");
        Assert.Contains(ConsentReasons.NotProven, Codes);
        Assert.Contains(ObligationCodes.SayArtificial, Codes);
    }

    [Fact]
    public void No_two_reasons_have_one_code() => Assert.Empty(Codes.GroupBy(code => code.Code).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Both_languages_have_the_same_placeholders() =>
        Assert.All(Codes, code => Assert.Equal(Placeholders(code.English), Placeholders(code.Italian)));

    [Fact]
    public void Texts_are_lower_case_and_end_without_a_full_stop() => Assert.All(Codes.SelectMany(code => (string[])[code.English, code.Italian]), text =>
    {
        Assert.False(char.IsUpper(text[0]), text);
        Assert.False(text.EndsWith('.'), text);
    });

    [Fact]
    public async Task Every_placeholder_of_every_reason_of_core_is_filled_in_both_languages()
    {
        var told = new HashSet<ReasonCode>();
        CallDecision[] decisions =
        [
            .. await Task.WhenAll(TestStories.All().Concat(OptOutTests.Stories()).Select(world => world.AskAsync())),
            .. await Task.WhenAll(SilentWorld.Stories().Select(world => world.AskAsync())),
        ];
        foreach (CallDecision decision in decisions)
        {
            told.UnionWith(decision.Findings.Select(finding => finding.Reason).OfType<ReasonCode>());
            told.UnionWith(decision.Obligations.Select(obligation => obligation.Code));

            foreach (Language language in Enum.GetValues<Language>())
                Assert.DoesNotMatch(@"[{}]", decision.ToText(language));
        }

        foreach (CompletionFinding finding in SilentWorld.Breaches().Concat(RingTimeRuleTests.Breaches()))
        {
            told.Add(finding.Reason);
            Assert.Equal(Placeholders(finding.Reason.English), finding.Args.Select(arg => $"{{{arg.Name}}}").Order(StringComparer.Ordinal));
        }

        // Permits and remedies have their own tests, which look at the texts as well.
        ReasonCode[] ofCore = [.. CodesOf(typeof(ComplianceEngine).Assembly).Where(code => !Elsewhere.Any(area => code.Code.StartsWith(area, StringComparison.Ordinal))), .. Keys.Select(key => key.Unavailable)];
        Assert.Empty(ofCore.Where(code => Placeholders(code.English).Length > 0).Except(told).Select(code => code.Code));
    }

    [Fact]
    public async Task Each_rule_gives_the_reasons_it_declares_all_of_them_and_no_other()
    {
        var given = new Dictionary<string, SortedSet<string>>();
        foreach (TestWorld world in TestStories.All())
        {
            foreach (DecisionFinding finding in (await world.AskAsync()).Findings.Where(finding => finding.Reason is { } reason && reason != EngineReasons.RuleFailed))
            {
                if (!given.TryGetValue(finding.Rule, out SortedSet<string>? codes))
                    given.Add(finding.Rule, codes = new SortedSet<string>(StringComparer.Ordinal));
                codes.Add(finding.Reason!.Code);
            }
        }

        CallRule[] rules = [new NumberClassRule(), new BlackoutRule([]), .. new TestBook { AsksForCallerIds = true }.Rules(), new PurposeCoverageRule(default), new NotCoveredRule(new Dictionary<string, Instant>())];
        Assert.All(rules, rule => Assert.Equal(rule.Reasons.Select(reason => reason.Code).Order(StringComparer.Ordinal), given.GetValueOrDefault(rule.Name, [])));
    }

    private static IEnumerable<ReasonCode> CodesOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where property.PropertyType == typeof(ReasonCode)
        select (ReasonCode)property.GetValue(null)!;

    private static string[] Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
