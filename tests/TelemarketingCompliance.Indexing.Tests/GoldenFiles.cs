namespace TelemarketingCompliance.Indexing.Tests;

/// <summary>Small files of format v1, kept for ever; what they must say is computed here.</summary>
internal static class GoldenFiles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static IReadOnlyDictionary<string, Action<string>> Builders { get; } = new Dictionary<string, Action<string>>
    {
        ["consultation.v1"] = path => Samples.BuildRegister(path, Listed, Clear),
        ["consultation-compact.v1"] = path => Samples.BuildRegister(path, Listed, Clear, profile: IndexProfile.Compact),
        ["full-register.v1"] = BuildFullRegister,
        ["sparse-set.v1"] = path => Samples.BuildSet(path, Samples.Scattered(5, 300)),
        ["empty-set.v1"] = path => Samples.BuildSet(path, []),
        ["wide-set.v1"] = path => Samples.BuildSet(path, [.. Thin(1_500), .. Thin(40).Select(key => key + 1), .. Crowd]),
    };

    public static ulong[] Listed { get; } = [.. Asked.Where((_, i) => i % 3 == 0)];

    public static ulong[] Clear { get; } = [.. Asked.Where((_, i) => i % 3 != 0)];

    public static RegisterMetadata FullRegister { get; } = Samples.Rpo with
    {
        Register = "us-dnc",
        Controller = null,
        Campaigns = ["zeta", "alpha", "alpha", "é"],
        Coverage = [NumberRange.OfPrefix(1_212, 11), NumberRange.OfPrefix(1_213, 11), NumberRange.OfPrefix(1_907, 11)],
    };

    // Sorted, because a set's order of enumeration is nobody's promise.
    private static ulong[] Asked => [.. Samples.Clustered(4, 3_000).Order()];

    // Chunks of a million numbers with some hundred keys each, and a crowd that fills one corner.
    private static IEnumerable<ulong> Thin(int count) => Enumerable.Range(0, count).Select(i => 44_20_0000_0000 + ((ulong)i * 7_919));

    private static IEnumerable<ulong> Crowd => Enumerable.Range(0, 700).Select(i => 44_20_0100_0000 + (ulong)i);

    private static void BuildFullRegister(string path)
    {
        using RegisterIndexBuilder builder = new(path, FullRegister);
        ulong start = 1_212_555_0000;

        for (uint i = 0; i < 1_000; i++)
            builder.AddListed(start + i, null, 0);

        for (uint i = 0; i < 900; i++)
            builder.AddListed(start + 2_000 + (i * 3), i % 4 == 0 ? null : new DateOnly(2003, 6, 27).AddDays((int)(i % 37)), (byte)(i % 5 == 0 ? 0x82 : 0));

        builder.Build();
    }
}
