namespace TelemarketingCompliance.Tests.Conventions;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files under a folder of the repository, build output aside, as paths relative to the root with forward slashes.</summary>
    public static IReadOnlyList<string> SourceFiles(string folder)
    {
        string start = Path.Combine(Root, folder);

        return !Directory.Exists(start)
            ? []
            : [.. Directory.EnumerateFiles(start, "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal)];
    }

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TelemarketingCompliance.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"no `TelemarketingCompliance.sln` above `{AppContext.BaseDirectory}`: run the tests from a checkout");
    }
}
