namespace TelemarketingCompliance.Cli.Screen;

/// <summary>What came of a screening.</summary>
internal sealed record ScreenSummary(ScreenTotals Totals, Instant At, string Editions, double Seconds, long NewRows, long PeakMemory)
{
    public Report ToReport() => new Report()
        .Add("rows", Totals.Rows)
        .Add("permitted", Totals.Permitted)
        .Add("deferred", Totals.Deferred)
        .Add("blocked", Totals.Blocked)
        .Add("rejected", Totals.Rejected)
        .Add("duplicates", Totals.Duplicates)
        .Add("reasons", Totals.Reasons)
        .Add("at", At)
        .Add("seconds", Seconds)
        .Add("rowsPerSecond", (long)(NewRows / Math.Max(Seconds, 0.001)))
        .Add("peakMemory", PeakMemory)
        .Add("editions", Editions);
}
