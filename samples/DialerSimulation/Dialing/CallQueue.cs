using DialerSimulation.People;
using NodaTime;

namespace DialerSimulation.Dialing;

/// <summary>Whom a dialer calls next: hot leads whenever they may be called, then everybody in turn.</summary>
internal sealed class CallQueue
{
    private const int MostLookedAt = 400;

    private readonly int[] hot;
    private readonly int[] all;
    private readonly Instant[] notBefore;
    private int nextHot;
    private int nextOfAll;

    internal CallQueue(Callee[] callees, Dice dice)
    {
        all = [.. Enumerable.Range(0, callees.Length)];
        dice.Shuffle(all);
        hot = [.. all.Where(callee => callees[callee].IsHot)];
        notBefore = new Instant[callees.Length];
    }

    /// <summary>The next callees that nobody asked to leave alone; often fewer than <paramref name="count"/>.</summary>
    internal List<int> Take(int count, Instant now)
    {
        var taken = new List<int>(count);
        Take(hot, ref nextHot, count, now, taken);
        Take(all, ref nextOfAll, count, now, taken);
        return taken;
    }

    /// <summary>Does not offer somebody before an instant.</summary>
    internal void Park(int callee, Instant until) => notBefore[callee] = until;

    private void Take(int[] order, ref int next, int count, Instant now, List<int> taken)
    {
        for (int looked = 0; looked < Math.Min(MostLookedAt, order.Length) && taken.Count < count; looked++)
        {
            int callee = order[next];
            next = next + 1 == order.Length ? 0 : next + 1;
            if (notBefore[callee] <= now && !taken.Contains(callee))
                taken.Add(callee);
        }
    }
}
