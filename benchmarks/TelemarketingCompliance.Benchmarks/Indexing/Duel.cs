using System.Globalization;

namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>Runs competitors in turn over the same slices of a list, in one process, and prints medians, quartiles and the ratio to the first competitor that is asked the same way.</summary>
internal sealed class Duel(IReadOnlyList<Competitor> competitors, int rounds)
{
    public void Run(ulong[] list, int slice)
    {
        double[][] times = [.. competitors.Select(_ => new double[rounds])];

        foreach (Competitor competitor in competitors)
            competitor.Screen(list.AsMemory(0, Math.Min(slice, list.Length)));

        for (int round = 0; round < rounds; round++)
        {
            ReadOnlyMemory<ulong> part = list.AsMemory((int)((long)round * slice % (list.Length - slice + 1)), slice);
            long expected = -1;

            // Another one begins every round, so that nobody always follows the same neighbour.
            for (int i = 0; i < competitors.Count; i++)
            {
                int who = (i + round) % competitors.Count;
                double start = ThreadClock.Nanoseconds();
                long found = competitors[who].Screen(part);
                times[who][round] = (ThreadClock.Nanoseconds() - start) / slice;

                if (expected >= 0 && found != expected)
                    throw new InvalidOperationException($"`{competitors[who].Name}` found {found} numbers, another found {expected}");

                expected = found;
            }
        }

        Print(times);
    }

    private void Print(double[][] times)
    {
        Console.WriteLine($"{"",-28} {"median",8} {"[p25",8} {"p75]",8} {"to the first",15}");

        for (int i = 0; i < competitors.Count; i++)
        {
            double median = Quantile(times[i], 0.5);
            double baseline = Quantile(times[FirstLike(competitors[i])], 0.5);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{competitors[i].Name,-28} {median,8:F1} {Quantile(times[i], 0.25),8:F1} {Quantile(times[i], 0.75),8:F1} {median / baseline,7:F2} (1/{baseline / median:F2})"));
        }
    }

    // The yardstick comes first among those that are asked the same way.
    private int FirstLike(Competitor competitor)
    {
        int first = 0;

        while (competitors[first].Waits != competitor.Waits)
            first++;

        return first;
    }

    public static double Quantile(double[] values, double at)
    {
        double[] sorted = [.. values.Order()];
        double place = at * (sorted.Length - 1);
        int low = (int)place;
        return sorted[low] + ((place - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }
}
