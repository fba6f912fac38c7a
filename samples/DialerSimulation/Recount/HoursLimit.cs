using System.Globalization;

namespace DialerSimulation.Recount;

/// <summary>Nobody's telephone begins to ring outside the hours of a kind of day, nor in the last half minute of them.</summary>
/// <param name="limit">The kind of day, in words.</param>
/// <param name="allowed">Its hours, in words.</param>
/// <param name="isSuch">Whether a day is of this kind.</param>
internal sealed class HoursLimit(string limit, string allowed, Func<DateOnly, bool> isSuch) : LimitCheck(limit, allowed)
{
    private static readonly TimeSpan Ringing = TimeSpan.FromSeconds(30);

    private TimeSpan first = TimeSpan.MaxValue;
    private TimeSpan last = TimeSpan.MinValue;

    protected override string Worst => last < first ? "-" : string.Create(CultureInfo.InvariantCulture, $@"{first:hh\:mm\:ss} to {last:hh\:mm\:ss}");

    internal override void Judge(LoggedCall call, CallHistory earlier)
    {
        DateTime local = RomeClock.At(call.DialedAt);
        DateOnly day = DateOnly.FromDateTime(local);
        if (!isSuch(day))
            return;
        (TimeSpan from, TimeSpan to) = ItalianDays.Hours(day);
        first = local.TimeOfDay < first ? local.TimeOfDay : first;
        last = local.TimeOfDay > last ? local.TimeOfDay : last;
        if (local.TimeOfDay < from || local.TimeOfDay >= to - Ringing)
            Break();
    }
}
