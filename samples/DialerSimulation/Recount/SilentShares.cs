using System.Globalization;

namespace DialerSimulation.Recount;

/// <summary>The silent calls of every campaign, or of every processor's part of a campaign.</summary>
/// <param name="part">What the parts are called.</param>
/// <param name="partOf">The campaign, or the processor and the campaign.</param>
/// <param name="machineShares">The measured share of people among detected machines, by campaign; none where no machine tells them apart.</param>
internal sealed class SilentShares(string part, Func<LoggedCall, string> partOf, IReadOnlyDictionary<string, decimal> machineShares)
{
    private readonly SortedDictionary<string, SilentCount> counts = new(StringComparer.Ordinal);

    /// <summary>Each part by name.</summary>
    internal IReadOnlyDictionary<string, SilentCount> Counts => counts;

    internal IEnumerable<CountedLimit> Results
    {
        get
        {
            decimal foreseen = counts.Values.Select(count => count.WorstForeseen).DefaultIfEmpty().Max();
            yield return new CountedLimit(
                $"silent calls of a {part}, one more foreseen", Invariant($"{foreseen:0.00} in 100"), "3.00 in 100", counts.Values.Sum(count => count.DialedPastTheGate));
            SilentCount? worst = counts.Values.MaxBy(count => (count.Unexplained, count.WorstOver));
            yield return new CountedLimit(
                $"silent calls of a {part}, over 3 in 100", Invariant($"{worst?.WorstOver ?? 0:0.##}"), Invariant($"{Math.Max(0, (worst?.MostInFlight ?? 0) - 1)}, in flight"),
                counts.Values.Sum(count => count.Unexplained));
        }
    }

    internal void Add(IReadOnlyCollection<LoggedCall> calls)
    {
        foreach (IGrouping<string, LoggedCall> own in calls.GroupBy(partOf))
        {
            if (!counts.TryGetValue(own.Key, out SilentCount? count))
                counts.Add(own.Key, count = new SilentCount(machineShares.GetValueOrDefault(own.First().Campaign)));
            count.Add([.. own]);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
