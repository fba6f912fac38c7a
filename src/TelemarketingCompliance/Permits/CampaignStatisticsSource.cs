using System.Collections.Immutable;

namespace TelemarketingCompliance;

/// <summary>Supplies what was dialed for a campaign; a campaign that many calls of a batch share is asked once.</summary>
internal sealed class CampaignStatisticsSource(IAttemptStore store) : FactSource
{
    public override string Name => FactKeys.CampaignStatistics.Name;

    public override ImmutableArray<FactKey> Provides { get; } = [FactKeys.CampaignStatistics];

    public override async ValueTask GatherAsync(FactGathering gathering, CancellationToken cancellationToken)
    {
        ImmutableArray<CampaignQuery> queries = gathering.OnlyCampaign is not null
            ? [CampaignQuery.For(gathering.Requests[0])]
            : [.. gathering.Requests.Select(CampaignQuery.For).Distinct()];
        ImmutableArray<CampaignStatistics> answers = await store.CountAsync(queries, cancellationToken).ConfigureAwait(false);
        if (answers.Length != queries.Length)
            throw new InvalidOperationException($"the store of attempts gave {answers.Length} answers to {queries.Length} questions");
        if (answers is [{ } only])
        {
            gathering.SetAll(FactKeys.CampaignStatistics, only);
            return;
        }

        for (int row = 0; row < gathering.Requests.Length; row++)
        {
            CampaignStatistics? answer = answers[queries.IndexOf(CampaignQuery.For(gathering.Requests[row]))];
            if (answer is null)
                gathering.SetUnavailable(FactKeys.CampaignStatistics, row);
            else
                gathering.Set(FactKeys.CampaignStatistics, row, answer);
        }
    }
}
