using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies what is on record about the numbers presented; asks once for each number and pair of parties.</summary>
internal sealed class CallerIdSource(ILedger<CallerIdRecord> ledger) : FactSource
{
    public override string Name => FactKeys.CallerIdRecords.Name;

    public override ImmutableArray<FactKey> Provides { get; } = [FactKeys.CallerIdRecords];

    public override async ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        var places = new Dictionary<LedgerQuery, int>();
        var queries = ImmutableArray.CreateBuilder<LedgerQuery>();
        foreach (LedgerQuery query in gathering.Requests.Where(request => request.PresentsCallerId).Select(LedgerQuery.ForCallerId))
        {
            if (places.TryAdd(query, queries.Count))
                queries.Add(query);
        }

        ImmutableArray<ImmutableArray<CallerIdRecord>> answers =
            queries.Count == 0 ? [] : await ledger.FindAsync(queries.ToImmutable(), cancellationToken).ConfigureAwait(false);
        if (answers.Length != queries.Count)
            throw new InvalidOperationException($"the ledger of `{Name}` gave {answers.Length} answers to {queries.Count} questions");
        for (int row = 0; row < gathering.Requests.Length; row++)
        {
            CallRequest request = gathering.Requests[row];
            ImmutableArray<CallerIdRecord> answer = request.PresentsCallerId ? answers[places[LedgerQuery.ForCallerId(request)]] : [];
            // No answer is not the answer "nothing on record".
            if (answer.IsDefault)
                gathering.SetUnavailable(FactKeys.CallerIdRecords, row);
            else
                gathering.Set(FactKeys.CallerIdRecords, row, answer);
        }
    }
}
