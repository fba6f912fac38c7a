namespace TelemarketingCompliance;

/// <summary>Runs a step of a build, and words what the system refuses.</summary>
internal static class BuildGuard
{
    public static T Run<T>(string role, string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is not IndexException && Failure.Translate(fault, role, path, writing: true) is { } refusal)
        {
            throw refusal;
        }
    }

    public static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
}
