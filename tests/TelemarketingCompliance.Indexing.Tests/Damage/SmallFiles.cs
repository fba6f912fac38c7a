using System.Collections.Concurrent;

namespace TelemarketingCompliance.Indexing.Tests.Damage;

/// <summary>The golden files, and files of about a thousand bytes in which every part of the format appears: small enough to damage every byte.</summary>
internal static class SmallFiles
{
    private static readonly ConcurrentDictionary<string, byte[]> Built = new();

    private static readonly Dictionary<string, Action<string>> Builders = new()
    {
        ["tiny-register"] = BuildRegister,
        ["tiny-full-register"] = BuildFullRegister,
        ["tiny-compact"] = path => BuildSet(path, Keys(390_612_000_000, 150, 6), IndexProfile.Compact),
        ["tiny-sparse"] = path => BuildSet(path, Samples.Scattered(7, 30), IndexProfile.Default),
        ["tiny-delta"] = BuildDelta,
        ["tiny-blocks"] = path => BuildSet(path, [.. Keys(390_612_000_000, 1_000, 1), .. Keys(390_612_005_000, 600, 1)], IndexProfile.Default),
    };

    /// <summary>Those of about a thousand bytes.</summary>
    public static IEnumerable<string> Tiny => Builders.Keys;

    public static IEnumerable<string> All => [.. GoldenFiles.Builders.Keys, .. Builders.Keys];

    public static byte[] Bytes(string name) => [.. Built.GetOrAdd(name, Build)];

    /// <summary>Numbers of the file, their neighbours, and numbers from elsewhere.</summary>
    public static ulong[] Probes(string name, int count = 25)
    {
        using ScratchFolder folder = new();
        File.WriteAllBytes(folder["file"], Bytes(name));
        ulong[] keys = IndexFile.Inspect(folder["file"]).Kind switch
        {
            IndexKind.Register => [.. RegisterIndex.Open(folder["file"]).Listed, .. RegisterIndex.Open(folder["file"]).Clear],
            IndexKind.NumberSet => [.. NumberSet.Open(folder["file"]).Members],
            _ => [],
        };
        new Random(keys.Length).Shuffle(keys);
        return [.. keys.Take(count), .. keys.Take(count).Select(key => key + 1), .. keys.Take(count).Select(key => key + 777), .. Samples.Scattered(9, 15), 0, 1, TelemarketingCompliance.Keys.Max, ulong.MaxValue];
    }

    private static byte[] Build(string name)
    {
        if (!Builders.TryGetValue(name, out Action<string>? build))
            return File.ReadAllBytes(Path.Combine(GoldenFiles.Folder, name));

        using ScratchFolder folder = new();
        build(folder["file"]);
        return File.ReadAllBytes(folder["file"]);
    }

    private static ulong[] Keys(ulong first, int count, int step) => [.. Enumerable.Range(0, count).Select(i => first + (ulong)(i * step))];

    private static void BuildRegister(string path)
    {
        using RegisterIndexBuilder builder = new(path, Samples.Rpo);

        foreach (ulong key in Keys(390_612_000_000, 130, 7))
            builder.AddListed(key, Day(key), Flags(key));

        builder.AddClear(Samples.Scattered(3, 12));
        builder.Build();
    }

    private static void BuildDelta(string path)
    {
        using ScratchFolder folder = new();
        File.WriteAllBytes(folder["base"], Bytes("tiny-compact"));
        File.WriteAllBytes(folder["target"], Bytes("tiny-sparse"));
        IndexDelta.Create(folder["base"], folder["target"], path);
    }

    private static void BuildFullRegister(string path)
    {
        using RegisterIndexBuilder builder = new(path, GoldenFiles.FullRegister);

        foreach (ulong key in Keys(12_125_550_000, 9, 31))
            builder.AddListed(key, Day(key), 0);

        builder.Build();
    }

    private static void BuildSet(string path, ulong[] keys, IndexProfile profile)
    {
        using NumberSetBuilder builder = new(path, Samples.Pool, new IndexBuildOptions { Profile = profile });

        foreach (ulong key in keys)
            builder.Add(key, keys.Length < 200 ? Day(key) : null, keys.Length < 200 ? Flags(key) : (byte)0);

        builder.Build();
    }

    private static DateOnly? Day(ulong key) => key % 5 == 0 ? null : new DateOnly(2020, 1, 1).AddDays((int)(key % 6));

    private static byte Flags(ulong key) => (byte)(key % 4 == 0 ? 0x41 : 0);
}
