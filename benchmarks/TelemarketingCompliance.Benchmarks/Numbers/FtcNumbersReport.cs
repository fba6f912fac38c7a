using System.Diagnostics;
using System.Globalization;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>Reads one column of a CSV file as numbers and says what came of it: <c>numbers FILE --column NAME --region US</c>.</summary>
internal static class FtcNumbersReport
{
    private const int Passes = 21;

    // The runtime optimises in the background, some tenths of a second after code became hot.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static int Run(string[] args)
    {
        if (args is not [var file, "--column", var column, "--region", var region] || !File.Exists(file))
        {
            Console.Error.WriteLine("usage: numbers FILE --column NAME --region US (a CSV file that exists, with a header)");
            return 2;
        }

        if (!CsvColumn.TryRead(file, column, out List<string> texts))
        {
            Console.Error.WriteLine($"the file has no column `{column}`");
            return 2;
        }

        return Report(texts, region);
    }

    private static int Report(List<string> texts, string region)
    {
        var classes = new SortedDictionary<NumberClass, int>();
        var refusals = new SortedDictionary<NumberRefusal, int>();
        var distinct = new HashSet<E164Number>();
        foreach (string text in texts)
        {
            if (E164Number.TryParse(text, region, out E164Number number, out NumberRefusal refusal))
            {
                Increment(classes, NumberProfile.Of(number).Class);
                distinct.Add(number);
            }
            else
            {
                Increment(refusals, refusal);
            }
        }

        Print("read, by class", classes);
        Print("refused, by reason", refusals);
        int sum = classes.Values.Sum() + refusals.Values.Sum();
        Console.WriteLine(Line("rows", texts.Count));
        Console.WriteLine(Line("read and refused together", sum));
        Console.WriteLine(Line("distinct numbers", distinct.Count));
        Console.WriteLine($"median of {Passes} passes: {Median(texts, region, profile: false):F0} ns per row to read, "
            + $"{Median(texts, region, profile: true):F0} ns to read and classify");
        return sum == texts.Count ? 0 : 1;
    }

    private static double Median(List<string> texts, string region, bool profile)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
            Read(texts, region, profile);

        double[] perRow = new double[Passes];
        for (int pass = 0; pass < Passes; pass++)
        {
            long start = Stopwatch.GetTimestamp();
            Read(texts, region, profile);
            perRow[pass] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Math.Max(1, texts.Count);
        }

        Array.Sort(perRow);
        return perRow[Passes / 2];
    }

    private static void Read(List<string> texts, string region, bool profile)
    {
        foreach (string text in texts)
        {
            if (E164Number.TryParse(text, region, out E164Number number) && profile)
                NumberProfile.Of(number);
        }
    }

    private static void Increment<TKey>(SortedDictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static void Print<TKey>(string title, SortedDictionary<TKey, int> counts)
        where TKey : notnull
    {
        Console.WriteLine(Line(title, counts.Values.Sum()));
        foreach ((TKey key, int count) in counts)
            Console.WriteLine(Line($"  {key}", count));
    }

    private static string Line(string name, int count) => string.Create(CultureInfo.InvariantCulture, $"{name,-28}{count,9:N0}");
}
