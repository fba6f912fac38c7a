using System.Globalization;
using DialerSimulation.Recount;
using NodaTime.Text;

namespace DialerSimulation.Views;

/// <summary>The end of a run, in words and tables.</summary>
internal static class Report
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("ddd d MMMM uuuu");

    /// <summary>What happened; nothing in it depends on the machine.</summary>
    internal static string Tell(SimulationPlan plan, Simulation run)
    {
        Snapshot end = run.Look();
        string title = Invariant($"{run.Days} {(run.Days == 1 ? "day" : "days")} from {Day.Format(plan.From)}, {plan.Agencies} agencies of one controller, {plan.Population:N0} numbers, seed {plan.Seed}\n\n");
        var permits = new Table("Permits", ["", "count"],
        [
            Line("candidates asked about", end.Asked), Line("permits granted", end.Granted), Line("given back", end.GivenBack), Line("dialed", end.Dialed),
            Line("never reported", end.NeverReported), Line("asked twice under one request id", end.AskedTwice), Line("of these, another permit", end.OtherPermit),
        ]);
        return title + permits.ToText()
            + Counts("Refused, by reason: a call may have several", end.Refusals).ToText()
            + Counts("How calls ended", end.Endings).ToText()
            + Counts("What came of the reports", [.. end.Reports, .. end.Findings]).ToText()
            + Silence(run.Recount).ToText()
            + Limits(run.Recount).ToText()
            + Verdict(run.Recount);
    }

    /// <summary>What depends on the machine.</summary>
    internal static string TellMachine(SimulationPlan plan, Snapshot end)
    {
        double perSecond = end.Asked / end.Elapsed.TotalSeconds;
        long memory = Environment.WorkingSet / (1 << 20);
        return Invariant($"{end.Elapsed.TotalSeconds:0.0} s on {plan.Threads} threads: {end.AttemptsPerSecond:N0} attempts a second dialed, {perSecond:N0} candidates a second decided; {memory:N0} MB\n\n");
    }

    internal static Table Limits(CallRecount recount) => new(
        "An independent count of every limit", ["limit", "worst found", "allowed", "held"],
        [.. recount.Limits.Select(limit => new[] { limit.Limit, limit.Worst, limit.Allowed, limit.IsHeld ? "held" : Invariant($"BROKEN {limit.Broken:N0} times") })]);

    private static Table Silence(CallRecount recount) => new(
        "Silent calls in a hundred answered; the gate closes at 3, and a campaign with fewer than a hundred is measured as if it had so many",
        ["", "answered", "silent", "in 100", "most in flight"],
        [.. recount.Campaigns.Counts.Concat(recount.Processors.Counts).Select(part => Share(part.Key, part.Value))]);

    private static string[] Share(string part, SilentCount count) =>
        [part, Invariant($"{count.Answered:N0}"), Invariant($"{count.Silent:N0}"), Invariant($"{100.0 * count.Silent / Math.Max(count.Answered, 1):0.00}"), Invariant($"{count.MostInFlight:N0}")];

    private static string Verdict(CallRecount recount)
    {
        int held = recount.Limits.Count(limit => limit.IsHeld);
        return Invariant($"Nobody was called more than {recount.Most.Calls} times in 30 days, and nobody's telephone rang more than {recount.Most.Rings} times. It was 155 once.\n")
            + (held == recount.Limits.Count ? Invariant($"Every limit was held: {held} of {held}, over {recount.Calls:N0} calls.\n")
                : Invariant($"BROKEN: {recount.Limits.Count - held} of {recount.Limits.Count} limits, over {recount.Calls:N0} calls.\n"));
    }

    private static Table Counts(string title, IEnumerable<(string Name, long Count)> counts) => new(title, ["", "count"], [.. counts.Select(pair => Line(pair.Name, pair.Count))]);

    private static string[] Line(string name, long count) => [name, Invariant($"{count:N0}")];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
