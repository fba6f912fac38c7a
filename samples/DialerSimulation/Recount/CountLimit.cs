using System.Globalization;

namespace DialerSimulation.Recount;

/// <summary>At most so many calls of a kind in a window that ends with the call.</summary>
internal sealed class CountLimit(string limit, int max, Counting counting) : LimitCheck(limit, string.Create(CultureInfo.InvariantCulture, $"{max}"))
{
    private int worst;

    protected override string Worst => worst.ToString(CultureInfo.InvariantCulture);

    internal override void Judge(LoggedCall call, CallHistory earlier)
    {
        if (!counting.Concerns(call, earlier))
            return;
        int count = counting.Count(call, earlier);
        worst = Math.Max(worst, count);
        if (count > max)
            Break();
    }
}
