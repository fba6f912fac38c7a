namespace DialerSimulation.Recount;

/// <summary>At least so long after an earlier call of a kind.</summary>
/// <param name="limit">What is limited.</param>
/// <param name="least">The shortest time allowed.</param>
/// <param name="counting">After which calls.</param>
/// <param name="from">From which instant of the earlier call.</param>
/// <param name="to">To which instant of the call.</param>
internal sealed class GapLimit(string limit, TimeSpan least, Counting counting, Func<LoggedCall, DateTime> from, Func<LoggedCall, DateTime> to)
    : LimitCheck(limit, $"at least {Write(least)}")
{
    private TimeSpan shortest = TimeSpan.MaxValue;

    protected override string Worst => shortest == TimeSpan.MaxValue ? "-" : Write(shortest);

    internal override void Judge(LoggedCall call, CallHistory earlier)
    {
        if (!counting.Concerns(call, earlier))
            return;
        TimeSpan gap = TimeSpan.MaxValue;
        foreach (LoggedCall other in counting.Among(earlier, call))
        {
            if (counting.Kind(other) && to(call) - from(other) < gap)
                gap = to(call) - from(other);
        }

        shortest = gap < shortest ? gap : shortest;
        if (gap < least)
            Break();
    }
}
