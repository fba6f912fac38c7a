namespace TelemarketingCompliance.Cli.Tests;

/// <summary>The checkout that the tests run from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TelemarketingCompliance.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("run the tests from a checkout");
    }
}
