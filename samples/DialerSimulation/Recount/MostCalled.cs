namespace DialerSimulation.Recount;

/// <summary>How often the person who was called most was called in any 30 days, whatever became of the calls: the figure of the 155 calls.</summary>
internal sealed class MostCalled
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>All calls.</summary>
    internal int Calls { get; private set; }

    /// <summary>Those at which the telephone rang; perhaps another person's.</summary>
    internal int Rings { get; private set; }

    internal void Add(LoggedCall call, CallHistory earlier)
    {
        int calls = 1, rings = call.Rang ? 1 : 0;
        foreach (LoggedCall other in call.Person is null ? earlier.OfNumber(call) : earlier.OfPerson(call))
        {
            if (call.AskedAt - other.AskedAt >= Month)
                continue;
            calls++;
            rings += other.Rang ? 1 : 0;
        }

        (Calls, Rings) = (Math.Max(Calls, calls), Math.Max(Rings, rings));
    }
}
