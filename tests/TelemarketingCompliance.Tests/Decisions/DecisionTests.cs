using System.Text.Json;
using System.Text.RegularExpressions;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Decisions;

public sealed partial class DecisionTests
{
    [Fact]
    public async Task The_record_of_a_permitted_call() => Approved.Matches(Record(await Permitted().AskAsync()), "Decisions/permitted.json");

    [Fact]
    public async Task The_record_of_a_blocked_call() => Approved.Matches(Record(await Blocked().AskAsync()), "Decisions/blocked.json");

    [Fact]
    public async Task A_permitted_call_in_English() => Approved.Matches(Text(await Permitted().AskAsync(), Language.English), "Decisions/permitted-en.txt");

    [Fact]
    public async Task A_permitted_call_in_Italian() => Approved.Matches(Text(await Permitted().AskAsync(), Language.Italian), "Decisions/permitted-it.txt");

    [Fact]
    public async Task A_blocked_call_in_English() => Approved.Matches(Text(await Blocked().AskAsync(), Language.English), "Decisions/blocked-en.txt");

    [Fact]
    public async Task A_blocked_call_in_Italian() => Approved.Matches(Text(await Blocked().AskAsync(), Language.Italian), "Decisions/blocked-it.txt");

    [Fact]
    public async Task The_same_world_asked_twice_gives_the_same_bytes() => Assert.Equal((await Blocked().AskAsync()).ToJson(), (await Blocked().AskAsync()).ToJson());

    [Fact]
    public async Task A_record_is_the_same_whatever_the_order_in_which_the_entries_were_added()
    {
        TestWorld one = new TestWorld().Granted(grant => grant with { Id = "a" }).Granted(grant => grant with { Id = "b" });
        TestWorld other = new TestWorld().Granted(grant => grant with { Id = "b" }).Granted(grant => grant with { Id = "a" });

        Assert.Equal((await one.AskAsync()).ToJson(), (await other.AskAsync()).ToJson());
    }

    [Fact]
    public async Task Printing_and_telling_a_decision_masks_the_number_and_only_the_record_has_it()
    {
        CallDecision decision = await Blocked().AskAsync();

        Assert.DoesNotContain("0612345678", decision.ToString(), StringComparison.Ordinal);
        Assert.All(Enum.GetValues<Language>(), language => Assert.DoesNotContain("0612345678", decision.ToText(language), StringComparison.Ordinal));
        Assert.Contains("+390612345678", decision.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_can_be_asked_for_again_and_again_of_one_decision()
    {
        CallDecision decision = await Permitted().AskAsync();

        Assert.Equal(decision.ToText(Language.Italian), decision.ToText(Language.Italian));
    }

    private static TestWorld Permitted() => new TestWorld()
        .RegisterSaid(listed: true, since: TestWorld.Day(2026, 3, 29))
        .FromList(list => list with { SupplyEndsAt = TestWorld.Day(2026, 5, 31) })
        .Granted(grant => grant with { Evidence = "archive/17", ExpiresAt = TestWorld.Now + Duration.FromDays(365) })
        .Asking(call => call with { Subject = new SubjectId("p-1"), RequestId = "r-1", OperatorCountry = "AL" });

    private static TestWorld Blocked() => new TestWorld()
        .RegisterSaid(listed: true, daysAgo: 20)
        .FromList(list => list with { ConsentSampleCheckedAt = null })
        .Granted(grant => grant with { At = TestWorld.Day(2026, 4, 30), Level = EvidenceLevel.Log })
        .Objected(entry => entry with { Reason = "asked-by-phone" })
        .ReliesOn(EvidenceKind.PersonRequest, "web-1")
        .AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(9) });

    // The version covers the zone data and the number metadata of the day.
    private static string Text(CallDecision decision, Language language) => Version().Replace(decision.ToText(language), "(version)");

    private static string Record(CallDecision decision)
    {
        using JsonDocument json = JsonDocument.Parse(Version().Replace(decision.ToJson(), "(version)"));
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            json.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Version();
}
