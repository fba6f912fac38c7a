using System.Globalization;

namespace DialerSimulation.Recount;

/// <summary>Something that no call may do.</summary>
/// <param name="limit">What no call may do.</param>
/// <param name="offends">Whether a call does it.</param>
internal sealed class EachCall(string limit, Func<LoggedCall, CallHistory, bool> offends) : LimitCheck(limit, "0")
{
    private long found;

    protected override string Worst => found.ToString(CultureInfo.InvariantCulture);

    internal override void Judge(LoggedCall call, CallHistory earlier)
    {
        if (!offends(call, earlier))
            return;
        found++;
        Break();
    }
}
