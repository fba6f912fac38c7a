using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Abandonment;

/// <summary>A campaign's counts and a callee's earlier attempts, and one call to be judged by the rules about silent calls alone. It begins with a predictive call without a reserved operator.</summary>
internal sealed class SilentWorld
{
    public static readonly AbandonmentLimit Limit = new()
    {
        MaxSilent = TestBook.Parameter("maxSilent", 3, "30", LegalForce.AuthorityOrder),
        OfAnswered = TestBook.Parameter("ofAnswered", 100, "30", LegalForce.AuthorityOrder),
        MaxMissingPercent = TestBook.Parameter("maxMissingPercent", 5, "31", LegalForce.HousePolicy),
    };

    private readonly List<AttemptRecord> attempts = [];
    private CampaignStatistics statistics = new();
    private AbandonmentLimit limit = Limit;
    private CallRequest request = TestWorld.FirstRequest with { Mode = DialingMode.Predictive };

    public static SilentCallRule SilentCalls { get; } = new(
        TestBook.Parameter("maxSilenceSeconds", 3, "32", LegalForce.AuthorityOrder), TestBook.Parameter("restDays", 5, "33", LegalForce.AuthorityOrder),
        TestBook.Parameter("operatorNext", true, "34", LegalForce.AuthorityOrder), TestBook.Parameter("comfortNoise", true, "35", LegalForce.AuthorityOrder));

    public CallRequest Request => request;

    /// <summary>Worlds that between them draw every reason and obligation out of both rules.</summary>
    public static IEnumerable<SilentWorld> Stories() =>
    [
        new(),
        new SilentWorld().Counted(Counts(3, 100)),
        new SilentWorld().Counted(Counts(0, 100) with { Missing = 50 }),
        new SilentWorld().Counted(Counts(0, 100, machine: 1)),
        new SilentWorld().Attempted(OutcomeKind.Silent, TestWorld.DaysAgo(1)),
        new SilentWorld().Attempted(OutcomeKind.Silent, TestWorld.DaysAgo(6)),
    ];

    /// <summary>Every finding about a call that is over.</summary>
    public static IEnumerable<CompletionFinding> Breaches()
    {
        var outcome = new CallOutcome { Kind = OutcomeKind.Silent, OccurredAt = TestWorld.Now, SilenceSeconds = 4 };
        var spoken = new CallOutcome { Kind = OutcomeKind.Spoken, OccurredAt = TestWorld.Now };
        var findings = new CompletionFindingList();
        new DisclosureRule(TestBook.Parameter("script", true, "17"), TestBook.Parameter("country", true, "18"), null, TestBook.Parameter("recording", true, "20"))
            .Review(new CompletedCall(new SilentWorld().AttemptOf(spoken), spoken, null), findings);
        return [.. new SilentWorld().Counted(Counts(4, 100)).Findings(outcome), .. findings.ToFindings()];
    }

    public static CampaignCounts Counts(long silent, long answered, long machine = 0, decimal estimated = 0) =>
        new() { Dialed = answered + machine, DialedEarlier = answered + machine, Answered = answered, Silent = silent, Machine = machine, Estimated = estimated };

    public SilentWorld Asking(Func<CallRequest, CallRequest> change)
    {
        request = change(request);
        return this;
    }

    public SilentWorld Detects(AnsweringMachineDetection? detection) => Asking(call => call with { Campaign = call.Campaign with { AnsweringMachineDetection = detection } });

    public SilentWorld Under(Func<AbandonmentLimit, AbandonmentLimit> change)
    {
        limit = change(limit);
        return this;
    }

    /// <summary>The campaign's counts; the processor has no part of it unless said.</summary>
    public SilentWorld Counted(CampaignCounts whole, CampaignCounts? ofProcessor = null, CampaignCounts? last30Days = null)
    {
        statistics = new CampaignStatistics { Whole = whole, OfProcessor = ofProcessor ?? CampaignCounts.None, Last30Days = last30Days ?? CampaignCounts.None };
        return this;
    }

    /// <summary>An earlier attempt on the number for the controller; null means in flight.</summary>
    public SilentWorld Attempted(OutcomeKind? outcome, Instant at, Func<AttemptRecord, AttemptRecord>? change = null)
    {
        var attempt = new AttemptRecord
        {
            At = at,
            Counts = outcome is { } kind ? CallOutcome.CountsOf(kind) : AttemptMeasures.All,
            IsSameNumber = true,
            IsSameController = true,
            Outcome = outcome,
            EndedAt = outcome is null ? null : at,
        };
        attempts.Add(change is null ? attempt : change(attempt));
        return this;
    }

    public async Task<CallDecision> AskAsync(Instant? at = null) => await Engine().EvaluateAsync(request, at ?? TestWorld.Now);

    public ComplianceEngine Engine()
    {
        CallRule carries = new TestRule("carries") { Covering = [CallPurpose.Sale], Says = static (in CallContext _) => Finding.Establishes(CallBasis.Service) };
        var book = new RuleBook("TEST", ["IT"], TestBook.Rome, TestBook.From, [], _ => [carries, new AbandonmentRateRule(limit), SilentCalls]);
        return ComplianceEngine.Create(builder => builder.AddRuleBook(book).AddSource(new TestSource("attempts", FactKeys.Attempts, FactKeys.CampaignStatistics)
        {
            Gathers = (gathering, _) =>
            {
                gathering.Set(FactKeys.Attempts, 0, [.. attempts]);
                gathering.Set(FactKeys.CampaignStatistics, 0, statistics);
                return Task.CompletedTask;
            },
        }));
    }

    public async Task SaysAsync(string verdict, Instant? at = null) => Assert.Equal(verdict, (await AskAsync(at)).ToString());

    /// <summary>What the rules say of the call when it is over, by code.</summary>
    public IEnumerable<string> Review(CallOutcome outcome) => Findings(outcome).Select(finding => finding.Reason.Code);

    public ImmutableArray<CompletionFinding> Findings(CallOutcome outcome, bool isCounted = true)
    {
        var findings = new CompletionFindingList();
        foreach (CallRule rule in new CallRule[] { new AbandonmentRateRule(limit), SilentCalls })
            rule.Review(new CompletedCall(AttemptOf(outcome), outcome, isCounted ? statistics : null), findings);
        return findings.ToFindings();
    }

    private StoredAttempt AttemptOf(CallOutcome outcome) => new()
    {
        Permit = PermitId.NewAt(TestWorld.Now),
        Request = request,
        ChargedAt = TestWorld.Now,
        ExpiresAt = TestWorld.Now + Duration.FromMinutes(1),
        ConfirmedAt = TestWorld.Now,
        Outcome = outcome,
    };
}
