namespace TelemarketingCompliance.Cli.Tests.Output;

public sealed class TerminalTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void On_a_terminal_a_result_is_a_table_elsewhere_plain_lines()
    {
        string index = place.SmallIndex();

        RunResult terminal = place.Run(["index", "info", index], CancellationToken.None, isTerminal: true);
        RunResult plain = place.Run("index", "info", index);

        Assert.Contains("│ listed", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("listed           25\n", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('│', plain.Output);
    }

    [Fact]
    public void Answers_are_the_same_lines_on_a_terminal()
    {
        string index = place.SmallIndex();
        string[] query = ["index", "query", index, Workplace.Number(0), Workplace.Number(1)];

        Assert.Equal(place.Run(query).Output, place.Run(query, CancellationToken.None, isTerminal: true).Output);
    }

    [Fact]
    public async Task Work_of_more_than_a_second_shows_its_step_and_rate_and_less_shows_nothing()
    {
        ManualClock clock = new(Instant.FromUtc(2026, 11, 24, 9, 30));
        using StringWriter error = new();
        CommandConsole console = new() { Output = TextWriter.Null, Error = TextWriter.Synchronized(error), IsOutputTerminal = false, IsErrorTerminal = true, Clock = clock };
        ProgressMeter meter = new();
        meter.Begin("reading numbers.txt", 100);
        meter.Advance(50, 3_000);
        using ManualResetEventSlim finish = new();

        Task<int> quick = console.WorkAsync(meter, () => 1, CancellationToken.None);
        Assert.Equal(1, await quick);
        Assert.Empty(error.ToString());

        Task<int> slow = console.WorkAsync(meter, () =>
        {
            finish.Wait();
            return 2;
        }, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(2));
        SpinWait.SpinUntil(() => Shown(error).Contains("reading numbers.txt", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        finish.Set();
        while (!slow.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(2, await slow);
        Assert.Contains("reading numbers.txt", Shown(error), StringComparison.Ordinal);
        Assert.Contains("numbers/s", Shown(error), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_command_and_every_option_says_what_it_is_for()
    {
        string[] commands = ["build", "query", "info", "verify", "diff", "apply", "sign", "bench"];
        string index = place.Ok("index", "--help").Output;

        Assert.All(commands, command => Assert.Contains($"  {command} ", index, StringComparison.Ordinal));
        foreach (string command in commands)
        {
            string help = place.Ok("index", command, "--help").Output;
            Assert.Contains("--json", help, StringComparison.Ordinal);
            Assert.All(help.Split('\n').Where(line => line.StartsWith("  --", StringComparison.Ordinal)), line => Assert.Matches("  --.*?  +[A-Z]", line));
        }
    }

    [Theory]
    [InlineData("import", new[] { "consents", "contracts", "requests", "blacklist", "list", "directory", "callerids", "calls", "revocations" })]
    [InlineData("policy", new[] { "check", "schema" })]
    [InlineData("law", new[] { "list", "show", "diff" })]
    public void Help_of_the_other_commands_says_what_each_is_for_with_its_options(string group, string[] commands)
    {
        string help = place.Ok(group, "--help").Output;

        Assert.Contains($"  {group} ", place.Ok("--help").Output, StringComparison.Ordinal);
        Assert.All(commands, command => Assert.Matches($"  {command} .*[A-Z]", help));
        foreach (string command in commands)
            Assert.All(place.Ok(group, command, "--help").Output.Split('\n').Where(line => line.StartsWith("  --", StringComparison.Ordinal)), line => Assert.Matches("  --.*?  +[A-Z]", line));
    }

    [Theory]
    [InlineData("consents", "evidenceSha256 (the SHA-256 of the proof")]
    [InlineData("calls", "outcome* (neverRang, busy")]
    [InlineData("list", "acquiredAt (when it was acquired)")]
    public void Help_of_an_import_names_its_fields(string kind, string field) =>
        Assert.Contains(field, string.Join(' ', place.Ok("import", kind, "--help").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

    private static string Shown(StringWriter error)
    {
        try
        {
            return error.ToString();
        }
        catch (ArgumentOutOfRangeException)
        {
            // The text grew while it was copied; the next look sees it.
            return "";
        }
    }
}
