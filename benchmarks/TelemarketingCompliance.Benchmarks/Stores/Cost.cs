using System.Diagnostics;

namespace TelemarketingCompliance.Benchmarks.Stores;

/// <summary>Time that passed and processor time of the process, added up.</summary>
internal sealed class Cost
{
    internal double Seconds { get; private set; }

    internal double Busy { get; private set; }

    internal double PerSecond(int rows) => rows / Seconds;

    internal async Task MeasureAsync(Func<Task> work)
    {
        TimeSpan busy = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        await work().ConfigureAwait(false);
        Seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        Busy += (Environment.CpuUsage.TotalTime - busy).TotalSeconds;
    }
}
