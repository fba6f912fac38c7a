using System.Globalization;
using NodaTime.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DialerSimulation.Views;

/// <summary>The live view on a terminal.</summary>
internal static class TerminalView
{
    private const int ReasonsShown = 8;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("dddd d MMMM uuuu, HH:mm:ss");

    internal static Task WatchAsync(Simulation run, SimulationPlan plan, CancellationToken cancellationToken)
    {
        var wall = System.Diagnostics.Stopwatch.StartNew();
        TimeSpan shown = TimeSpan.Zero;
        return AnsiConsole.Live(new Text("")).StartAsync(context => run.RunAsync(
            state =>
            {
                if (wall.Elapsed - shown < Every)
                    return;
                shown = wall.Elapsed;
                context.UpdateTarget(Draw(state.Look(), plan));
            },
            cancellationToken));
    }

    /// <summary>One picture.</summary>
    internal static IRenderable Draw(Snapshot now, SimulationPlan plan)
    {
        Spectre.Console.Table sums = Pairs("Rome", Moment.Format(now.At));
        sums.AddRow("day", Invariant($"{now.Days + 1} of {plan.Days}, {now.Elapsed.TotalSeconds:0} s"));
        sums.AddRow("attempts", Invariant($"{now.Dialed:N0}, {now.AttemptsPerSecond:N0} a second"));
        sums.AddRow("permits granted", Invariant($"{now.Granted:N0} of {now.Asked:N0} asked, {now.GivenBack:N0} given back"));
        sums.AddRow("limits held", Invariant($"{now.Limits.Count(limit => limit.IsHeld)} of {now.Limits.Count}, counted this morning"));
        sums.AddRow("operators busy", Invariant($"{now.BusyOperators} of {now.Operators}"));
        sums.AddRow("memory", Invariant($"{Environment.WorkingSet >> 20:N0} MB"));

        Spectre.Console.Table silence = Pairs("silent in 100 answered", "gate: 3");
        foreach ((string part, long silent, long answered) in now.SilentShares)
            silence.AddRow(Markup.Escape(part), Invariant($"{100.0 * silent / Math.Max(100, answered):0.00}"));

        Spectre.Console.Table refusals = Pairs("refused", "times");
        foreach ((string name, long count) in now.Refusals.Take(ReasonsShown))
            refusals.AddRow(Markup.Escape(name), Invariant($"{count:N0}"));
        return new Rows(sums, new Columns(refusals, silence));
    }

    private static Spectre.Console.Table Pairs(string name, string value) => new Spectre.Console.Table().RoundedBorder().AddColumns(Markup.Escape(name), Markup.Escape(value));

    private static string Invariant(FormattableString text) => Markup.Escape(text.ToString(CultureInfo.InvariantCulture));
}
