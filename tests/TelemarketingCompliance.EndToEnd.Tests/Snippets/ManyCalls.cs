using System.Collections.Immutable;

namespace TelemarketingCompliance.EndToEnd.Tests.Snippets;

/// <summary>Gathering for a whole batch, deciding call by call.</summary>
internal static class ManyCalls
{
    internal static async Task<int> CountPermittedAsync(
        ComplianceEngine engine, ImmutableArray<CallRequest> requests, Instant at, CancellationToken cancellationToken)
    {
        FactBatch batch = await engine.GatherAsync(requests, at, cancellationToken);
        var findings = new Finding[engine.MaxFindings];
        int permitted = 0;
        for (int row = 0; row < batch.Count; row++)
        {
            if (engine.Decide(batch[row], at, findings).IsPermitted)
                permitted++;
        }

        return permitted;
    }
}
