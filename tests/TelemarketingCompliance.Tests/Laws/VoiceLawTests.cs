using System.Globalization;
using FsCheck.Xunit;

namespace TelemarketingCompliance.Tests.Laws;

/// <summary>What each voice tells, and what it never tells.</summary>
[Properties(Arbitrary = [typeof(LawArbitraries)], QuietOnSuccess = true)]
public sealed class VoiceLawTests
{
    private static readonly Language[] Languages = Enum.GetValues<Language>();
    private static readonly Voice[] Voices = Enum.GetValues<Voice>();

    private static readonly string[] Numbers =
        [.. Universe.Profiles.Keys.Select(number => number.Digits.ToString(CultureInfo.InvariantCulture)).Where(digits => digits.Length > 6)];

    private readonly LawEngine engine = new(LawBook.Of(Explained.Law));

    [Property(MaxTest = 400, Replay = "20260603,1")]
    public async Task No_voice_shows_a_number_in_full_nor_leaves_a_placeholder(World world) => Assert.All(await TextsAsync(world), text =>
    {
        Assert.DoesNotContain(Numbers, digits => text.Text.Contains(digits, StringComparison.Ordinal) || text.Text.Contains(digits[2..], StringComparison.Ordinal));
        Assert.DoesNotMatch(@"[{}]", text.Text);
    });

    [Property(MaxTest = 400, Replay = "20260603,3")]
    public async Task No_voice_names_another_controller(World world)
    {
        PartyId[] own = [world.Call.Campaign.Controller.Id, world.Call.Campaign.Processor.Id];
        string[] others = [.. Universe.Controllers.Append(Universe.Collector).Concat(Universe.Processors).Except(own).Select(party => party.ToString())];

        Assert.All(await TextsAsync(world), text => Assert.DoesNotContain(others, name => text.Text.Contains(name, StringComparison.Ordinal)));
    }

    [Property(MaxTest = 400, Replay = "20260603,5")]
    public async Task The_auditor_reads_every_rule_every_code_every_clause_every_fact_and_the_edition(World world)
    {
        CallDecision decision = await engine.ExplainAsync(world);

        foreach (Language language in Languages)
        {
            string text = decision.ToText(language, Voice.Auditor);
            Assert.All(decision.Findings, finding => Assert.Contains($". {finding.Rule}: ", text, StringComparison.Ordinal));
            Assert.All(decision.Findings.Where(finding => finding.Reason is not null), finding => Assert.Contains($"{finding.Reason!.Code}: ", text, StringComparison.Ordinal));
            Assert.All(decision.Findings.Where(finding => finding.Kind != FindingKind.NotApplicable && finding.Law is not null), finding => Assert.Contains(finding.Law!.Citation, text, StringComparison.Ordinal));
            Assert.All(decision.EvidenceIds, id => Assert.Contains(id, text, StringComparison.Ordinal));
            Assert.All(decision.Facts, fact => Assert.Contains($"  {fact.Name}:", text, StringComparison.Ordinal));
            Assert.Contains(decision.Edition, text, StringComparison.Ordinal);
        }
    }

    [Property(MaxTest = 400, Replay = "20260603,7")]
    public async Task Agent_and_person_read_no_law_and_no_code_and_the_person_reads_no_id(World world)
    {
        CallDecision decision = await engine.ExplainAsync(world);
        string[] citations = [.. decision.Findings.Select(finding => finding.Law?.Citation).OfType<string>().Distinct()];
        string[] codes = [.. decision.Findings.Select(finding => finding.Reason?.Code).OfType<string>()];
        string[] ids = [decision.Request.Campaign.Id.ToString(), .. decision.EvidenceIds.Where(id => id.Length > 2), decision.Edition];

        foreach (Language language in Languages)
        {
            string agent = decision.ToText(language, Voice.Agent);
            string citizen = decision.ToText(language, Voice.Citizen);
            Assert.All(citations.Concat(codes).Append(decision.Edition), absent => Assert.DoesNotContain(absent, agent, StringComparison.Ordinal));
            Assert.All(codes.Concat(ids), absent => Assert.DoesNotContain(absent, citizen, StringComparison.Ordinal));
        }
    }

    private async Task<IEnumerable<(Voice Voice, string Text)>> TextsAsync(World world)
    {
        CallDecision decision = await engine.ExplainAsync(world);
        return from language in Languages from voice in Voices select (voice, decision.ToText(language, voice));
    }
}
