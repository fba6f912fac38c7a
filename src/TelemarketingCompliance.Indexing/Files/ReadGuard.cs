namespace TelemarketingCompliance;

/// <summary>Opens a file, and words what the system or the content refuses.</summary>
internal static class ReadGuard
{
    public static T Run<T>(string role, string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is not IndexException && Failure.Translate(fault, role, path, writing: false) is { } refusal)
        {
            throw refusal;
        }
    }
}
