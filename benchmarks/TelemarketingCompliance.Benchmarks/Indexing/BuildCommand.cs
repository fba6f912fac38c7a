using System.Diagnostics;
using System.Globalization;

namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary><c>index-lines SET FILE</c> writes a shuffled text of numbers; <c>index-build FILE OUT [--budget MB]</c> builds from it and says what that took.</summary>
internal static class BuildCommand
{
    public static int WriteLines(string[] args)
    {
        ulong[] keys = args[0] == "us240m" ? KeyGenerator.Us240m() : KeyGenerator.Italy31m();
        new Random(99).Shuffle(keys);
        using StreamWriter writer = new(args[1]) { NewLine = "\n" };

        foreach (ulong key in keys)
        {
            writer.Write('+');
            writer.WriteLine(key);
        }

        return 0;
    }

    public static int Build(string[] args)
    {
        long budget = long.Parse(DuelCommand.Option(args, "--budget") ?? "72", CultureInfo.InvariantCulture) << 20;
        Stopwatch watch = Stopwatch.StartNew();
        ulong[] keys = new ulong[4096];
        using FileStream stream = new(args[0], FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        NumberLineReader reader = new(stream);
        using NumberSetBuilder builder = new(args[1], new NumberSetMetadata { Name = "build" }, new IndexBuildOptions { MemoryBudget = budget });

        for (int read = reader.Read(keys); read > 0; read = reader.Read(keys))
            builder.Add(keys.AsSpan(0, read));

        double taken = watch.Elapsed.TotalSeconds;
        IndexBuildResult result = builder.Build();
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Listed} numbers, {reader.Refused} lines refused, {result.Bytes} bytes; read and collected in {taken:F2} s, built in {watch.Elapsed.TotalSeconds:F2} s, {self.TotalProcessorTime.TotalSeconds:F2} s of processor time for the whole process, peak memory {self.PeakWorkingSet64 / 1048576.0:F0} MB"));
        return 0;
    }
}
