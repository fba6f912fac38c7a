using FsCheck;
using FsCheck.Fluent;

namespace TelemarketingCompliance.Jurisdictions.Tests.UnitedStates;

/// <summary>The federal book and a plain reading of the clauses answer alike; and deciding allocates nothing.</summary>
public sealed class UnitedStatesOracleTests
{
    private static readonly AmericanWorld[] Worlds = [.. Gen.Sample(AmericanWorlds.Any, 5_000, new Rnd(20261124), 100)];

    [Fact]
    public async Task The_book_agrees_with_the_oracle_on_basis_and_reasons()
    {
        var permitted = new Dictionary<CallBasis, int>();
        var told = new HashSet<string>();
        foreach (AmericanWorld world in Worlds)
        {
            CallDecision decision = await world.AskAsync();
            (CallBasis? basis, IEnumerable<string> reasons) = UnitedStatesOracle.Decide(world);

            Assert.True(
                basis == decision.Basis && reasons.SequenceEqual(decision.Reasons.Order(StringComparer.Ordinal)),
                $"expected {basis} [{string.Join(" ", reasons)}], actual {decision.Basis} [{string.Join(" ", decision.Reasons)}]{Environment.NewLine}{world}");
            told.UnionWith(decision.Reasons);
            if (decision is { IsPermitted: true, Basis: { } carried })
                permitted[carried] = permitted.GetValueOrDefault(carried) + 1;
        }

        // A property that only meets blocked calls, or not every reason, proves little.
        Assert.All((CallBasis[])[CallBasis.Request, CallBasis.Consent, CallBasis.Relationship, CallBasis.OptOutRegime, CallBasis.Service], basis => Assert.True(permitted.GetValueOrDefault(basis) >= 20, $"{basis}: {permitted.GetValueOrDefault(basis)}"));
        Assert.Equal(
            [
                "abandonment.rate-reached", "basis.none", "blacklist.listed", "caller-id.not-callable", "caller-id.withheld", "consent.expired", "consent.missing", "consent.not-proven",
                "consent.not-signed", "consent.withdrawn", "frequency.limit-reached", "hours.closed", "purpose.not-covered", "purpose.not-evidenced", "purpose.operator-only",
                "register.listed", "register.not-covered", "register.stale", "request.expired", "request.other-purpose", "request.unknown", "request.used",
            ],
            told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Deciding_allocates_nothing()
    {
        var calls = new List<(ComplianceEngine Engine, FactBatch Batch)>();
        foreach (AmericanWorld world in Worlds.Take(300))
        {
            ComplianceEngine engine = await world.EngineAsync();
            calls.Add((engine, await engine.GatherAsync([world.Request], world.At, TestContext.Current.CancellationToken)));
        }

        var allocated = new long[calls.Count];
        var findings = new Finding[calls[0].Engine.MaxFindings];
        for (int round = 0; round < 60; round++)
        {
            for (int i = 0; i < calls.Count; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                calls[i].Engine.Decide(calls[i].Batch[0], calls[i].Batch.At, findings);
                allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        Assert.All(allocated.Zip(Worlds), pair => Assert.True(pair.First == 0, $"{pair.First} bytes for{Environment.NewLine}{pair.Second}"));
    }
}
