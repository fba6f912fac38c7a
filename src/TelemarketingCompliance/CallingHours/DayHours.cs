using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The open windows of one day, half-open and ascending, in nanoseconds since 00:00 of the callee's clock.</summary>
internal readonly struct DayHours
{
    private const long NanosecondsPerMinute = NodaConstants.NanosecondsPerMinute;

    // Start, end, start, end, …: strictly ascending, because windows that touch are one.
    private readonly long[] edges;

    internal DayHours(IEnumerable<(int Start, int End)> minutes)
    {
        var all = new List<long>();
        foreach ((int start, int end) in minutes.Order())
        {
            if (all.Count > 0 && all[^1] == start * NanosecondsPerMinute)
                all[^1] = end * NanosecondsPerMinute;
            else
                all.AddRange([start * NanosecondsPerMinute, end * NanosecondsPerMinute]);
        }

        edges = [.. all];
    }

    internal bool IsClosedAllDay => edges.Length == 0;

    internal bool IsOpenAllDay => edges is [0, NodaConstants.NanosecondsPerDay];

    /// <summary>Whether the day is open at <paramref name="time"/>, and when in the day that ends; the day's end if not before.</summary>
    internal bool IsOpen(long time, out long until)
    {
        int index = 0;
        while (index < edges.Length && edges[index] <= time)
            index++;
        until = index < edges.Length ? edges[index] : NodaConstants.NanosecondsPerDay;
        return index % 2 == 1;
    }

    /// <summary>What is open in both.</summary>
    internal DayHours Intersect(DayHours other) => new(
        from one in Minutes
        from two in other.Minutes
        let start = Math.Max(one.Start, two.Start)
        let end = Math.Min(one.End, two.End)
        where start < end
        select (start, end));

    private IEnumerable<(int Start, int End)> Minutes => edges.Chunk(2).Select(pair => ((int)(pair[0] / NanosecondsPerMinute), (int)(pair[1] / NanosecondsPerMinute)));
}
