using DialerSimulation.Recount;

namespace TelemarketingCompliance.EndToEnd.Tests.Dialing;

/// <summary>Each line of the recount is held at its edge and broken one step beyond; a line that cannot break proves nothing.</summary>
public sealed class RecountTests
{
    private const string Number = "one number";
    private const string Person = "one person";

    private static readonly (string Limit, IEnumerable<LoggedCall> Held, IEnumerable<LoggedCall> Broken)[] Cases =
    [
        .. Repeated($"between rings, {Number}", Number, CallBook.At(24, 10), CallBook.At(24, 14), CallBook.At(24, 13, 59, 59)),
        .. Repeated($"between rings, {Person}", Person, CallBook.At(24, 10), CallBook.At(24, 14), CallBook.At(24, 13, 59, 59)),
        (
            $"between rings as dialed, {Number}",
            [DialedLater(24, 10, 9, 59), CallBook.Call(CallBook.At(24, 14))],
            [DialedLater(24, 10, 10, 1), CallBook.Call(CallBook.At(24, 14))]),
        (
            $"between rings as dialed, {Person}",
            [AtHome(DialedLater(24, 10, 9, 59)), CallBook.Call(CallBook.At(24, 14))],
            [AtHome(DialedLater(24, 10, 10, 1)), CallBook.Call(CallBook.At(24, 14))]),
        .. Series($"rings a day, {Number}", Number, 2, i => CallBook.At(24, 9 + (4 * i))),
        .. Series($"rings a day, {Person}", Person, 2, i => CallBook.At(24, 9 + (4 * i))),
        .. Series($"rings in 14 days, {Number}", Number, 6, i => CallBook.At(2 + i, 10)),
        .. Series($"rings in 14 days, {Person}", Person, 6, i => CallBook.At(2 + i, 10)),
        .. Series($"rings in 30 days, {Number}", Number, 18, i => CallBook.At(1 + i, 10)),
        .. Series($"rings in 30 days, {Person}", Person, 18, i => CallBook.At(1 + i, 10)),
        .. AfterA(Ending.Talked, $"conversations in 30 days, {Number}", Number),
        .. AfterA(Ending.Sold, $"conversations in 30 days, {Person}", Person),
        .. AfterA(Ending.NotNow, $"after a refusal, {Number}", Number),
        .. AfterA(Ending.NeverAgain, $"after a refusal, {Person}", Person),
        .. Series($"technical attempts a day, {Number}", Number, 3, i => CallBook.At(24, 10 + i), Ending.Busy),
        .. Series($"technical attempts a day, {Person}", Person, 3, i => CallBook.At(24, 10 + i), Ending.NeverRang),
        (
            "rings for one agreed call-back",
            Enumerable.Range(0, 3).Select(i => OnRequest(CallBook.At(24, 10 + (4 * i)))),
            Enumerable.Range(0, 4).Select(i => OnRequest(CallBook.At(21 + i, 10)))),
        (
            $"rest after silence, {Number}",
            [CallBook.Call(CallBook.At(2, 10), Ending.Silence), CallBook.Call(CallBook.At(7, 10, 0, 30))],
            [CallBook.Call(CallBook.At(2, 10), Ending.Silence), CallBook.Call(CallBook.At(7, 10, 0, 29))]),
        (
            $"rest after silence, {Person}",
            [AtHome(CallBook.Call(CallBook.At(2, 10), Ending.Silence)), CallBook.Call(CallBook.At(7, 10, 0, 30))],
            [AtHome(CallBook.Call(CallBook.At(2, 10), Ending.Silence)), CallBook.Call(CallBook.At(7, 10, 0, 29))]),
        (
            $"no operator after silence, {Number}",
            [CallBook.Call(CallBook.At(2, 10), Ending.Silence), CallBook.Call(CallBook.At(9, 10), Ending.Talked), Ahead(CallBook.At(17, 10))],
            [CallBook.Call(CallBook.At(2, 10), Ending.Silence), CallBook.Call(CallBook.At(9, 10), Ending.HungUp), Ahead(CallBook.At(17, 10))]),
        (
            $"no operator after silence, {Person}",
            [AtHome(CallBook.Call(CallBook.At(2, 10), Ending.Silence)), CallBook.Call(CallBook.At(9, 10))],
            [AtHome(CallBook.Call(CallBook.At(2, 10), Ending.Silence)), Ahead(CallBook.At(9, 10))]),
        ("dialed on weekdays", [One(CallBook.At(24, 9)), One(CallBook.At(25, 19, 59, 29))], [One(CallBook.At(24, 8, 59, 59))]),
        ("dialed on weekdays", [One(CallBook.At(24, 9))], [One(CallBook.At(24, 19, 59, 30))]),
        ("dialed on Saturdays and eves", [One(CallBook.At(28, 10)), One(CallBook.At(new LocalDate(2026, 12, 7), 18, 59, 29))], [One(CallBook.At(28, 9, 59, 59))]),
        ("dialed on Saturdays and eves", [One(CallBook.At(28, 10))], [One(CallBook.At(new LocalDate(2026, 12, 7), 19, 0))]),
        ("dialed on Sundays and holidays", [One(CallBook.At(30, 10))], [One(CallBook.At(29, 12))]),
        ("dialed on Sundays and holidays", [One(CallBook.At(30, 10))], [One(CallBook.At(new LocalDate(2026, 12, 8), 12))]),
        ("calls to people with no basis", [One(CallBook.At(24, 10)) with { Number = CallBook.Customer }], [One(CallBook.At(24, 10)) with { Number = 393339999999 }]),
        ("calls off the list", [One(CallBook.At(24, 10))], [One(CallBook.At(24, 10)) with { ContactList = null }]),
        ("calls off the list", [One(CallBook.At(24, 10))], [One(CallBook.At(24, 10)) with { Number = 393339999999 }]),
        (
            "register: age of the answer used",
            [One(CallBook.At(new LocalDate(2026, 12, 5), 11, 59, 59)), One(CallBook.At(new LocalDate(2027, 1, 7), 10)) with { Number = CallBook.Customer }],
            [One(CallBook.At(new LocalDate(2026, 12, 5), 12))]),
        ("register: age of the answer used", [OnRequest(CallBook.At(2, 10))], [One(CallBook.At(20, 11))]),
        ("calls without a permit of their own, in time", [One(CallBook.At(24, 10)) with { PermitEndsAt = CallBook.At(24, 10, 0, 1) }], [One(CallBook.At(24, 10)) with { Permit = null }]),
        ("calls without a permit of their own, in time", [One(CallBook.At(24, 10))], [One(CallBook.At(24, 10)) with { PermitEndsAt = CallBook.At(24, 10) }]),
        ("calls without a permit of their own, in time", [One(CallBook.At(24, 10))], [One(CallBook.At(24, 10)) with { Permit = "P" }, One(CallBook.At(24, 15)) with { Permit = "P" }]),
    ];

    // Those that need papers or many calls of their own, each in a test below.
    private static readonly string[] Elsewhere =
    [
        "calls after an objection", "calls to numbers the register opposes",
        "silent calls of a campaign, one more foreseen", "silent calls of a campaign, over 3 in 100",
        "silent calls of a processor, one more foreseen", "silent calls of a processor, over 3 in 100",
    ];

    public static TheoryData<int> EveryCase => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void A_limit_is_held_at_its_edge_and_broken_beyond(int number)
    {
        (string limit, IEnumerable<LoggedCall> held, IEnumerable<LoggedCall> broken) = Cases[number];

        Assert.True(CallBook.Count(held).Line(limit).IsHeld, $"{limit}: {CallBook.Count(held).Line(limit)}");
        Assert.False(CallBook.Count(broken).Line(limit).IsHeld, $"{limit}: {CallBook.Count(broken).Line(limit)}");
    }

    [Fact]
    public void Every_line_is_broken_in_a_test() =>
        Assert.Equal(CallBook.Count([]).Limits.Select(line => line.Limit).Order(), Cases.Select(one => one.Limit).Concat(Elsewhere).Distinct().Order());

    [Fact]
    public void A_call_in_order_breaks_nothing() => Assert.All(CallBook.Count([CallBook.Call(CallBook.At(24, 10))]).Limits, line => Assert.True(line.IsHeld, line.ToString()));

    [Fact]
    public void Each_controller_counts_for_itself()
    {
        LoggedCall[] calls = [CallBook.Call(CallBook.At(24, 10), Ending.NotNow), CallBook.Call(CallBook.At(24, 10, 5)) with { Controller = "serena" }];

        CallRecount recount = CallBook.Count(calls);

        Assert.True(recount.Line("between rings, one number").IsHeld);
        Assert.True(recount.Line("after a refusal, one person").IsHeld);
    }

    [Fact]
    public void Agencies_of_one_controller_count_together()
    {
        LoggedCall[] calls = [CallBook.Call(CallBook.At(24, 10)), CallBook.Call(CallBook.At(24, 10, 5)) with { Processor = "agency-2", Campaign = "mobile" }];

        Assert.False(CallBook.Count(calls).Line("between rings, one number").IsHeld);
    }

    [Fact]
    public void An_agreed_call_back_skips_gap_day_and_conversation_once()
    {
        LoggedCall[] calls =
        [
            CallBook.Call(CallBook.At(24, 9)), CallBook.Call(CallBook.At(24, 13), Ending.CallMeBack),
            OnRequest(CallBook.At(24, 14)), OnRequest(CallBook.At(24, 15)),
        ];

        CallRecount once = CallBook.Count(calls[..3]);
        CallRecount twice = CallBook.Count(calls);

        Assert.All(once.Limits, line => Assert.True(line.IsHeld, line.ToString()));
        Assert.False(twice.Line("between rings, one number").IsHeld);
        Assert.False(twice.Line("rings a day, one number").IsHeld);
    }

    [Fact]
    public void Of_a_call_that_nobody_reported_the_rest_runs_from_its_permit()
    {
        LoggedCall first = CallBook.Call(CallBook.At(24, 10), Ending.NotNow) with { ReportedAt = null };

        CallRecount thirtyDays = CallBook.Count([first, CallBook.Call(first.AskedAt.AddDays(30))]);
        CallRecount less = CallBook.Count([first, CallBook.Call(first.AskedAt.AddDays(30).AddSeconds(-1))]);

        Assert.True(thirtyDays.Line("after a refusal, one number").IsHeld);
        Assert.True(thirtyDays.Line("conversations in 30 days, one number").IsHeld);
        Assert.False(less.Line("after a refusal, one number").IsHeld);
    }

    [Fact]
    public void A_busy_line_is_no_ring()
    {
        CallRecount recount = CallBook.Count([CallBook.Call(CallBook.At(24, 10), Ending.Busy), CallBook.Call(CallBook.At(24, 10, 5))]);

        Assert.True(recount.Line("between rings, one number").IsHeld);
        Assert.Equal((2, 1), (recount.Most.Calls, recount.Most.Rings));
    }

    [Fact]
    public void A_day_has_twenty_five_hours_where_the_clocks_are_set_back()
    {
        LocalDate sunday = new(2026, 10, 25);
        LoggedCall[] calls = [.. new[] { CallBook.At(sunday, 0, 30), CallBook.At(sunday, 12), CallBook.At(sunday, 23, 30) }.Select(at => CallBook.Call(at))];

        Assert.Equal(TimeSpan.FromHours(24), calls[2].AskedAt - calls[0].AskedAt);
        Assert.Equal("3", CallBook.Count(calls).Line("rings a day, one number").Worst);
    }

    [Theory]
    [InlineData(CallBook.Anna, "anna", false)]
    [InlineData(CallBook.Anna, null, false)]
    [InlineData(CallBook.AnnaAtHome, "anna", false)]
    [InlineData(CallBook.AnnaAtHome, null, true)]
    public void An_objection_binds_number_and_person_from_its_instant_on(ulong number, string? person, bool held)
    {
        OfficePapers papers = CallBook.Papers();
        papers.Add(new Objection("aurora", CallBook.Anna, "anna", CallBook.At(24, 10)));
        LoggedCall later = CallBook.Call(CallBook.At(24, 10, 0, 1)) with { Number = number, Person = person };
        LoggedCall earlier = later with { DialedAt = CallBook.At(24, 10) };

        Assert.Equal(held, CallBook.Count([later], papers).Line("calls after an objection").IsHeld);
        Assert.True(CallBook.Count([earlier], papers).Line("calls after an objection").IsHeld);
    }

    [Fact]
    public void The_newest_answer_of_the_register_counts()
    {
        OfficePapers papers = CallBook.Papers();
        papers.Add(new Consultation("aurora", CallBook.At(24, 12), new HashSet<ulong> { CallBook.Anna }, new HashSet<ulong>()));

        Assert.True(CallBook.Count([CallBook.Call(CallBook.At(24, 11))], papers).Line("calls to numbers the register opposes").IsHeld);
        Assert.False(CallBook.Count([CallBook.Call(CallBook.At(24, 13))], papers).Line("calls to numbers the register opposes").IsHeld);
        Assert.True(CallBook.Count([OnRequest(CallBook.At(24, 13))], papers).Line("calls to numbers the register opposes").IsHeld);
    }

    [Fact]
    public void A_day_that_is_counted_already_cannot_be_counted_again()
    {
        CallRecount recount = CallBook.Count([CallBook.Call(CallBook.At(24, 10))]);

        Assert.Throws<InvalidOperationException>(() => recount.Add([CallBook.Call(CallBook.At(24, 9))]));
    }

    private static LoggedCall One(DateTime at) => CallBook.Call(at);

    private static LoggedCall Ahead(DateTime at) => CallBook.Call(at) with { HadOperator = false };

    private static LoggedCall OnRequest(DateTime at) => CallBook.Call(at) with { OnRequest = "cb-1" };

    private static LoggedCall AtHome(LoggedCall call) => call with { Number = CallBook.AnnaAtHome };

    private static LoggedCall DialedLater(int day, int hour, int minute, int second) =>
        CallBook.Call(CallBook.At(day, hour)) with { DialedAt = CallBook.At(day, hour, minute, second) };

    // On one number of somebody nobody knows, or on the two numbers of one person.
    private static IEnumerable<LoggedCall> On(string what, IEnumerable<LoggedCall> calls) =>
        calls.Select((call, i) => what == Number ? call with { Person = null } : i % 2 == 0 ? AtHome(call) : call);

    private static (string, IEnumerable<LoggedCall>, IEnumerable<LoggedCall>)[] Repeated(string limit, string what, DateTime first, DateTime held, DateTime broken) =>
        [(limit, On(what, [CallBook.Call(first), CallBook.Call(held)]), On(what, [CallBook.Call(first), CallBook.Call(broken)]))];

    private static (string, IEnumerable<LoggedCall>, IEnumerable<LoggedCall>)[] Series(
        string limit, string what, int max, Func<int, DateTime> at, Ending ending = Ending.NoAnswer) =>
    [
        (limit, On(what, Enumerable.Range(0, max).Select(i => CallBook.Call(at(i), ending))), On(what, Enumerable.Range(0, max + 1).Select(i => CallBook.Call(at(i), ending)))),
    ];

    private static (string, IEnumerable<LoggedCall>, IEnumerable<LoggedCall>)[] AfterA(Ending ending, string limit, string what)
    {
        LoggedCall first = CallBook.Call(CallBook.At(24, 10), ending);
        return
        [
            (
                limit,
                On(what, [first, CallBook.Call(first.EndedAt.AddDays(30))]),
                On(what, [first, CallBook.Call(first.EndedAt.AddDays(30).AddSeconds(-1))])),
        ];
    }
}
