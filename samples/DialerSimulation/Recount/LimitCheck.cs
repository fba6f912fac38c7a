using System.Globalization;

namespace DialerSimulation.Recount;

/// <summary>Counts one limit over the calls, in the order in which the dialer took the right to dial.</summary>
internal abstract class LimitCheck(string limit, string allowed)
{
    private long broken;

    internal CountedLimit Result => new(limit, Worst, allowed, broken);

    /// <summary>The worst case so far, in words.</summary>
    protected abstract string Worst { get; }

    /// <summary>Looks at one more call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="earlier">All calls that were asked for before it.</param>
    internal abstract void Judge(LoggedCall call, CallHistory earlier);

    protected void Break() => broken++;

    /// <summary><c>4 d 03:00:10</c></summary>
    protected static string Write(TimeSpan time) =>
        (time.Days > 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Days} d ") : "") + time.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
