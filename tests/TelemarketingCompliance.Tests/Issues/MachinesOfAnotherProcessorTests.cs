using Microsoft.Extensions.Time.Testing;
using TelemarketingCompliance.Tests.Abandonment;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Issues;

/// <summary>Every machine weighs by what its own campaign declared when it was dialed, whoever asks and whatever is declared later.</summary>
public sealed class MachinesOfAnotherProcessorTests
{
    private const string Reached = "blocked (abandonment.rate-reached)";

    private static readonly AnsweringMachineDetection Measured = new() { IsUsed = true, FalsePositiveRate = 0.2m, MeasuredOn = new LocalDate(2026, 5, 1) };

    private readonly InMemoryAttemptStore store = new(new FakeTimeProvider(TestWorld.Now.ToDateTimeOffset()));
    private ulong next = 390690000000;

    [Fact]
    public async Task The_share_of_the_processor_that_dialed_them_counts_for_the_whole_campaign_whoever_asks()
    {
        await DialAsync(100, OutcomeKind.Machine, TestWorld.CentreY, Measured);

        Assert.Equal(Reached, await AskedByAsync(TestWorld.CentreY, Measured));
        Assert.Equal(Reached, await AskedByAsync(TestWorld.CentreX, AnsweringMachineDetection.NotUsed));
        Assert.Equal(Reached, await AskedByAsync(TestWorld.CentreX, Measured with { FalsePositiveRate = 0.001m }));
    }

    [Fact]
    public async Task A_declaration_that_changes_weighs_nothing_of_the_past_anew()
    {
        await DialAsync(10, OutcomeKind.Machine, TestWorld.CentreX, Measured);
        await DialAsync(10, OutcomeKind.Machine, TestWorld.CentreX, Measured with { FalsePositiveRate = 0.01m });
        await DialAsync(5, OutcomeKind.Machine, TestWorld.CentreX, AnsweringMachineDetection.NotUsed);

        CampaignCounts counts = (await StatisticsAsync(TestWorld.CentreX)).Whole;

        Assert.Equal((25, 2.1m), (counts.Machine, counts.Estimated));
    }

    public static TheoryData<string, DialingMode, decimal> Shares => new()
    {
        { "not used", DialingMode.Predictive, 0 },
        { "measured", DialingMode.Predictive, 0.2m },
        { "measured", DialingMode.Preview, 0.2m },
        { "a third", DialingMode.Predictive, 0.333334m },
        { "never measured", DialingMode.Predictive, 1 },
        { "measured tomorrow", DialingMode.Predictive, 1 },
        { "more than all", DialingMode.Predictive, 1 },
        { "nothing", DialingMode.Predictive, 1 },
        { "nothing", DialingMode.Progressive, 1 },
        { "nothing", DialingMode.Unknown, 1 },
        { "nothing", DialingMode.Manual, 0 },
        { "nothing", DialingMode.Preview, 0 },
    };

    [Theory]
    [MemberData(nameof(Shares))]
    public async Task A_machine_of_which_nothing_usable_is_declared_may_have_been_a_person_unless_an_operator_had_the_call_dialed(string declared, DialingMode mode, decimal share)
    {
        AnsweringMachineDetection? detection = declared switch
        {
            "not used" => AnsweringMachineDetection.NotUsed,
            "measured" => Measured,
            "a third" => Measured with { FalsePositiveRate = 1 / 3m },
            "never measured" => Measured with { FalsePositiveRate = null },
            "measured tomorrow" => Measured with { MeasuredOn = new LocalDate(2026, 5, 21) },
            "more than all" => Measured with { FalsePositiveRate = 1.01m },
            _ => null,
        };

        await DialAsync(1, OutcomeKind.Machine, TestWorld.CentreX, detection, mode);

        CampaignStatistics statistics = await StatisticsAsync(TestWorld.CentreX);
        Assert.Equal([share, share, share], [statistics.Whole.Estimated, statistics.OfProcessor.Estimated, statistics.Last30Days.Estimated]);
    }

    [Fact]
    public async Task Whoever_declares_nothing_is_doubted_also_where_only_another_counted_machines()
    {
        await DialAsync(1, OutcomeKind.Machine, TestWorld.CentreY, AnsweringMachineDetection.NotUsed);

        Assert.Equal("blocked (abandonment.amd-undeclared)", await AskedByAsync(TestWorld.CentreX, null));
        Assert.Equal("permitted (Service)", await AskedByAsync(TestWorld.CentreX, Measured));
    }

    private async Task DialAsync(int times, OutcomeKind outcome, PartyId processor, AnsweringMachineDetection? detection, DialingMode mode = DialingMode.Predictive)
    {
        for (int i = 0; i < times; i++)
        {
            var call = new CallRequest
            {
                Callee = E164Number.FromDigits(++next),
                Campaign = TestWorld.FirstCampaign with { Processor = new CampaignParty { Id = processor }, AnsweringMachineDetection = detection, Mode = mode },
            };
            PermitId permit = PermitId.NewAt(TestWorld.Now);
            await store.ChargeAsync([new AttemptCharge { Permit = permit, Request = call, TimeToLive = Duration.FromMinutes(1), Lines = [] }], default);
            await store.CompleteAsync(permit, new CallOutcome { Kind = outcome, OccurredAt = TestWorld.Now }, default);
        }
    }

    private async Task<CampaignStatistics> StatisticsAsync(PartyId processor) =>
        (await store.CountAsync([new CampaignQuery(TestWorld.Acme, TestWorld.FirstCampaign.Id, processor)], default))[0];

    private async Task<string> AskedByAsync(PartyId processor, AnsweringMachineDetection? detection)
    {
        CampaignStatistics statistics = await StatisticsAsync(processor);
        return (await new SilentWorld().Detects(detection).Counted(statistics.Whole, statistics.OfProcessor).AskAsync()).ToString();
    }
}
