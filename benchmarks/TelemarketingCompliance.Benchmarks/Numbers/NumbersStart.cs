using System.Globalization;
using PhoneNumbers;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>What the first number of a process costs, in processor time of the process, compilation included: <c>number-start IT|US [libphonenumber]</c>. A process of its own each time.</summary>
internal static class NumbersStart
{
    public static int Run(string[] args)
    {
        string text = args is ["US", ..] ? "(212) 555-0123" : "06 12345678", region = args is ["US", ..] ? "US" : "IT";
        bool library = args is [_, "libphonenumber"];
        long before = GC.GetTotalAllocatedBytes(true), kept = GC.GetTotalMemory(true);
        E164Number number = default;
        PhoneNumber? parsed = null;
        double read = Cost(() => { if (library) parsed = PhoneNumberUtil.GetInstance().Parse(text, region); else number = E164Number.Parse(text, region); });
        double profile = Cost(() => _ = library ? (int)PhoneNumberUtil.GetInstance().GetNumberType(parsed) : (int)NumberProfile.Of(number).Class);
        double places = Cost(() => _ = library ? PhoneNumberToTimeZonesMapper.GetInstance().GetTimeZonesForNumber(parsed).Count : KnownNumbers.Of(number).Places.Length);
        long allocated = GC.GetTotalAllocatedBytes(true) - before;

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{region}: read {read:F0} ms, profile {profile:F0} ms, places {places:F0} ms, together {read + profile + places:F0} ms; {allocated / 1024} KB allocated, {(GC.GetTotalMemory(true) - kept) / 1024} KB kept"));
        return 0;
    }

    private static double Cost(Action action)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
