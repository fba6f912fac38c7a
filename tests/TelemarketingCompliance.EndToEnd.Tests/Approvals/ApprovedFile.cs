namespace TelemarketingCompliance.EndToEnd.Tests.Approvals;

/// <summary>A text a person has read and approved, kept beside the test; a text that differs is written next to it as <c>*.received.*</c>.</summary>
/// <param name="folder">The folder of both files.</param>
/// <param name="name">The name in front of <c>.approved.txt</c>.</param>
internal sealed class ApprovedFile(string folder, string name)
{
    /// <summary>Set it to 1 to approve what the tests receive.</summary>
    internal const string AcceptVariable = "ACCEPT_APPROVED";

    internal string ApprovedPath { get; } = Path.Combine(folder, $"{name}.approved.txt");

    internal string ReceivedPath { get; } = Path.Combine(folder, $"{name}.received.txt");

    /// <summary>Whether whoever runs the tests asked to approve.</summary>
    internal static bool AcceptsByDefault => Environment.GetEnvironmentVariable(AcceptVariable) == "1";

    /// <summary>The approved text with plain line ends; empty if nothing was approved yet.</summary>
    internal string Approved => File.Exists(ApprovedPath) ? Plain(File.ReadAllText(ApprovedPath)) : "";

    /// <summary>Compares, and approves if asked to.</summary>
    /// <param name="received">The text.</param>
    /// <param name="accept">Whether to approve it.</param>
    /// <param name="objection">What stands against approving the change; null if nothing does.</param>
    /// <returns>What to tell the reader; null if the text is approved.</returns>
    internal string? Compare(string received, bool accept, Func<string, string, string?>? objection = null)
    {
        received = Plain(received);
        string approved = Approved;
        if (received == approved)
        {
            File.Delete(ReceivedPath);
            return null;
        }

        if (objection?.Invoke(approved, received) is { } reason)
        {
            File.WriteAllText(ReceivedPath, received);
            return reason;
        }

        if (accept)
        {
            File.WriteAllText(ApprovedPath, received);
            File.Delete(ReceivedPath);
            return null;
        }

        File.WriteAllText(ReceivedPath, received);
        return $"`{Path.GetFileName(ReceivedPath)}` differs from `{Path.GetFileName(ApprovedPath)}`; read the difference, then run the tests once with {AcceptVariable}=1:{Environment.NewLine}{FirstDifference(approved, received)}";
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n");

    private static string FirstDifference(string approved, string received)
    {
        string[] old = approved.Split('\n');
        string[] current = received.Split('\n');
        int line = old.Zip(current).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}{Environment.NewLine}  approved: {(line < old.Length ? old[line] : "(end)")}{Environment.NewLine}  received: {(line < current.Length ? current[line] : "(end)")}";
    }
}
