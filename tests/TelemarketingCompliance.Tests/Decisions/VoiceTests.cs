using System.Text.RegularExpressions;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Decisions;

/// <summary>A few stories as each reader is told them.</summary>
public sealed partial class VoiceTests
{
    private static readonly (string Title, TestWorld World)[] Stories =
    [
        ("a consent later than the enrolment", new TestWorld()
            .RegisterSaid(listed: true, since: TestWorld.Day(2026, 3, 29))
            .FromList(list => list with { SupplyEndsAt = TestWorld.Day(2026, 5, 31) })
            .Granted(grant => grant with { Evidence = "archive/17", ExpiresAt = TestWorld.Now + Duration.FromDays(365) })
            .Asking(call => call with { OperatorCountry = "AL" })),
        ("an objection, an old answer and a list without proof", new TestWorld()
            .RegisterSaid(listed: true, daysAgo: 20)
            .FromList(list => list with { ConsentSampleCheckedAt = null })
            .Granted(grant => grant with { At = TestWorld.Day(2026, 4, 30), Level = EvidenceLevel.Log })
            .Objected(entry => entry with { Reason = "asked-by-phone" })),
        ("closed hours, after which the directory carries the call", new TestWorld()
            .InDirectory().Under(book => book with { Name = "IT", Hours = "mon-fri 13:00-20:00" })),
        ("nothing on record", new TestWorld().RegisterNeverAsked().Asking(call => call with { ContactList = null, NumberSource = NumberSource.Unknown })),
        ("what others passed on", new TestWorld()
            .FromList().Granted(grant => grant with { Controller = TestWorld.Beta, List = new ContactListId("bought"), Categories = [TestWorld.Telecom] }).Contract(contract => contract with { EndedAt = TestWorld.Ago(40) })),
    ];

    public static MatrixTheoryData<Voice, Language> Voices { get; } = new(Enum.GetValues<Voice>(), Enum.GetValues<Language>());

    [Theory]
    [MemberData(nameof(Voices))]
    public async Task The_stories_are_told(Voice voice, Language language)
    {
        var told = new List<string>();
        foreach ((string title, TestWorld world) in Stories)
            told.Add($"=== {title}\n\n{(await world.AskAsync()).ToText(language, voice)}\n");

        // The version covers the zone data and the number metadata of the day.
        string text = Version().Replace(string.Join("\n", told), "(version)");
        Approved.Matches(text, $"Decisions/{voice.ToString().ToLowerInvariant()}-{(language == Language.Italian ? "it" : "en")}.txt");
    }

    [Fact]
    public async Task A_voice_nobody_has_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("voice", async () => (await new TestWorld().AskAsync()).ToText(Language.English, (Voice)9));

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Version();
}
