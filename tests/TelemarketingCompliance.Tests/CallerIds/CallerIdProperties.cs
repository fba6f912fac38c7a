using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallerIds;

/// <summary>Any history of a number is judged as its plain reading says, at every instant, and as long as the finding promises.</summary>
public sealed class CallerIdProperties
{
    private static readonly string[] Rules = ["caller-id-declared", "caller-id-callable", "caller-id-exclusive"];
    private static readonly CallRequest Call = TestWorld.FirstRequest with { CallerId = TestWorld.Mobile, Campaign = TestWorld.FirstCampaign with { Sector = Sector.Energy } };
    private static readonly Arbitrary<ImmutableArray<CallerIdRecord>> Histories = Arb.From(CallGenerators.CallerIdHistory(Call));

    [Property(MaxTest = 300, Replay = "20261124,1")]
    public Property A_history_is_judged_as_its_plain_reading_says() => Prop.ForAll(Histories, history => CheckAsync(history).GetAwaiter().GetResult());

    private static async Task<bool> CheckAsync(ImmutableArray<CallerIdRecord> history)
    {
        var ledger = new InMemoryLedger<CallerIdRecord>();
        await ledger.AddAsync(history, default);
        ComplianceEngine engine = ComplianceEngine.Create(builder =>
        {
            builder.UseCallerIds(ledger);
            foreach (CallRule rule in new TestBook().CallerIdRules())
                builder.AddRule(rule);
        });
        FactBatch batch = await engine.GatherAsync([Call], Instants.Base);
        Dictionary<Instant, bool[]> expected = Instants.Lattice.Distinct().ToDictionary(at => at, at => new[] { IsDeclared(history, at), IsCallable(history, at), IsExclusive(history, at) });
        foreach ((Instant at, bool[] holds) in expected)
        {
            CallDecision decision = engine.Explain(batch[0], at);
            for (int i = 0; i < Rules.Length; i++)
            {
                DecisionFinding said = decision.Findings.Single(finding => finding.Rule == Rules[i]);
                Assert.Equal(holds[i], said.Kind == FindingKind.Pass);
                Assert.True(said.ChangesAt is null || said.ChangesAt > at);
                Assert.All(expected.Where(other => other.Key > at && !(other.Key >= said.ChangesAt)), other => Assert.Equal(holds[i], other.Value[i]));
            }
        }

        return true;
    }

    private static bool IsInForce(ImmutableArray<CallerIdRecord> history, CallerIdRecord record, Instant at) =>
        record.At.Earliest <= at && !history.Any(end => end.Event == CallerIdEvent.Ended && end.Ends == record.Id && end.At.Earliest <= at);

    private static bool IsDeclared(ImmutableArray<CallerIdRecord> history, Instant at)
    {
        CallerIdRecord[] inForce = [.. history.Where(record => IsInForce(history, record, at))];
        return inForce.Any(record => record.Event == CallerIdEvent.Declared && record.Party == TestWorld.CentreX)
            && inForce.Any(record => record.Event == CallerIdEvent.Authorised && record.Party == TestWorld.Acme && (record.Campaigns.IsEmpty || record.Campaigns.Contains(Call.Campaign.Id)));
    }

    private static bool IsCallable(ImmutableArray<CallerIdRecord> history, Instant at)
    {
        CallerIdRecord[] tests = [.. history.Where(record => (record.Party == TestWorld.Acme || record.Party == TestWorld.CentreX) && record.At.Earliest <= at)];
        return tests.Any(answered => answered.Event == CallerIdEvent.CallBackAnswered && at < answered.At.Earliest + Duration.FromDays(30)
            && tests.Where(failed => failed.Event == CallerIdEvent.CallBackFailed).All(failed => failed.At.Latest < answered.At.Earliest));
    }

    private static bool IsExclusive(ImmutableArray<CallerIdRecord> history, Instant at)
    {
        CallerIdRecord[] holders = [.. history.Where(record => record.Event is CallerIdEvent.Assigned or CallerIdEvent.Authorised && IsInForce(history, record, at))];
        return holders.Any(record => record.Event == CallerIdEvent.Assigned && record.Party == TestWorld.Acme) && holders.All(record => record.Party == TestWorld.Acme);
    }
}
