using System.Globalization;

namespace DialerSimulation.Recount;

/// <summary>Every call has a permit of its own, and was dialed before it ended.</summary>
internal sealed class Permits() : LimitCheck("calls without a permit of their own, in time", "0")
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private long without;

    protected override string Worst => without.ToString(CultureInfo.InvariantCulture);

    internal override void Judge(LoggedCall call, CallHistory earlier)
    {
        if (call.Permit is { } permit && call.DialedAt < call.PermitEndsAt && used.Add(permit))
            return;
        without++;
        Break();
    }
}
