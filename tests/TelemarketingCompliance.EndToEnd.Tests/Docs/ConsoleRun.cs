using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TelemarketingCompliance.Cli;

namespace TelemarketingCompliance.EndToEnd.Tests.Docs;

/// <summary>
/// What a page shows as typed, done: <c>tmc</c> in this process, in a folder of its own that is the current one, on a clock that stands on 24 November 2026, 10:30 in Rome;
/// and as much of a shell as the pages need. A word that begins with <c>../TelemarketingCompliance/</c> is in the checkout.
/// </summary>
internal sealed partial class ConsoleRun : IDisposable
{
    private const string Beside = "../TelemarketingCompliance/";

    private readonly string before = Directory.GetCurrentDirectory();
    private readonly StandingClock clock = new();
    private int lastCode;

    internal ConsoleRun() => Directory.SetCurrentDirectory(Folder);

    internal string Folder { get; } = Directory.CreateTempSubdirectory("tmc-page-").FullName;

    /// <summary>The block as it is when its commands are run now.</summary>
    internal async Task<string> RunBlockAsync(string block)
    {
        var text = new StringBuilder();
        string[] lines = block.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("$ ", StringComparison.Ordinal))
                continue;
            string command = lines[i][2..];
            text.Append(lines[i]).Append('\n');
            while (command.EndsWith(" \\", StringComparison.Ordinal))
            {
                command = command[..^1] + lines[++i].Trim();
                text.Append(lines[i]).Append('\n');
            }

            text.Append(await RunAsync(command));
        }

        return text.ToString();
    }

    /// <summary>A command that prepares a page and must succeed.</summary>
    internal async Task OkAsync(string command)
    {
        string printed = await RunAsync(command);
        Assert.True(lastCode == 0, $"{command}: {printed}");
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(before);
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<string> RunAsync(string command)
    {
        if (Head().Match(command) is { Success: true } head)
            return FirstLines(await RunAsync(head.Groups["command"].Value), int.Parse(head.Groups["count"].Value, CultureInfo.InvariantCulture));
        string[] words = [.. Word().Matches(command).Select(word => InCheckout(word.Value.Trim('"')))];
        switch (words)
        {
            case ["tmc", .. var arguments]:
                return await RunTmcAsync(arguments);
            case ["cat", var file]:
                return string.Concat(Lines(file).Select(line => line + "\n"));
            case ["head", "-n", var count, var file]:
                return string.Concat(Lines(file).Take(int.Parse(count, CultureInfo.InvariantCulture)).Select(line => line + "\n"));
            case ["grep", "-c", var text, var file]:
                return $"{Lines(file).Count(line => line.Contains(text, StringComparison.Ordinal))}\n";
            case ["grep", "-v", var text, var file]:
                return string.Concat(Lines(file).Where(line => !line.Contains(text, StringComparison.Ordinal)).Select(line => line + "\n"));
            case ["grep", var text, var file]:
                return string.Concat(Lines(file).Where(line => line.Contains(text, StringComparison.Ordinal)).Select(line => line + "\n"));
            case ["cp", var source, "."] when source.EndsWith("/*", StringComparison.Ordinal):
                foreach (string file in Directory.GetFiles(source[..^2]))
                    File.Copy(file, Path.GetFileName(file));
                return "";
            case ["mkdir", "-p", var folder]:
                Directory.CreateDirectory(folder);
                return "";
            case ["ls"]:
                return string.Concat(Directory.GetFileSystemEntries(".").Select(path => Path.GetFileName(path) + "\n").Order(StringComparer.Ordinal));
            case ["echo", "$?"]:
                return $"{lastCode}\n";
            default:
                throw new NotSupportedException($"the page runs `{command}`, which this test does not know");
        }
    }

    private async Task<string> RunTmcAsync(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole { Output = output, Error = error, IsOutputTerminal = false, IsErrorTerminal = false, Clock = clock };
        lastCode = (int)await TmcApp.RunAsync(arguments, console, TestContext.Current.CancellationToken);
        return TrailingBlanks().Replace((output.ToString() + error).ReplaceLineEndings("\n").TrimEnd('\n'), "") + "\n";
    }

    // Files as they arrive: line by line UTF-8 or Windows-1252.
    private static string[] Lines(string file)
    {
        string[] lines = Encoding.Latin1.GetString(File.ReadAllBytes(file)).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return [.. lines.Select(line => FieldText.Decode(Encoding.Latin1.GetBytes(line)).TrimStart('\uFEFF'))];
    }

    private static string FirstLines(string text, int count) => string.Concat(text.Split('\n').Take(count).Select(line => line + "\n"));

    private static string InCheckout(string word) => word.StartsWith(Beside, StringComparison.Ordinal) ? Path.Combine(Checkout.Root, word[Beside.Length..]) : word;

    [GeneratedRegex(" +$", RegexOptions.Multiline)]
    private static partial Regex TrailingBlanks();

    [GeneratedRegex("^(?<command>.*) \\| head -n (?<count>[0-9]+)$")]
    private static partial Regex Head();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    /// <summary>The time of day stands, the stopwatch runs.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);
    }
}
