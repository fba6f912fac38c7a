using System.Globalization;

namespace TelemarketingCompliance.Indexing.Tests;

/// <summary>Sets of keys as numbering plans make them, and files of them.</summary>
internal static class Samples
{
    public static RegisterMetadata Rpo { get; } = new()
    {
        Register = "it-rpo",
        Jurisdiction = "IT",
        Controller = "acme",
        ProcessedAt = DateTimeOffset.Parse("2026-03-02T06:30:00Z", CultureInfo.InvariantCulture),
        ValidUntil = DateTimeOffset.Parse("2026-03-17T06:30:00Z", CultureInfo.InvariantCulture),
        Reference = "C-1",
    };

    public static NumberSetMetadata Pool { get; } = new() { Name = "pool" };

    /// <summary>Keys whose density and spread vary with the seed: blocks full, dense, thin, lonely keys, and crowds in one corner of a chunk.</summary>
    public static ulong[] Clustered(int seed, int count)
    {
        Random random = new(seed);
        HashSet<ulong> keys = [];

        while (keys.Count < count)
        {
            ulong block = 39_300_0000_000 + ((ulong)random.NextInt64(0, 2_000) * 10_000);
            int take = Math.Min(count - keys.Count, random.Next(1, random.Next(2, 3_000)));
            int width = random.Next(4) switch { 0 => 200, 1 => 1_000, _ => 10_000 };

            for (int i = 0; i < take; i++)
                keys.Add(block + (ulong)random.Next(width));

            if (random.Next(8) == 0)
                keys.Add((ulong)random.NextInt64(1, (long)Keys.Max));
        }

        return [.. keys];
    }

    public static ulong[] Scattered(int seed, int count)
    {
        Random random = new(seed);
        HashSet<ulong> keys = [];

        while (keys.Count < count)
            keys.Add((ulong)random.NextInt64(1, (long)Keys.Max + 1));

        return [.. keys];
    }

    public static IndexBuildResult BuildSet(string path, ReadOnlySpan<ulong> keys, IndexProfile profile = IndexProfile.Default, long budget = 48 << 20)
    {
        using NumberSetBuilder builder = new(path, Pool, new IndexBuildOptions { Profile = profile, MemoryBudget = budget });
        builder.Add(keys);
        return builder.Build();
    }

    public static IndexBuildResult BuildRegister(string path, ReadOnlySpan<ulong> listed, ReadOnlySpan<ulong> clear, RegisterMetadata? metadata = null, IndexProfile profile = IndexProfile.Default)
    {
        using RegisterIndexBuilder builder = new(path, metadata ?? Rpo, new IndexBuildOptions { Profile = profile });
        builder.AddListed(listed);
        builder.AddClear(clear);
        return builder.Build();
    }
}
