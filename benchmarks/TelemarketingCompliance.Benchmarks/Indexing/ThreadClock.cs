using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TelemarketingCompliance.Benchmarks.Indexing;

/// <summary>Processor time of this thread where the system tells it, so that other work on the machine does not count; else elapsed time.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static double Nanoseconds()
    {
        if (OperatingSystem.IsLinux() && ClockGetTime(ThreadCpuTime, out TimeSpec time) == 0)
            return (time.Seconds * 1e9) + time.Nanoseconds;

        return Stopwatch.GetTimestamp() * 1e9 / Stopwatch.Frequency;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
