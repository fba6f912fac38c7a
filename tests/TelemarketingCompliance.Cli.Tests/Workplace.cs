using System.Globalization;
using System.Text;

namespace TelemarketingCompliance.Cli.Tests;

/// <summary>What a run of the program gave.</summary>
internal sealed record RunResult(ExitCode Code, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A folder that vanishes with the test, and the program run in it: its real entry point with writers of our own.</summary>
internal sealed class Workplace : IDisposable
{
    /// <summary>Tuesday 24 November 2026, 09:30 UTC, whatever the day.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    private readonly ManualClock clock = new(Instant.FromDateTimeOffset(Now));

    public string Folder { get; } = Directory.CreateTempSubdirectory("tmc-tests-").FullName;

    /// <summary>Everything in the folder, hidden files and folders too.</summary>
    public string[] Entries => [.. Directory.GetFileSystemEntries(Folder, "*", new EnumerationOptions { AttributesToSkip = 0 }).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>A generated number: no person's.</summary>
    public static string Number(int i) => string.Create(CultureInfo.InvariantCulture, $"+39333{1_000_000 + (i * 7)}");

    public static string[] Numbers(int from, int count) => [.. Enumerable.Range(from, count).Select(Number)];

    public string File(string name, params IEnumerable<string> lines) => Bytes(name, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    public string Bytes(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public string Read(string name) => System.IO.File.ReadAllText(this[name]);

    public byte[] BytesOf(string name) => System.IO.File.ReadAllBytes(this[name]);

    public RunResult Run(params string[] args) => Run(args, CancellationToken.None);

    public RunResult Run(string[] args, CancellationToken cancellationToken, bool isTerminal = false)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        CommandConsole console = new()
        {
            Output = output,
            Error = error,
            IsOutputTerminal = isTerminal,
            IsErrorTerminal = isTerminal,
            Clock = clock,
        };
        ExitCode code = TmcApp.RunAsync(args, console, cancellationToken).GetAwaiter().GetResult();
        return new RunResult(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Runs a command that must succeed.</summary>
    public RunResult Ok(params string[] args)
    {
        RunResult result = Run(args);
        Assert.True(result.Code == ExitCode.Ok, $"{string.Join(' ', args)}: {result.Code}: {result.Error}");
        return result;
    }

    /// <summary>Builds a consultation of the controller `shop` from files.</summary>
    public RunResult Build(string index, params string[] more) => Run(BuildArgs(index, "shop", more));

    public string[] BuildArgs(string index, string? controller, params string[] more) =>
        ["index", "build", "-o", this[index], "--register", "it-rpo", "--as-of", "2026-11-20T09:00:00Z", .. controller is null ? Array.Empty<string>() : ["--controller", controller], .. more];

    /// <summary>A small consultation: 100 asked, every fourth listed.</summary>
    public string SmallIndex(string name = "small.idx", int shift = 0)
    {
        string asked = File(name + ".asked.txt", Numbers(shift, 100));
        string clear = File(name + ".clear.txt", Numbers(shift, 100).Where((_, i) => i % 4 != 0));
        RunResult built = Build(name, "--asked", asked, "--clear", clear, "--json");
        Assert.True(built.Code == ExitCode.Ok, built.Error);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
