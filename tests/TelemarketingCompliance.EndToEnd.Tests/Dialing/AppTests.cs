using System.Globalization;
using System.Text.RegularExpressions;
using DialerSimulation;
using DialerSimulation.Views;
using Spectre.Console;

namespace TelemarketingCompliance.EndToEnd.Tests.Dialing;

/// <summary>The program as it is started.</summary>
public sealed class AppTests
{
    private static readonly string[] Small = ["--seconds", "0", "--days", "1", "--operators", "1", "--population", "100", "--threads", "1"];

    [Fact]
    public async Task It_ends_with_zero_where_every_limit_was_held()
    {
        (int code, string printed, _) = await RunAsync(Small);

        Assert.Equal(0, code);
        Assert.Contains("1 day from Tue 24 November 2026, 3 agencies of one controller, 100 numbers, seed 1\n", printed);
        Assert.Contains("Every limit was held: 34 of 34, over ", printed);
    }

    [Fact]
    public async Task It_ends_with_two_where_one_was_broken()
    {
        (int code, string printed, _) = await RunAsync([.. Small, "--break", "alone"]);

        Assert.Equal(2, code);
        Assert.Contains("\nBROKEN: ", printed);
    }

    [Fact]
    public async Task Within_a_budget_of_wall_time_it_still_simulates_every_day()
    {
        (int code, string printed, _) = await RunAsync("--seconds", "1", "--days", "3", "--population", "100");

        Assert.Equal(0, code);
        Match days = Regex.Match(printed, "^([0-9]+) days from ", RegexOptions.Multiline);
        Assert.InRange(int.Parse(days.Groups[1].Value, CultureInfo.InvariantCulture), 3, int.MaxValue);
    }

    [Theory]
    [InlineData("`--days` is at least 1", "--days", "0")]
    [InlineData("`--agencies` is at least 1", "--agencies", "0")]
    [InlineData("`--population` is at least 100", "--population", "99")]
    [InlineData("`--from`: `tomorrow` is no date: write 2026-11-24", "--from", "tomorrow")]
    [InlineData("Cannot parse argument 'rules'", "--break", "rules")]
    public async Task A_wrong_option_is_refused(string message, params string[] options)
    {
        (int code, _, string errors) = await RunAsync(options);

        Assert.Equal(1, code);
        Assert.Contains(message, errors);
    }

    [Fact]
    public async Task The_live_view_shows_clock_attempts_refusals_limits_and_silent_calls()
    {
        var plan = new SimulationPlan { Days = 1, Population = 200, Operators = 1, Agencies = 2 };
        Simulation run = await Simulation.CreateAsync(plan);
        await run.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var drawn = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(drawn) });
        console.Profile.Width = 140;

        console.Write(TerminalView.Draw(run.Look(), plan));

        string picture = drawn.ToString();
        Assert.All(
            ["November 2026", "attempts", "a second", "permits granted", "34 of 34, counted this morning", "operators busy", "memory", "register.listed", "campaign fibra", "gate: 3"],
            words => Assert.Contains(words, picture));
    }

    private static async Task<(int Code, string Printed, string Errors)> RunAsync(params string[] options)
    {
        using var printed = new StringWriter();
        using var errors = new StringWriter();
        int code = await App.RunAsync(options, printed, errors, isTerminal: false, TestContext.Current.CancellationToken);
        return (code, printed.ToString().ReplaceLineEndings("\n"), errors.ToString());
    }
}
