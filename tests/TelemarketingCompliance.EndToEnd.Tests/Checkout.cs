namespace TelemarketingCompliance.EndToEnd.Tests;

/// <summary>The checkout the tests were built from.</summary>
internal static class Checkout
{
    internal static string Root { get; } = FindRoot();

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
