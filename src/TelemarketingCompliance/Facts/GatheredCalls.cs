using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance;

/// <summary>The calls of one gathering, shared by all its sources.</summary>
/// <param name="requests">The calls.</param>
/// <param name="permits">The permits that the calls hold; <c>default</c> where they hold none.</param>
internal sealed class GatheredCalls(ImmutableArray<CallRequest> requests, ImmutableArray<PermitId> permits)
{
    private ImmutableArray<LedgerQuery> ledgerQueries;

    // A list is screened for one campaign: what concerns the campaign is then asked once, without comparing the calls with each other.
    internal Campaign? OnlyCampaign { get; } = OnlyCampaignOf(requests);

    internal ImmutableArray<CallRequest> Requests => requests;

    internal ImmutableArray<PermitId> Permits => permits;

    // Two sources may put the same questions together at the same time: either result is right.
    internal ImmutableArray<LedgerQuery> LedgerQueries => ledgerQueries.IsDefault ? ledgerQueries = QueriesOf(requests) : ledgerQueries;

    private static Campaign? OnlyCampaignOf(ImmutableArray<CallRequest> requests)
    {
        Campaign only = requests[0].Campaign;
        foreach (CallRequest request in requests)
        {
            if (!ReferenceEquals(request.Campaign, only))
                return null;
        }

        return only;
    }

    private static ImmutableArray<LedgerQuery> QueriesOf(ImmutableArray<CallRequest> requests)
    {
        var queries = new LedgerQuery[requests.Length];
        for (int row = 0; row < queries.Length; row++)
            queries[row] = LedgerQuery.For(requests[row]);
        return ImmutableCollectionsMarshal.AsImmutableArray(queries);
    }
}
