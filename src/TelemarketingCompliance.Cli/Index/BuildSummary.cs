namespace TelemarketingCompliance.Cli.Index;

/// <summary>What a build came to.</summary>
/// <param name="Result">What was built.</param>
/// <param name="Rejected">Lines without a number.</param>
/// <param name="Seconds">Time it took.</param>
/// <param name="PeakMemoryBytes">The most memory the process held.</param>
internal sealed record BuildSummary(IndexBuildResult Result, long Rejected, double Seconds, long PeakMemoryBytes)
{
    public Report ToReport() => new Report()
        .Add("listed", Result.Listed)
        .Add("clear", Result.Clear)
        .Add("rejected", Rejected)
        .Add("duplicates", Result.Duplicates)
        .Add("bytes", Result.Bytes)
        .Add("bitsPerNumber", Result.BitsPerNumber)
        .Add("seconds", Seconds)
        .Add("peakMemoryBytes", PeakMemoryBytes);
}
