using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>
/// Decides every row of a file of complaints as a call of one campaign under the federal law of the United States, against a register built from a file of numbers:
/// <c>us-trial COMPLAINTS.csv REGISTERED.csv [--at INSTANT] [--examples N]</c>. Both are files of the Federal Trade Commission; see <c>docs/performance.md</c>.
/// </summary>
internal static class UsTrial
{
    private const string Usage = "usage: us-trial COMPLAINTS.csv REGISTERED.csv [--at 2025-12-02T17:00:00Z] [--examples N] (CSV files that exist)";

    // Noon in New York, 9 in Los Angeles, 8 in Anchorage, and 7 in Honolulu: within hours on the mainland and in Alaska.
    private static readonly Instant Noon = Instant.FromUtc(2025, 12, 2, 17, 0);

    public static int Run(string[] args)
    {
        Instant at = Noon;
        int examples = 0;
        bool isRead = args.Length >= 2 && args.Length % 2 == 0 && args.Take(2).All(File.Exists);
        for (int i = 2; isRead && i < args.Length; i += 2)
            isRead = TryOption(args[i], args[i + 1], ref at, ref examples);
        if (!isRead)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("us-trial-");
        try
        {
            return Run(args[0], args[1], at, examples, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Run(string complaints, string registered, Instant at, int examples, string folder)
    {
        // Reading the numbering plans takes longer the first time than a source may.
        NumberProfile.Of(UsTrialEngine.CallerId);
        var stages = new List<(string Name, double Seconds)>();
        UsTrialRegister register = Timed("read and build the register", () => UsTrialRegister.Build(registered, folder, at - Duration.FromDays(7)));
        ComplianceEngine engine = Timed("open the register, create the engine", () => UsTrialEngine.Create(RegisterSet.Open("us-dnc", folder), at));
        ImmutableArray<CallRequest?> calls = Timed("read the complaints", () => UsTrialEngine.ReadCalls(complaints, at));
        var tally = new UsTrialTally(engine);
        Timed("gather and decide", () => tally.DecideAll(calls, at));

        Console.WriteLine($"at {InstantPattern.General.Format(at)}; the register was drawn seven days before");
        register.Print();
        tally.Print(calls, examples);
        foreach ((string name, double seconds) in stages)
            Console.WriteLine(Line($"seconds to {name}", seconds, "N2"));
        using Process process = Process.GetCurrentProcess();
        Console.WriteLine(Line("peak memory, MB", process.PeakWorkingSet64 / 1e6, "N0"));
        return tally.AddsUp(calls.Length) ? 0 : 1;

        T Timed<T>(string name, Func<T> stage)
        {
            long start = Stopwatch.GetTimestamp();
            T result = stage();
            stages.Add((name, Stopwatch.GetElapsedTime(start).TotalSeconds));
            return result;
        }
    }

    internal static string Line(string name, double value, string format = "N0") => $"{name,-44}{value.ToString(format, CultureInfo.InvariantCulture),12}";

    private static bool TryOption(string name, string value, ref Instant at, ref int examples)
    {
        if (name == "--examples")
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out examples);
        ParseResult<Instant> parsed = InstantPattern.ExtendedIso.Parse(value);
        at = parsed.Success ? parsed.Value : at;
        return name == "--at" && parsed.Success;
    }
}
