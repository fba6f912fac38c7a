using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>The dialers of the page do what it says. They judge by one rule of a host: the page is about permits, not about any country's law.</summary>
public sealed class DialersRunTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 30);
    private static readonly CampaignParty Shop = new() { Id = new PartyId("shop") };

    private readonly ManualClock clock = new(Now);
    private readonly InMemoryStores stores = new();
    private readonly ComplianceEngine engine;
    private readonly Lines lines = new();

    public DialersRunTests() => engine = ComplianceEngine.Create(builder => builder
        .UseTimeProvider(clock)
        .UseInMemoryStores(stores)
        .AddRuleBook(new RuleBook("HOUSE", ["IT"], DateTimeZoneProviders.Tzdb["Europe/Rome"], Instant.MinValue, [], _ => [new Willing(), new OncePerHour()])));

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_predictive_dialer_dials_what_it_has_lines_for_reports_what_happened_and_an_objection_binds()
    {
        var dialer = new PredictiveDialer(engine, lines);

        await dialer.PaceAsync([Call(1), Call(1), Call(2), Call(3)], 2, None);
        await dialer.OverAsync(new CallRecord(lines.Dialed[0], "REMOVE-ME", Now, 12), None);
        await dialer.OverAsync(new CallRecord(lines.Dialed[0], "REMOVE-ME", Now, 12), None);
        await dialer.OverAsync(new CallRecord(lines.Dialed[1], "BUSY", Now, null), None);
        await dialer.OverAsync(new CallRecord(lines.Dialed[1], "TALKED", Now, null), None);

        Assert.Equal(2, lines.Dialed.Count);
        Assert.Equal([Now + Duration.FromHours(1), null], lines.Back);
        Assert.Equal(["permit.outcome-conflict"], lines.Reports);
        Assert.NotEmpty((await stores.Blacklist.FindAsync([LedgerQuery.For(Call(1))], None))[0]);
    }

    [Fact]
    public async Task A_preview_dialer_holds_the_permit_while_the_operator_reads()
    {
        var dialer = new PreviewDialer(engine, lines);
        CallPermit shown = (await dialer.ShowAsync(Call(1), None))!;
        Assert.Null(await dialer.ShowAsync(Call(1), None));

        await dialer.PressedSkipAsync(shown, None);
        CallPermit again = (await dialer.ShowAsync(Call(1), None))!;
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("", await dialer.PressedDialAsync(again, None));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("permit.expired", await dialer.PressedDialAsync(again, None), StringComparison.Ordinal);
        Assert.Equal([again.Id.ToString()], lines.Dialed);
    }

    [Fact]
    public async Task A_preview_is_dialed_from_another_node_by_the_permits_id()
    {
        CallPermit shown = (await new PreviewDialer(engine, lines).ShowAsync(Call(1), None))!;
        var elsewhere = new PreviewDialer(engine, lines);

        Assert.Equal("", await elsewhere.PressedDialElsewhereAsync(shown.Id.ToString(), None));
        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Contains("permit.expired", await elsewhere.PressedDialElsewhereAsync(shown.Id.ToString(), None), StringComparison.Ordinal);
        Assert.Contains("nessun archivio", await elsewhere.PressedDialElsewhereAsync(PermitId.NewAt(Now).ToString(), None), StringComparison.Ordinal);
        Assert.Equal([shown.Id.ToString()], lines.Dialed);
    }

    private static CallRequest Call(int number) => new()
    {
        Callee = E164Number.FromDigits(393330000000 + (ulong)number),
        Campaign = new Campaign
        {
            Id = new CampaignId("spring"),
            Controller = Shop,
            Processor = Shop,
            Purpose = CallPurpose.Sale,
            Sector = Sector.Other,
            Mode = DialingMode.Predictive,
            CreatedAt = Now - Duration.FromDays(1),
        },
    };

    private sealed class Lines : ISwitch
    {
        public List<string> Dialed { get; } = [];

        public List<Instant?> Back { get; } = [];

        public List<string> Reports { get; } = [];

        public Task DialAsync(CallRequest call, string permitHeader, ImmutableArray<Obligation> obligations, CancellationToken cancellationToken)
        {
            Dialed.Add(permitHeader);
            return Task.CompletedTask;
        }

        public void PutBack(CallRequest call, Instant? notBefore) => Back.Add(notBefore);

        public void Report(string permit, string reason) => Reports.Add(reason);
    }

    private sealed class Willing : CallRule
    {
        public override string Name => "willing";

        public override int Revision => 1;

        public override PurposeSet Covers => [CallPurpose.Sale];

        protected override Finding Evaluate(in CallContext call) => Finding.Establishes(CallBasis.Consent);
    }

    private sealed class OncePerHour : CallRule
    {
        private static readonly ReasonCode Reached = new("shop.once-per-hour", "called within the hour", "già chiamato nell'ultima ora");
        private static readonly ChargeLine Line = new("hour", AttemptMeasures.Attempt, AttemptScope.Controller, Duration.FromHours(1), null, 1);

        public override string Name => "once-per-hour";

        public override int Revision => 1;

        public override ImmutableArray<FactKey> Needs { get; } = [FactKeys.Attempts];

        protected override Finding Evaluate(in CallContext call)
        {
            call.Facts.TryGet(FactKeys.Attempts, out ImmutableArray<AttemptRecord> attempts);
            return Line.Judge(attempts.AsSpan(), ChargedCall.For(call.Request), call.At, out Instant? freesAt) ? Finding.Pass() : Finding.Block(Reached, liftsAt: freesAt);
        }

        protected override void Charge(in CallContext call, ChargeList lines) => lines.Add(Line);
    }
}
