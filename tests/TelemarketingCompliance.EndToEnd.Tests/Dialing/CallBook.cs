using System.Globalization;
using DialerSimulation.Recount;

namespace TelemarketingCompliance.EndToEnd.Tests.Dialing;

/// <summary>A call log written by hand. The first call of it is in order: Anna, Tuesday 24 November 2026, ten o'clock in Rome.</summary>
internal static class CallBook
{
    internal const ulong Anna = 393331234567;
    internal const ulong AnnaAtHome = 390612345678;
    internal const ulong Customer = 393337654321;

    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private static int permits;

    internal static DateTime At(int day, int hour, int minute = 0, int second = 0) => At(new LocalDate(2026, 11, day), hour, minute, second);

    internal static DateTime At(LocalDate day, int hour, int minute = 0, int second = 0) =>
        (day + new LocalTime(hour, minute, second)).InZoneStrictly(Rome).ToDateTimeUtc();

    internal static LoggedCall Call(DateTime at, Ending ending = Ending.NoAnswer) => new()
    {
        Controller = "aurora",
        Processor = "agency-1",
        Campaign = "fibra",
        Number = Anna,
        Person = "anna",
        ContactList = "clienti",
        HadOperator = true,
        Permit = string.Create(CultureInfo.InvariantCulture, $"P{Interlocked.Increment(ref permits)}"),
        PermitEndsAt = at.AddMinutes(10),
        AskedAt = at,
        DialedAt = at,
        EndedAt = at.AddSeconds(30),
        Ending = ending,
        ReportedAt = at.AddSeconds(30),
    };

    /// <summary>The papers of an office that did everything right on 20 November.</summary>
    internal static OfficePapers Papers()
    {
        var papers = new OfficePapers();
        papers.Lists.Add("clienti", [Anna, AnnaAtHome, Customer]);
        papers.Callable.UnionWith([Anna, AnnaAtHome]);
        papers.Customers.Add(Customer);
        papers.Add(new Consultation("aurora", At(20, 12), new HashSet<ulong> { Anna, AnnaAtHome }, new HashSet<ulong> { Anna, AnnaAtHome }));
        return papers;
    }

    internal static CallRecount Count(IEnumerable<LoggedCall> calls, OfficePapers? papers = null, decimal machineShare = 0)
    {
        var recount = new CallRecount(papers ?? Papers(), new Dictionary<string, decimal> { ["fibra"] = machineShare });
        recount.Add([.. calls]);
        return recount;
    }

    internal static CountedLimit Line(this CallRecount recount, string limit) => recount.Limits.Single(line => line.Limit == limit);
}
