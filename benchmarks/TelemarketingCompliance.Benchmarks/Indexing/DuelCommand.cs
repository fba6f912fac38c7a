using System.Diagnostics;
using System.Globalization;

namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary><c>duel italy31m|us240m|consultation|register-set [--rounds N] [--without frozen,array,bitmap,hash,sqlite] [--folder F]</c></summary>
internal static class DuelCommand
{
    private const int LargestTable = 31_000_000;

    public static int Run(string[] args)
    {
        string set = args.Length > 0 ? args[0] : "";
        int rounds = int.Parse(Option(args, "--rounds") ?? "9", CultureInfo.InvariantCulture);
        HashSet<string> without = [.. (Option(args, "--without") ?? "").Split(',')];
        string folder = Option(args, "--folder") ?? Path.Combine(Path.GetTempPath(), "tmc-duel");
        Directory.CreateDirectory(folder);

        switch (set)
        {
            case "italy31m":
                Membership(KeyGenerator.Italy31m(), rounds, without, Path.Combine(folder, set));
                return 0;
            case "us240m":
                Membership(KeyGenerator.Us240m(), rounds, without, Path.Combine(folder, set));
                return 0;
            case "consultation":
                ConsultationDuel.Run(rounds, Path.Combine(folder, set));
                return 0;
            case "register-set":
                RegisterSetDuel.Run(rounds, Path.Combine(folder, set));
                return 0;
            case "sparse":
                SparseReport.Run(Path.Combine(folder, set));
                return 0;
            default:
                Console.Error.WriteLine("usage: duel italy31m|us240m|consultation|register-set|sparse [--rounds N] [--without frozen,array,bitmap,hash,sqlite] [--folder F]");
                return 2;
        }
    }

    public static string? Option(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static void Membership(ulong[] keys, int rounds, HashSet<string> without, string path)
    {
        double bound = Entropy.BlockBound(keys);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{keys.Length} keys, block bound {bound:F3} bits a key"));
        NumberSet fast = Build(keys, path, IndexProfile.Default, bound);
        NumberSet small = Build(keys, path + "-compact", IndexProfile.Compact, bound);
        ulong[] list = QueryList.Of(keys, 10_000_000, 7);
        List<Competitor> single = [];

        if (!without.Contains("hash"))
            single.AddRange(Competitors.OfHashSet(keys));

        if (!without.Contains("frozen"))
            single.AddRange(Competitors.OfFrozenSet(keys));

        if (!without.Contains("bitmap"))
            single.AddRange(Competitors.OfBitmap(keys));

        if (!without.Contains("array"))
            single.AddRange(Competitors.OfArray(keys));

        single.AddRange(Competitors.OfIndex("default", fast));

        if (!without.Contains("compact"))
            single.AddRange(Competitors.OfIndex("compact", small));

        Console.WriteLine("ns a question, slices of 1,000,000");
        new Duel(single, rounds).Run(list, 1_000_000);

        if (!without.Contains("sqlite") && keys.Length <= LargestTable)
            AgainstSqlite(keys, [.. single.Where(one => one.Waits)], rounds, list, path + ".db");

        Console.WriteLine("ns a question, one unsorted list of 10,000,000");
        new Duel([.. single.Where(one => one.Name is "HashSet loop"), Competitors.Whole("default", fast)], rounds).Run(list, list.Length);
    }

    // It takes fifty times as long as the others: shorter slices, and single questions only, because it has no others.
    private static void AgainstSqlite(ulong[] keys, IEnumerable<Competitor> single, int rounds, ulong[] list, string path)
    {
        using SqliteTable table = SqliteTable.Build(keys, path, out double seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"SQLite: {new FileInfo(path).Length} bytes, {new FileInfo(path).Length * 8.0 / keys.Length:F1} bits a key, built from sorted keys in {seconds:F1} s"));
        Console.WriteLine("ns a question, slices of 50,000");
        new Duel([.. single, Competitors.Single("SQLite", table.Contains)], rounds).Run(list, 50_000);
    }

    private static NumberSet Build(ulong[] keys, string path, IndexProfile profile, double bound)
    {
        double start = ThreadClock.Nanoseconds();
        IndexBuildResult result;

        using (NumberSetBuilder builder = new(path, new NumberSetMetadata { Name = "duel" }, new IndexBuildOptions { Profile = profile, MemoryBudget = 1L << 30 }))
        {
            builder.Add(keys);
            result = builder.Build();
        }

        double built = (ThreadClock.Nanoseconds() - start) / 1e9;
        Stopwatch watch = Stopwatch.StartNew();
        NumberSet set = NumberSet.Open(path);
        double resident = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        _ = NumberSet.Open(path, new IndexOpenOptions { Access = IndexAccess.Mapped });
        double mapped = watch.Elapsed.TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{profile}: {result.Bytes} bytes, {result.BitsPerNumber:F3} bits a key, {result.BitsPerNumber / bound:F3} of the bound; built from sorted keys in {built:F2} s; opened resident {resident:F1} ms, mapped {mapped:F1} ms"));
        return set;
    }
}
