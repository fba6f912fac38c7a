using System.Diagnostics;
using System.Globalization;
using TelemarketingCompliance.Benchmarks.Indexing;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>
/// The benchmarks of numbers in turn, in one process and by the thread's own processor time, for machines that do other work meanwhile:
/// <c>number-duel [--rounds N]</c>. Medians, quartiles and the ratio to libphonenumber's <c>Parse</c>.
/// </summary>
internal static class NumbersDuel
{
    private const int Passes = 10;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static int Run(string[] args)
    {
        int rounds = int.Parse(DuelCommand.Option(args, "--rounds") ?? "101", CultureInfo.InvariantCulture);
        foreach (string list in (string[])[NumberLines.Clean, NumberLines.National, NumberLines.Messy, NumberLines.American])
        {
            var parse = new ParseBenchmarks { List = list };
            parse.Setup();
            Compare($"{list}: read", rounds, ("libphonenumber, Parse", () => (long)parse.Libphonenumber()), ("TryParse, text", () => (long)parse.TryParse()), ("TryParse, UTF-8", () => (long)parse.TryParseUtf8()));
        }

        foreach (string list in (string[])[NumberLines.Clean, NumberLines.American])
        {
            var profile = new ProfileBenchmarks { List = list };
            profile.Setup();
            Compare(
                $"{list}: look up",
                rounds,
                ("libphonenumber, Parse and type", () => profile.LibphonenumberType()),
                ("and time zones", () => profile.LibphonenumberTypeAndZones()),
                ("profile", () => profile.Profile()),
                ("profile and places", () => profile.ProfileAndPlaces()),
                ("read, profile and places", () => profile.NumberProfileAndPlaces()),
                ("masked", () => profile.Masked()));
        }

        return 0;
    }

    private static void Compare(string title, int rounds, params (string Name, Func<long> Run)[] competitors)
    {
        double[][] times = [.. competitors.Select(_ => new double[rounds])];
        for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;)
        {
            foreach ((_, Func<long> run) in competitors)
                run();
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < competitors.Length; i++)
            {
                int who = (i + round) % competitors.Length;
                double start = ThreadClock.Nanoseconds();
                for (int pass = 0; pass < Passes; pass++)
                    competitors[who].Run();
                times[who][round] = (ThreadClock.Nanoseconds() - start) / (Passes * NumberLines.Count);
            }
        }

        Console.WriteLine($"{title,-34} {"median",9} {"[p25",9} {"p75]",9} {"faster",9}");
        double baseline = Duel.Quantile(times[0], 0.5);
        for (int i = 0; i < competitors.Length; i++)
        {
            double median = Duel.Quantile(times[i], 0.5);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {competitors[i].Name,-32} {median,9:F1} {Duel.Quantile(times[i], 0.25),9:F1} {Duel.Quantile(times[i], 0.75),9:F1} {baseline / median,8:F1} ×"));
        }
    }
}
