using FsCheck;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.TestWorlds;
using static TelemarketingCompliance.Tests.Abandonment.SilentWorld;

namespace TelemarketingCompliance.Tests.Abandonment;

/// <summary>Garante 83/2014: at most 3 silent calls in 100 answered ones of a campaign.</summary>
public sealed class AbandonmentRateRuleTests
{
    private const string Permitted = "permitted (Service)";
    private const string Reached = "blocked (abandonment.rate-reached)";

    [Theory]
    [InlineData(0, 0, Permitted)]
    [InlineData(2, 2, Permitted)]
    [InlineData(2, 99, Permitted)]
    [InlineData(3, 3, Reached)]
    [InlineData(3, 100, Reached)]
    [InlineData(3, 132, Reached)]
    [InlineData(3, 133, Permitted)]
    [InlineData(5, 198, Reached)]
    [InlineData(5, 199, Permitted)]
    [InlineData(29, 998, Reached)]
    [InlineData(29, 999, Permitted)]
    [InlineData(4, 100, Reached)]
    public async Task The_gate_looks_one_call_ahead_and_measures_small_campaigns_as_if_a_hundred_had_answered(int silent, int answered, string verdict) =>
        await new SilentWorld().Counted(Counts(silent, answered)).SaysAsync(verdict);

    [Fact]
    public async Task Each_processor_keeps_the_limit_in_its_own_part()
    {
        await new SilentWorld().Counted(Counts(3, 1000), Counts(2, 40)).SaysAsync(Permitted);
        await new SilentWorld().Counted(Counts(3, 1000), Counts(3, 40)).SaysAsync(Reached);
        await new SilentWorld().Counted(Counts(30, 1000), Counts(0, 500)).SaysAsync(Reached);

        CallDecision own = await new SilentWorld().Counted(Counts(3, 1000), Counts(3, 40)).AskAsync();
        Assert.Contains("this processor's part): 3 silent and 0 estimated of 40 answered", own.ToText(Language.English), StringComparison.Ordinal);
        CallDecision whole = await new SilentWorld().Counted(Counts(30, 1000), Counts(0, 500)).AskAsync();
        Assert.Contains("l'intera campagna): 30 mute e 0 stimate su 1000 risposte", whole.ToText(Language.Italian), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_with_an_operator_is_no_concern_of_the_gate()
    {
        SilentWorld Over() => new SilentWorld().Counted(Counts(50, 100) with { Missing = 90 });

        await Over().Asking(call => call with { OperatorReserved = true }).SaysAsync(Permitted);
        await Over().Asking(call => call with { Mode = DialingMode.Manual }).SaysAsync(Permitted);
        await Over().Asking(call => call with { Mode = DialingMode.Preview }).SaysAsync(Permitted);
    }

    [Theory]
    [InlineData(400, 20, Permitted)]
    [InlineData(400, 21, "blocked (abandonment.outcomes-missing)")]
    [InlineData(0, 0, Permitted)]
    [InlineData(1, 1, "blocked (abandonment.outcomes-missing)")]
    public async Task Without_the_outcomes_of_more_than_one_in_twenty_earlier_calls_there_is_no_share_to_trust(int dialed, int missing, string verdict)
    {
        CampaignCounts counts = new() { Dialed = dialed, DialedEarlier = dialed, Missing = missing, Answered = 200 };

        await new SilentWorld().Counted(counts).SaysAsync(verdict);
        await new SilentWorld().Counted(counts with { DialedEarlier = 10_000 }, counts).SaysAsync(verdict);
    }

    [Fact]
    public async Task Of_400_dialed_many_without_outcome_a_predictive_call_is_blocked_and_a_preview_with_its_operator_is_not()
    {
        SilentWorld Dialed() => new SilentWorld().Counted(new CampaignCounts { Dialed = 400, DialedEarlier = 400, Missing = 300, Answered = 60 });

        CallDecision predictive = await Dialed().AskAsync();

        Assert.Equal("blocked (abandonment.outcomes-missing)", predictive.ToString());
        Assert.Contains("300 of 400 calls", predictive.ToText(Language.English), StringComparison.Ordinal);
        Assert.Equal(LegalForce.HousePolicy, predictive.Blocks.Single().Law!.Force);
        await Dialed().Asking(call => call with { Mode = DialingMode.Preview, OperatorReserved = true }).SaysAsync(Permitted);
    }

    [Fact]
    public async Task People_taken_for_machines_are_silent_calls()
    {
        var measured = new AnsweringMachineDetection { IsUsed = true, FalsePositiveRate = 0.02m, MeasuredOn = new LocalDate(2026, 5, 1) };

        await new SilentWorld().Detects(measured).Counted(Counts(1, 100, machine: 50, estimated: 1)).SaysAsync(Permitted);
        await new SilentWorld().Detects(measured).Counted(Counts(1, 99, machine: 51, estimated: 1.02m)).SaysAsync(Reached);
        await new SilentWorld().Detects(AnsweringMachineDetection.NotUsed).Counted(Counts(1, 99, machine: 51)).SaysAsync(Permitted);
    }

    [Theory]
    [InlineData(null, "2026-05-01")]
    [InlineData(0.02, null)]
    [InlineData(0.02, "2026-05-21")]
    [InlineData(-0.01, "2026-05-01")]
    [InlineData(1.01, "2026-05-01")]
    public async Task Detection_needs_a_dated_measured_share_of_people(double? rate, string? day)
    {
        var declared = new AnsweringMachineDetection
        {
            IsUsed = true,
            FalsePositiveRate = (decimal?)rate,
            MeasuredOn = day is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value,
        };

        await new SilentWorld().Detects(declared).SaysAsync("blocked (abandonment.amd-undeclared)");
    }

    [Fact]
    public async Task A_campaign_that_declares_nothing_is_doubted_as_soon_as_a_machine_was_counted()
    {
        await new SilentWorld().Detects(null).Counted(Counts(0, 10)).SaysAsync(Permitted);
        await new SilentWorld().Detects(null).Counted(Counts(0, 10, machine: 1)).SaysAsync("blocked (abandonment.amd-undeclared)");
    }

    [Fact]
    public async Task A_law_that_measures_30_days_reads_those_and_nothing_else()
    {
        SilentWorld American() => new SilentWorld().Under(limit => limit with { Window = AbandonmentWindow.Last30Days });

        await American().Counted(Counts(90, 100), Counts(90, 100), Counts(2, 100)).SaysAsync(Permitted);
        await American().Counted(Counts(0, 1000), Counts(0, 1000), Counts(3, 100)).SaysAsync(Reached);
    }

    // 47 CFR 64.1200(a)(7): three percent of the calls answered, also where few were.
    [Theory]
    [InlineData(0, 0, Reached)]
    [InlineData(0, 32, Reached)]
    [InlineData(0, 33, Permitted)]
    [InlineData(1, 65, Reached)]
    [InlineData(1, 66, Permitted)]
    [InlineData(2, 99, Permitted)]
    [InlineData(3, 132, Reached)]
    public async Task With_the_smallest_base_nothing_is_rounded_in_the_callers_favour(int silent, int answered, string verdict) =>
        await new SilentWorld().Under(limit => limit with { SmallestBase = 1 }).Counted(Counts(silent, answered), Counts(silent, answered)).SaysAsync(verdict);

    [Theory]
    [InlineData(0, 0, Permitted)]
    [InlineData(2, 2, Permitted)]
    [InlineData(3, 3, Reached)]
    public async Task Nobody_can_be_reserved_for_an_automated_call_so_its_base_stays_a_hundred(int silent, int answered, string verdict) =>
        await new SilentWorld().Under(limit => limit with { SmallestBase = 1 }).Asking(call => call with { Mode = DialingMode.Prerecorded })
            .Counted(Counts(silent, answered)).SaysAsync(verdict);

    [Theory]
    [InlineData(AbandonmentConfidence.None, 2, 100, Permitted)]
    [InlineData(AbandonmentConfidence.Percent95, 2, 100, Reached)]
    [InlineData(AbandonmentConfidence.Percent95, 0, 100, Reached)]
    [InlineData(AbandonmentConfidence.Percent95, 20, 999, Permitted)]
    [InlineData(AbandonmentConfidence.Percent95, 21, 999, Reached)]
    [InlineData(AbandonmentConfidence.Percent99, 20, 999, Reached)]
    [InlineData(AbandonmentConfidence.Percent90, 22, 999, Permitted)]
    public async Task An_upper_bound_wants_many_answers_before_it_trusts_a_share(AbandonmentConfidence confidence, int silent, int answered, string verdict) =>
        await new SilentWorld().Under(limit => limit with { Confidence = confidence }).Counted(Counts(silent, answered), Counts(silent, answered)).SaysAsync(verdict);

    [Fact]
    public async Task The_bound_is_Wilsons()
    {
        foreach (int answered in (int[])[149, 499, 999, 4999])
        {
            for (int silent = 0; silent <= answered / 25; silent++)
            {
                CampaignCounts counts = Counts(silent, answered);
                CallDecision decision = await new SilentWorld().Under(limit => limit with { Confidence = AbandonmentConfidence.Percent95 }).Counted(counts, counts).AskAsync();

                Assert.Equal(WilsonUpper(silent + 1, answered + 1, 1.6448536269514722) <= 0.03, decision.IsPermitted);
            }
        }

        static double WilsonUpper(double silent, double answered, double z)
        {
            double share = silent / answered;
            double middle = share + (z * z / (2 * answered));
            double width = z * Math.Sqrt((share * (1 - share) / answered) + (z * z / (4 * answered * answered)));
            return (middle + width) / (1 + (z * z / answered));
        }
    }

    [Theory]
    [InlineData(4, 100, true)]
    [InlineData(3, 100, false)]
    [InlineData(4, 133, true)]
    [InlineData(4, 134, false)]
    [InlineData(3, 10, false)]
    public void S21_four_silent_of_a_hundred_answered_is_a_breach_and_three_is_none(int silent, int answered, bool breach)
    {
        var outcome = new CallOutcome { Kind = OutcomeKind.Silent, OccurredAt = TestWorld.Now, SilenceSeconds = 2 };
        SilentWorld world = new SilentWorld().Counted(Counts(silent, answered));

        Assert.Equal(breach, world.Review(outcome).Contains("abandonment.rate-exceeded"));
        Assert.Equal(breach, new SilentWorld().Counted(Counts(0, 5000), Counts(silent, answered)).Review(outcome).Contains("abandonment.rate-exceeded"));
        Assert.Empty(world.Findings(outcome, isCounted: false));
        Assert.Empty(world.Review(outcome with { Kind = OutcomeKind.Spoken }));
    }

    [Theory]
    [InlineData(OutcomeKind.Unknown, true)]
    [InlineData(OutcomeKind.Machine, true)]
    [InlineData(OutcomeKind.Answered, false)]
    public void Every_outcome_that_may_have_broken_the_limit_is_reviewed_also_one_that_nobody_understands(OutcomeKind kind, bool reviewed) =>
        Assert.Equal(reviewed, new SilentWorld().Counted(Counts(4, 100)).Review(new CallOutcome { Kind = kind, OccurredAt = TestWorld.Now }).Contains("abandonment.rate-exceeded"));

    [Property(MaxTest = 3_000, Replay = "20261123,1")]
    public async Task The_gate_never_permits_where_one_more_silent_call_would_exceed(ushort silent, ushort answered, byte machines, byte percent, bool ofProcessor)
    {
        decimal share = percent % 101 / 100m;
        CampaignCounts counts = Counts(silent % 64, Math.Max(answered % 2400, silent % 64), machines, share * machines);
        var detection = new AnsweringMachineDetection { IsUsed = true, FalsePositiveRate = share, MeasuredOn = new LocalDate(2026, 5, 1) };
        SilentWorld world = new SilentWorld().Detects(detection).Counted(ofProcessor ? Counts(0, 10_000) : counts, ofProcessor ? counts : null);

        bool permitted = (await world.AskAsync()).IsPermitted;

        // One more answered call, and it is silent: what the law measures, in fractions.
        bool breach = (counts.Silent + 1 + (share * machines)) / Math.Max(counts.Answered + 1, 100) > 0.03m;
        Assert.Equal(!breach, permitted);
    }

    [Fact]
    public async Task Where_nothing_is_counted_the_call_is_blocked()
    {
        var book = new RuleBook("TEST", ["IT"], TestBook.Rome, TestBook.From, [], _ => [new AbandonmentRateRule(Limit)]);
        var engine = ComplianceEngine.Create(builder => builder.AddRuleBook(book).AddSource(new TestSource("silent", FactKeys.CampaignStatistics)));

        CallDecision decision = await engine.EvaluateAsync(new SilentWorld().Request, TestWorld.Now, TestContext.Current.CancellationToken);

        Assert.Contains("abandonment.unavailable", decision.Reasons);
    }
}
