namespace DialerSimulation.Recount;

/// <summary>Every limit with its figure, written down here once more: nothing is read from the library that is being checked.</summary>
internal static class HouseLimits
{
    private static readonly TimeSpan RingGap = TimeSpan.FromHours(4);
    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    // A permit taken in preview may be dialed ten minutes later, and windows count from the permit.
    private static readonly TimeSpan PermitLife = TimeSpan.FromMinutes(10);

    internal static IEnumerable<LimitCheck> All(OfficePapers papers) =>
    [
        .. Frequency("number", (earlier, call) => earlier.OfNumber(call)),
        .. Frequency("person", (earlier, call) => earlier.OfPerson(call)),
        new CountLimit("rings for one agreed call-back", 3, new((earlier, call) => earlier.OfRequest(call), call => call.Rang) { Window = Fortnight }),
        .. Silence("number", (earlier, call) => earlier.OfNumber(call)),
        .. Silence("person", (earlier, call) => earlier.OfPerson(call)),
        new HoursLimit("dialed on weekdays", "09:00:00 to 19:59:30", day => !ItalianDays.IsClosed(day) && !ItalianDays.IsShort(day)),
        new HoursLimit("dialed on Saturdays and eves", "10:00:00 to 18:59:30", ItalianDays.IsShort),
        new HoursLimit("dialed on Sundays and holidays", "-", ItalianDays.IsClosed),
        new EachCall("calls after an objection", (call, _) => papers.HadObjected(call)),
        new OldestAnswer(papers),
        new EachCall("calls to numbers the register opposes", (call, _) => papers.IsOpposed(call)),
        new EachCall("calls to people with no basis", (call, _) => call.OnRequest is null && !papers.IsCustomer(call.Number) && !papers.Callable.Contains(call.Number)),
        new EachCall("calls off the list", (call, _) => !papers.IsOnItsList(call)),
        new Permits(),
    ];

    private static IEnumerable<LimitCheck> Frequency(string what, Func<CallHistory, LoggedCall, List<LoggedCall>> among)
    {
        var rings = new Counting(among, call => call.Rang) { FreeOnRequest = true };
        var spoken = new Counting(among, call => call.WasSpoken) { Window = Month, From = call => call.SaidAt, FreeOnRequest = true };
        yield return new GapLimit($"between rings, one {what}", RingGap, rings, call => call.AskedAt, call => call.AskedAt);
        yield return new GapLimit($"between rings as dialed, one {what}", RingGap - PermitLife, rings, call => call.DialedAt, call => call.DialedAt);
        yield return new CountLimit($"rings a day, one {what}", 2, rings);
        yield return new CountLimit($"rings in 14 days, one {what}", 6, new(among, call => call.Rang) { Window = Fortnight });
        // Thirty days lie in three windows of fourteen.
        yield return new CountLimit($"rings in 30 days, one {what}", 18, new(among, call => call.Rang) { Window = Month });
        yield return new CountLimit($"conversations in 30 days, one {what}", 1, spoken);
        yield return new GapLimit($"after a refusal, one {what}", Month, new(among, call => call.WasRefused), call => call.SaidAt, call => call.AskedAt);
        yield return new CountLimit($"technical attempts a day, one {what}", 3, new(among, call => call.WasTechnical));
    }

    private static IEnumerable<LimitCheck> Silence(string what, Func<CallHistory, LoggedCall, List<LoggedCall>> among)
    {
        var silent = new Counting(among, call => call.WasSilent);
        yield return new GapLimit($"rest after silence, one {what}", TimeSpan.FromDays(5), silent, call => call.SaidAt, call => call.AskedAt);
        yield return new EachCall($"no operator after silence, one {what}", (call, earlier) => !call.HadOperator && LastWasSilent(among(earlier, call)));
    }

    // Silence is made good by a conversation that was not silent itself.
    private static bool LastWasSilent(List<LoggedCall> calls)
    {
        LoggedCall? silent = calls.FindLast(call => call.WasSilent);
        return silent is not null && !calls.Exists(call => call.WasSpoken && !call.WasSilent && call.AskedAt > silent.EndedAt);
    }
}
