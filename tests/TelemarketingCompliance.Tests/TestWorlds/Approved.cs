using TelemarketingCompliance.Tests.Conventions;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>
/// Compares a text with the approved file beside its test. Where they differ the text is written as <c>*.received.*</c>, which git ignores: read it,
/// and if it is right rename it to <c>*.approved.*</c>.
/// </summary>
internal static class Approved
{
    /// <param name="received">The text; line ends do not count.</param>
    /// <param name="file">The file, seen from the tests of core: <c>Decisions/blocked.json</c>.</param>
    public static void Matches(string received, string file)
    {
        string path = Path.Combine(Repository.Root, "tests", "TelemarketingCompliance.Tests", file);
        string approvedFile = Path.ChangeExtension(path, ".approved" + Path.GetExtension(path));
        string receivedFile = Path.ChangeExtension(path, ".received" + Path.GetExtension(path));
        string text = received.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

        string approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";
        if (text == approved)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, text);
        Assert.Fail($"`{Path.GetFileName(approvedFile)}` is not what was received; read `{Path.GetFileName(receivedFile)}` and rename it if it is right:\n{text}");
    }
}
