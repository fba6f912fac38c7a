namespace TelemarketingCompliance.Indexing.Fuzz;

/// <summary>What the fuzzer starts from: the golden files of format v1, and deltas between them.</summary>
internal static class Seeds
{
    public static string[] Names { get; } = [.. Directory.GetFiles(Folder, "*.v1").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>What deltas are applied to.</summary>
    public static string[] Bases { get; } = ["empty-set.v1", "full-register.v1"];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden");

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);

        foreach (string name in Names)
            File.Copy(PathOf(name), Path.Combine(folder, name), overwrite: true);

        IndexDelta.Create(PathOf("empty-set.v1"), PathOf("sparse-set.v1"), Path.Combine(folder, "set.delta"));
        IndexDelta.Create(PathOf("full-register.v1"), PathOf("full-register.v1"), Path.Combine(folder, "register.delta"));
    }
}
