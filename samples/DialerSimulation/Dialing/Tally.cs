using DialerSimulation.Recount;

namespace DialerSimulation.Dialing;

/// <summary>What one dialer counts for the screen, and the calls it wrote down since they were last collected.</summary>
internal sealed class Tally
{
    private List<LoggedCall> calls = [];
    private List<Objection> objections = [];

    internal long Asked { get; set; }

    internal long Granted { get; set; }

    internal long Dialed { get; set; }

    internal long GivenBack { get; set; }

    internal long AskedTwice { get; set; }

    /// <summary>Asked twice under one request id, and given another permit.</summary>
    internal long OtherPermit { get; set; }

    internal long NeverReported { get; set; }

    internal long Answered { get; set; }

    internal long Silent { get; set; }

    /// <summary>Why permits were refused; a call may be refused for several reasons.</summary>
    internal Dictionary<string, long> Refusals { get; } = [];

    internal Dictionary<string, long> Endings { get; } = [];

    /// <summary>What came of the reports.</summary>
    internal Dictionary<string, long> Reports { get; } = [];

    /// <summary>What the engine found in the calls that were reported.</summary>
    internal Dictionary<string, long> Findings { get; } = [];

    internal static void Count(Dictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    internal void Log(LoggedCall call)
    {
        calls.Add(call);
        Answered += call.WasAnswered ? 1 : 0;
        Silent += call.WasSilent ? 1 : 0;
        Count(Endings, call.Ending.ToString());
        // Whoever said so said so when the call ended, whenever it is reported. What nobody understands may have been a no.
        if (call.Ending is Ending.NeverAgain or Ending.Strange)
            objections.Add(new Objection(call.Controller, call.Number, call.Person, call.EndedAt));
    }

    /// <summary>Hands over what was written down, and begins anew.</summary>
    internal (List<LoggedCall> Calls, List<Objection> Objections) Collect()
    {
        var collected = (calls, objections);
        (calls, objections) = ([], []);
        return collected;
    }
}
