using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies what is on record about the numbers presented; asks once for each number and pair of parties.</summary>
internal sealed class CallerIdSource(ILedger<CallerIdRecord> ledger) : FactSource
{
    public override string Name => FactKeys.CallerIdRecords.Name;

    public override ImmutableArray<FactKey> Provides { get; } = [FactKeys.CallerIdRecords];

    public override async ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        if (IsOneForAll(gathering))
        {
            ImmutableArray<CallerIdRecord> only = (await FindAsync([LedgerQuery.ForCallerId(gathering.Requests[0])], cancellationToken).ConfigureAwait(false))[0];
            if (only.IsDefault)
                gathering.SetAnswers(FactKeys.CallerIdRecords, [.. Enumerable.Repeat(only, gathering.Requests.Length)]);
            else
                gathering.SetAll(FactKeys.CallerIdRecords, only);
            return;
        }

        var places = new Dictionary<LedgerQuery, int>();
        var queries = ImmutableArray.CreateBuilder<LedgerQuery>();
        foreach (LedgerQuery query in gathering.Requests.Where(request => request.PresentsCallerId).Select(LedgerQuery.ForCallerId))
        {
            if (places.TryAdd(query, queries.Count))
                queries.Add(query);
        }

        ImmutableArray<ImmutableArray<CallerIdRecord>> answers = queries.Count == 0 ? [] : await FindAsync(queries.ToImmutable(), cancellationToken).ConfigureAwait(false);
        gathering.SetAnswers(
            FactKeys.CallerIdRecords, [.. gathering.Requests.Select(request => request.PresentsCallerId ? answers[places[LedgerQuery.ForCallerId(request)]] : [])]);
    }

    // One campaign that presents one number, as in every list that is screened.
    private static bool IsOneForAll(FactGathering gathering)
    {
        CallRequest first = gathering.Requests[0];
        if (gathering.OnlyCampaign is null || !first.PresentsCallerId)
            return false;
        foreach (CallRequest request in gathering.Requests)
        {
            if (request.CallerId != first.CallerId)
                return false;
        }

        return true;
    }

    private async ValueTask<ImmutableArray<ImmutableArray<CallerIdRecord>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
    {
        ImmutableArray<ImmutableArray<CallerIdRecord>> answers = await ledger.FindAsync(queries, cancellationToken).ConfigureAwait(false);
        return answers.Length == queries.Length
            ? answers
            : throw new InvalidOperationException($"the ledger of `{Name}` gave {answers.Length} answers to {queries.Length} questions");
    }
}
