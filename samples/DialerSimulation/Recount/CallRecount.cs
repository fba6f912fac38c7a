namespace DialerSimulation.Recount;

/// <summary>
/// Counts every limit again from the dialer's own calls and the office's papers, day by day. Plain arithmetic over plain lists; nothing here knows the library
/// that granted the permits.
/// </summary>
/// <param name="papers">What the office has in its drawers.</param>
/// <param name="machineShares">The measured share of people among detected machines, by campaign.</param>
internal sealed class CallRecount(OfficePapers papers, IReadOnlyDictionary<string, decimal> machineShares)
{
    private readonly LimitCheck[] checks = [.. HouseLimits.All(papers)];
    private readonly CallHistory history = new();
    private DateTime counted = DateTime.MinValue;

    /// <summary>By campaign.</summary>
    internal SilentShares Campaigns { get; } = new("campaign", call => call.Campaign, machineShares);

    /// <summary>By processor and campaign.</summary>
    internal SilentShares Processors { get; } = new("processor", call => $"{call.Processor} {call.Campaign}", machineShares);

    /// <summary>The person, or where nobody knows the person the number, that was called most often in 30 days.</summary>
    internal MostCalled Most { get; } = new();

    internal long Calls { get; private set; }

    internal IReadOnlyList<CountedLimit> Limits => [.. checks.Select(check => check.Result), .. Campaigns.Results, .. Processors.Results];

    /// <summary>Adds all calls that were asked for since the last time; all of them are over.</summary>
    /// <exception cref="InvalidOperationException">A call was asked for before one that is counted already.</exception>
    internal void Add(IReadOnlyCollection<LoggedCall> calls)
    {
        // Of two calls of one instant the one that somebody asked for comes last: it alone may find the other.
        foreach (LoggedCall call in calls.OrderBy(call => call.AskedAt).ThenBy(call => call.OnRequest is not null))
        {
            if (call.AskedAt < counted)
                throw new InvalidOperationException("a call is older than those that are counted already: add whole days");
            counted = call.AskedAt;
            foreach (LimitCheck check in checks)
                check.Judge(call, history);
            Most.Add(call, history);
            history.Add(call);
        }

        Campaigns.Add(calls);
        Processors.Add(calls);
        Calls += calls.Count;
    }
}
