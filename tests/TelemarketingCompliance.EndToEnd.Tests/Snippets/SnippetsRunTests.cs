using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>The snippets of the documents not only compile: they do what the page beside them says.</summary>
public sealed class SnippetsRunTests
{
    private static readonly PartyId Shop = new("shop");
    private static readonly PartyId Centre = new("centre");
    private static readonly E164Number Mobile = E164Number.Parse("+39 333 1234567");
    private static readonly E164Number CallerId = E164Number.Parse("+39 06 5555 0100");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 10, 0);
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_of_which_nothing_is_known_is_blocked()
    {
        CallDecision decision = await NothingKnown.AskAsync();

        Assert.Equal(["consent.missing", "register.not-asked", "list.referral-without-consent", "caller-id.withheld", "party.not-in-roc", "basis.none"], decision.Reasons);
    }

    [Fact]
    public async Task A_recorded_consent_and_a_consultation_permit_the_call_and_an_opt_out_ends_it()
    {
        InMemoryStores stores = new();
        await RecordingFacts.RecordAsync(stores, Mobile, Shop, Centre, None);
        await RecordingFacts.RecordCallerIdAsync(stores, CallerId, Shop, Centre, None);
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.AddItaly().AddRegister(Clear()).UseInMemoryStores(stores));

        CallDecision before = await engine.EvaluateAsync(Request(), Now, None);
        await RecordingFacts.OptOutAsync(engine, Request(), Now, None);
        CallDecision after = await engine.EvaluateAsync(Request(), Now, None);

        Assert.Equal(CallBasis.Consent, before.Basis);
        Assert.True(before.IsPermitted);
        Assert.Equal(["blacklist.listed"], after.Reasons);
    }

    [Fact]
    public void Three_shapes_of_answers_become_consultations()
    {
        RegisterSet set = Clear();
        RegisterConsultation full = Consultations.LoadFull([(E164Number.Parse("+1 212 555 0100"), null)]);

        Assert.Equal(RegisterAnswerKind.Clear, set.Answer(Mobile, Shop, Now).Kind);
        Assert.Equal(1, full.ListedCount);
    }

    [Fact]
    public async Task A_sale_on_record_makes_a_relationship_that_needs_no_register()
    {
        E164Number buyer = E164Number.Parse("+1 212 555 0100");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("snippet-register-");
        InMemoryStores stores = new();
        ComplianceEngine engine = AmericanEngine.Create(folder.FullName, folder.FullName, stores);
        CallRequest call = Request() with { Callee = buyer, Mode = DialingMode.Preview };
        Instant noon = Instant.FromUtc(2026, 11, 24, 17, 0);

        CallDecision before = await engine.EvaluateAsync(call, noon, None);
        await AmericanEngine.RecordSaleAsync(stores, buyer, Shop, None);
        CallDecision after = await engine.EvaluateAsync(call, noon, None);
        folder.Delete(recursive: true);

        Assert.Contains("register.not-covered", before.Reasons);
        Assert.Equal(CallBasis.Relationship, after.Basis);
        Assert.DoesNotContain("register.not-covered", after.Reasons);
    }

    [Fact]
    public async Task A_consultation_put_into_the_folder_counts_after_the_next_reading()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("snippet-register-");
        RegisterSet register = RegisterSet.Open("it-rpo", folder.FullName);
        using StringWriter log = new();
        File.WriteAllText(Path.Combine(folder.FullName, "notes.txt"), "not an index");

        RegisterReload reload = await RegisterFolders.TakeAsync(folder.FullName, register, Clear().Consultations[0].Header, [Mobile], [Mobile], log, None);
        folder.Delete(recursive: true);

        Assert.Equal(["2026-11-20-a"], reload.Added);
        Assert.StartsWith("notes.txt: ", log.ToString(), StringComparison.Ordinal);
        Assert.Equal(RegisterAnswerKind.Clear, register.Answer(Mobile, Shop, Now).Kind);
    }

    [Fact]
    public async Task A_rule_of_the_host_blocks_on_its_own_fact_and_when_the_fact_is_unknown()
    {
        InMemoryStores stores = new();
        ComplianceEngine engine = ShopEngine.Create(stores, Clear(), (_, _) => new(2));

        CallDecision complaining = await engine.EvaluateAsync(Request() with { Subject = new SubjectId("p-1") }, Now, None);
        CallDecision unknown = await engine.EvaluateAsync(Request(), Now, None);

        Assert.Contains("shop.complaint-open", complaining.Reasons);
        Assert.Contains("shop.complaints-unavailable", unknown.Reasons);
        Assert.Contains("the person has 2 open complaints", complaining.ToText(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_of_the_host_answers_like_ours()
    {
        BlacklistEntry entry = new() { Id = "no-1", Number = Mobile, Scope = BlacklistScope.Controller, Controller = Shop, RecordedBy = Centre, Actor = "op", Channel = "call" };
        CustomerBlacklist ledger = new(new Table([entry]));

        ImmutableArray<ImmutableArray<BlacklistEntry>> answers = await ledger.FindAsync(
            [LedgerQuery.For(Request()), new LedgerQuery(Mobile, null, new PartyId("other"), Centre, null)], None);

        Assert.Equal([1, 0], answers.Select(answer => answer.Length));
    }

    [Fact]
    public async Task Many_calls_are_decided_from_one_batch()
    {
        InMemoryStores stores = new();
        await RecordingFacts.RecordAsync(stores, Mobile, Shop, Centre, None);
        await RecordingFacts.RecordCallerIdAsync(stores, CallerId, Shop, Centre, None);
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.AddItaly().AddRegister(Clear()).UseInMemoryStores(stores));

        int permitted = await ManyCalls.CountPermittedAsync(engine, [Request(), Request() with { Mode = DialingMode.AiVoice }], Now, None);

        Assert.Equal(1, permitted);
    }

    [Fact]
    public async Task A_list_is_screened_call_by_call_and_a_file_piece_by_piece()
    {
        InMemoryStores stores = new();
        await RecordingFacts.RecordAsync(stores, Mobile, Shop, Centre, None);
        await RecordingFacts.RecordCallerIdAsync(stores, CallerId, Shop, Centre, None);
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.AddItaly().AddRegister(Clear()).UseInMemoryStores(stores));
        List<Instant?> queued = [];
        using MemoryStream output = new();
        Latest progress = new();

        int dropped = await ScreeningLists.QueueAsync(
            engine, new[] { Request(), Request() with { Mode = DialingMode.AiVoice } }.ToAsyncEnumerable(), Now, (_, notBefore) => queued.Add(notBefore), None);
        await ScreeningLists.WriteAsync(
            engine, Request(), new string[][] { ["333 1234567", "06 12345679"], [], ["+393331234567"] }.ToAsyncEnumerable(), Now + Duration.FromHours(12), output, progress, None);

        Assert.Equal(1, dropped);
        Assert.Equal([null], queued);
        Assert.Equal(
            "333 1234567,deferred,hours.closed\n06 12345679,blocked,consent.missing;register.not-asked;list.off-list;hours.closed;basis.none\n+393331234567,deferred,hours.closed\n",
            System.Text.Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal((3, 0, 2, 1), (progress.Counts.Calls, progress.Counts.Permitted, progress.Counts.Deferred, progress.Counts.Blocked));
    }

    [Theory]
    [InlineData("06 12345678", "+39********78")]
    [InlineData("3,4E+09", "ScientificNotation: a spreadsheet rounded the number: export the column as text")]
    public void A_number_is_read_or_refused_with_a_reason(string text, string expected) => Assert.Equal(expected, ReadingNumbers.Read(text));

    [Fact]
    public void The_engine_is_registered_once()
    {
        IServiceCollection services = RegisteringTheEngine.AddCompliance(new ServiceCollection(), new InMemoryStores());
        Directory.CreateDirectory("rpo");

        using ServiceProvider provider = services.BuildServiceProvider();
        ComplianceEngine engine = provider.GetRequiredService<ComplianceEngine>();
        Directory.Delete("rpo");

        Assert.Same(engine, provider.GetRequiredService<ComplianceEngine>());
        Assert.Equal("it-rpo", Assert.Single(engine.Registers).Name);
    }

    [Fact]
    public async Task Conformance_cases_run_without_a_test_framework()
    {
        using StringWriter output = new();

        int wrong = await ConformanceRun.MainAsync(output);

        Assert.Equal(0, wrong);
        Assert.Contains("shared.race: left out, it needs IsShared", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("law.like-a-list", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("law.no-limit-exceeded:", output.ToString(), StringComparison.Ordinal);
    }

    private static RegisterSet Clear() => Consultations.Load([Mobile], [Mobile], [(Mobile, false, null)]);

    private static CallRequest Request() => new()
    {
        Callee = Mobile,
        CallerId = CallerId,
        NetworkOrigin = new NetworkOrigin("IT"),
        NumberSource = NumberSource.ContactList,
        ContactList = new ContactListId("customers"),
        Campaign = new Campaign
        {
            Id = new CampaignId("spring"),
            Controller = new CampaignParty { Id = Shop },
            Processor = new CampaignParty { Id = Centre, RocNumber = "54321", RocConfirmedOn = new LocalDate(2026, 4, 15) },
            Purpose = CallPurpose.Sale,
            Sector = new Sector("telecom"),
            Mode = DialingMode.Preview,
            CreatedAt = Instant.FromUtc(2026, 11, 19, 8, 0),
        },
    };

    private sealed class Latest : IProgress<ScreeningCounts>
    {
        public ScreeningCounts Counts { get; private set; } = ScreeningCounts.None;

        public void Report(ScreeningCounts value) => Counts = value;
    }

    private sealed class Table(ImmutableArray<BlacklistEntry> rows) : ICustomerTable
    {
        public ValueTask<ImmutableArray<BlacklistEntry>> ReadAsync(
            ImmutableArray<E164Number> numbers, ImmutableArray<SubjectId> subjects, CancellationToken cancellationToken) => new(rows);

        public ValueTask WriteAllOrNothingAsync(ImmutableArray<BlacklistEntry> entries, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
