namespace DialerSimulation.Recount;

/// <summary>The silent calls of one campaign, or of one processor's part of it, told instant by instant: what the dialer had reported when it dialed ahead, and what was true in the end.</summary>
/// <param name="machineShare">The measured share of people among the calls that the dialer's detection took for machines.</param>
internal sealed class SilentCount(decimal machineShare)
{
    private const decimal MaxShare = 3m / 100;
    private const int Smallest = 100;

    // As reported.
    private long knownSilent;
    private long knownAnswered;
    private long knownMachines;
    private long inFlight;

    internal long Silent { get; private set; }

    internal long Answered { get; private set; }

    /// <summary>The most calls without an operator that were out at once.</summary>
    internal long MostInFlight { get; private set; }

    /// <summary>The largest share that was foreseen when a call was dialed without an operator, this call counted as silent: silent calls in a hundred.</summary>
    internal decimal WorstForeseen { get; private set; }

    /// <summary>How many calls were dialed without an operator although one more silent call would have been too many.</summary>
    internal long DialedPastTheGate { get; private set; }

    /// <summary>By how many calls the silent ones were over 3 in 100 at the worst moment.</summary>
    internal decimal WorstOver { get; private set; }

    /// <summary>How many silent calls were more than the calls in flight explain.</summary>
    internal long Unexplained { get; private set; }

    /// <summary>Takes in the calls of a day.</summary>
    internal void Add(IReadOnlyCollection<LoggedCall> calls)
    {
        var asked = calls.Where(call => !call.HadOperator).ToLookup(call => call.AskedAt);
        var ended = calls.ToLookup(call => call.EndedAt);
        var reported = calls.Where(call => call.ReportedAt is not null).ToLookup(call => call.ReportedAt!.Value);
        foreach (DateTime at in asked.Select(group => group.Key).Concat(ended.Select(group => group.Key)).Concat(reported.Select(group => group.Key)).Distinct().Order())
        {
            // What is reported at the very instant of a question may have come before it or after it: whichever speaks for the dialer.
            long answeredNow = reported[at].LongCount(call => call.WasAnswered);
            foreach (LoggedCall call in asked[at])
                Ask(call, answeredNow);
            foreach (LoggedCall call in ended[at])
                End(call);
            foreach (LoggedCall call in reported[at])
                Report(call);
        }
    }

    private void Ask(LoggedCall call, long answeredNow)
    {
        decimal foreseen = knownSilent + (machineShare * knownMachines) + 1;
        long of = Math.Max(knownAnswered + answeredNow + 1, Smallest);
        WorstForeseen = Math.Max(WorstForeseen, foreseen * 100 / of);
        if (foreseen > MaxShare * of)
            DialedPastTheGate++;

        // A call that is never reported and was not silent adds no silence that nobody knows of.
        inFlight += call.ReportedAt is null && !call.WasSilent ? 0 : 1;
        MostInFlight = Math.Max(MostInFlight, inFlight);
    }

    private void End(LoggedCall call)
    {
        Answered += call.WasAnswered ? 1 : 0;
        Silent += call.WasSilent ? 1 : 0;
        decimal over = Silent - (MaxShare * Math.Max(Answered, Smallest));
        WorstOver = Math.Max(WorstOver, over);
        if (call.WasSilent && over > Math.Max(0, MostInFlight - 1))
            Unexplained++;
    }

    private void Report(LoggedCall call)
    {
        knownAnswered += call.WasAnswered ? 1 : 0;
        knownSilent += call.WasSilent ? 1 : 0;
        knownMachines += call.Ending == Ending.Machine ? 1 : 0;
        inFlight -= call.HadOperator ? 0 : 1;
    }
}
