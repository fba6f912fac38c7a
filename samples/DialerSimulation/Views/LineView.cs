using System.Globalization;
using NodaTime.Text;

namespace DialerSimulation.Views;

/// <summary>A line every few seconds of wall time, where nobody watches a terminal.</summary>
internal sealed class LineView(TextWriter output, SimulationPlan plan)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("ddd dd MMM HH:mm");

    private readonly System.Diagnostics.Stopwatch wall = System.Diagnostics.Stopwatch.StartNew();
    private TimeSpan shown;

    internal void Show(Simulation run)
    {
        if (wall.Elapsed - shown < Every)
            return;
        shown = wall.Elapsed;
        Snapshot now = run.Look();
        int held = now.Limits.Count(limit => limit.IsHeld);
        var most = now.SilentShares.MaxBy(share => (double)share.Silent / Math.Max(100, share.Answered));
        string text = string.Create(CultureInfo.InvariantCulture,
            $"{Moment.Format(now.At)}, day {now.Days + 1} of {plan.Days}: {now.Dialed:N0} attempts, {now.AttemptsPerSecond:N0}/s, {now.Asked - now.Granted:N0} not granted, limits held {held} of {now.Limits.Count}, most silent {most.Part} {100.0 * most.Silent / Math.Max(100, most.Answered):0.00} in 100, operators busy {now.BusyOperators} of {now.Operators}, {Environment.WorkingSet >> 20:N0} MB");
        output.WriteLine(text);
    }
}
