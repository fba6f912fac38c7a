namespace DialerSimulation.Recount;

/// <summary>All calls so far, by number, by person and by agreed call-back, each for its controller alone.</summary>
internal sealed class CallHistory
{
    private static readonly List<LoggedCall> None = [];

    private readonly Dictionary<(string Controller, ulong Number), List<LoggedCall>> byNumber = [];
    private readonly Dictionary<(string Controller, string Person), List<LoggedCall>> byPerson = [];
    private readonly Dictionary<(string Controller, string Request), List<LoggedCall>> byRequest = [];

    internal List<LoggedCall> OfNumber(LoggedCall call) => byNumber.GetValueOrDefault((call.Controller, call.Number), None);

    internal List<LoggedCall> OfPerson(LoggedCall call) => call.Person is null ? None : byPerson.GetValueOrDefault((call.Controller, call.Person), None);

    internal List<LoggedCall> OfRequest(LoggedCall call) => call.OnRequest is null ? None : byRequest.GetValueOrDefault((call.Controller, call.OnRequest), None);

    internal void Add(LoggedCall call)
    {
        Add(byNumber, (call.Controller, call.Number), call);
        if (call.Person is { } person)
            Add(byPerson, (call.Controller, person), call);
        if (call.OnRequest is { } request)
            Add(byRequest, (call.Controller, request), call);
    }

    private static void Add<TKey>(Dictionary<TKey, List<LoggedCall>> calls, TKey key, LoggedCall call)
        where TKey : notnull
    {
        if (!calls.TryGetValue(key, out List<LoggedCall>? held))
            calls.Add(key, held = []);
        held.Add(call);
    }
}
