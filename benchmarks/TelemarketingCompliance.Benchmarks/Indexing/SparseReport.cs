using System.Globalization;

namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>Sizes of sets of random keys of 15 digits, against the fewest bits possible.</summary>
internal static class SparseReport
{
    public static void Run(string path)
    {
        foreach (int count in (int[])[10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000])
        {
            Random random = new(count);
            ulong[] keys = new ulong[count];

            for (int i = 0; i < count; i++)
                keys[i] = (ulong)random.NextInt64(100_000_000_000_000, 1_000_000_000_000_000);

            using NumberSetBuilder builder = new(path, new NumberSetMetadata { Name = "sparse" });
            builder.Add(keys);
            double start = ThreadClock.Nanoseconds();
            IndexBuildResult result = builder.Build();
            double seconds = (ThreadClock.Nanoseconds() - start) / 1e9;
            double bound = (15 * Math.Log2(10)) - Math.Log2(count) + (1 / Math.Log(2));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{count} keys: {result.Bytes} bytes, {result.BitsPerNumber:F2} bits a key, bound {bound:F2}, ratio {result.BitsPerNumber / bound:F3}, {result.Bytes - (bound * count / 8):F0} bytes more, {seconds:F2} s"));
        }
    }
}
