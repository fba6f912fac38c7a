using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallerIds;

public sealed class CallerIdRecordTests
{
    private static readonly CallerIdRecord Declared = new() { Id = "d", Number = TestWorld.Mobile, Event = CallerIdEvent.Declared, Party = TestWorld.CentreX, At = TestWorld.Ago(5) };

    private readonly InMemoryLedger<CallerIdRecord> ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Faults { get; } = new()
    {
        { "no event", "Event" }, { "undefined event", "Event" }, { "no number", "Number" }, { "a person", "Subject" }, { "nobody", "Party" }, { "default party", "Party" },
        { "default time", "At" }, { "campaigns declared", "Campaigns" }, { "default campaign", "Campaigns" }, { "ends nothing", "Ends" }, { "declares an end", "Ends" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_record_that_contradicts_itself_is_refused_with_its_field(string fault, string field)
    {
        CallerIdRecord wrong = fault switch
        {
            "no event" => Declared with { Event = CallerIdEvent.Unknown },
            "undefined event" => Declared with { Event = (CallerIdEvent)99 },
            "no number" => Declared with { Number = null },
            "a person" => Declared with { Subject = new SubjectId("p-1") },
            "nobody" => Declared with { Party = null },
            "default party" => Declared with { Party = default(PartyId) },
            "default time" => Declared with { At = default },
            "campaigns declared" => Declared with { Campaigns = [new CampaignId("spring")] },
            "default campaign" => Declared with { Event = CallerIdEvent.Authorised, Campaigns = [default] },
            "ends nothing" => Declared with { Event = CallerIdEvent.Ended },
            _ => Declared with { Ends = "x" },
        };

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () => await ledger.AddAsync([wrong], Cancellation));

        Assert.Contains($"field `{field}`", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, ledger.Count);
    }

    [Fact]
    public async Task Adding_a_record_again_does_nothing_and_another_under_its_id_is_refused()
    {
        CallerIdRecord authorised = Declared with { Event = CallerIdEvent.Authorised, Campaigns = [new CampaignId("spring")] };
        await ledger.AddAsync([authorised], Cancellation);
        await ledger.AddAsync([authorised with { Campaigns = [new CampaignId("spring")] }], Cancellation);

        await Assert.ThrowsAsync<ArgumentException>(async () => await ledger.AddAsync([authorised with { Campaigns = [] }], Cancellation));

        Assert.Equal(1, ledger.Count);
    }

    [Fact]
    public async Task The_ledger_is_asked_once_for_each_number_and_pair_of_parties_and_not_for_a_withheld_one()
    {
        var counting = new CountingLedger();
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.UseCallerIds(counting));
        CallRequest shown = TestWorld.FirstRequest with { CallerId = TestWorld.Mobile };
        CallRequest other = shown with { Campaign = shown.Campaign with { Processor = new CampaignParty { Id = TestWorld.CentreY } } };

        FactBatch batch = await engine.GatherAsync([shown, TestWorld.FirstRequest, other, shown, shown with { Callee = TestWorld.Mobile }], TestWorld.Now, Cancellation);

        Assert.Equal(2, counting.Asked.Length);
        Assert.Equal([1, 0, 1, 1, 1], Enumerable.Range(0, 5).Select(row => batch[row].Get(FactKeys.CallerIdRecords).Value.Length));
    }

    [Fact]
    public async Task A_ledger_that_does_not_answer_blocks()
    {
        var silent = new CountingLedger { IsSilent = true };
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.UseCallerIds(silent).AddRule(new TestBook().CallerIdRules()[1]));

        CallDecision decision = await engine.EvaluateAsync(TestWorld.FirstRequest with { CallerId = TestWorld.Mobile }, TestWorld.Now, Cancellation);

        Assert.Contains("caller-id.unavailable", decision.Reasons);
    }

    [Theory]
    [InlineData("it")]
    [InlineData("ITA")]
    [InlineData("")]
    public void An_origin_is_a_country_of_two_capital_letters(string country) => Assert.Throws<ArgumentException>(() => new NetworkOrigin(country));

    private sealed class CountingLedger : ILedger<CallerIdRecord>
    {
        public bool IsSilent { get; init; }

        public ImmutableArray<LedgerQuery> Asked { get; private set; } = [];

        public ValueTask AddAsync(ImmutableArray<CallerIdRecord> entries, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<ImmutableArray<ImmutableArray<CallerIdRecord>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
        {
            Asked = queries;
            return new([.. queries.Select(_ => IsSilent ? default : ImmutableArray.Create(Declared))]);
        }
    }
}
