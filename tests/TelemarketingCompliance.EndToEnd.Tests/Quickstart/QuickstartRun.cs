using global::Quickstart;

namespace TelemarketingCompliance.EndToEnd.Tests.Quickstart;

/// <summary>One run of the quickstart in this process, into a folder of its own.</summary>
internal sealed class QuickstartRun : IDisposable
{
    private QuickstartRun(string output, int exitCode, string printed, string errors)
    {
        Output = output;
        ExitCode = exitCode;
        Printed = printed.ReplaceLineEndings("\n");
        Errors = errors.ReplaceLineEndings("\n");
    }

    internal string Output { get; }

    internal int ExitCode { get; }

    internal string Printed { get; }

    internal string Errors { get; }

    internal static Task<QuickstartRun> WithAsync(params IEnumerable<string> arguments) =>
        IntoAsync(Path.Combine(Directory.CreateTempSubdirectory("quickstart-").FullName, "out"), arguments);

    internal static async Task<QuickstartRun> IntoAsync(string output, params IEnumerable<string> arguments)
    {
        using var printed = new StringWriter();
        using var errors = new StringWriter();
        int exitCode = await App.RunAsync([.. arguments, "--output", output], printed, errors, isTerminal: false, TestContext.Current.CancellationToken);
        return new QuickstartRun(output, exitCode, printed.ToString(), errors.ToString());
    }

    internal string Text(string name) => File.ReadAllText(Path.Combine(Output, name)).ReplaceLineEndings("\n");

    /// <summary>The lines of a file below its header.</summary>
    internal string[] Lines(string name) => Text(name).TrimEnd('\n').Split('\n')[1..];

    /// <summary>Whatever stands in the folder, complete or not.</summary>
    internal string[] Files => Directory.Exists(Output) ? Directory.GetFiles(Output) : [];

    public void Dispose()
    {
        if (Directory.Exists(Path.GetDirectoryName(Output)))
            Directory.Delete(Path.GetDirectoryName(Output)!, recursive: true);
    }
}
