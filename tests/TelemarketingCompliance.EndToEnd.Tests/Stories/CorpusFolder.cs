namespace TelemarketingCompliance.EndToEnd.Tests.Stories;

/// <summary>The stories, one a file.</summary>
internal static class CorpusFolder
{
    private static readonly Lazy<IReadOnlyList<(string Name, Story Story)>> Read = new(() =>
        [.. Files().Select(file => (Path.GetFileNameWithoutExtension(file), StoryJson.Read(Path.GetFileName(file), File.ReadAllText(file))))]);

    /// <summary>All stories in the order of their names.</summary>
    internal static IReadOnlyList<(string Name, Story Story)> All => Read.Value;

    /// <summary>The files of the stories, copied beside the tests.</summary>
    internal static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus"), "*.json").Order(StringComparer.Ordinal);

    internal static Story Story(string name) => All.Single(entry => entry.Name == name).Story;
}
