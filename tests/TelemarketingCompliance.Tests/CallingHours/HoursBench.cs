using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.CallingHours;

/// <summary>One rule about hours, asked through an engine that has no other book or host rule.</summary>
internal sealed class HoursBench
{
    public const string CodeHours = "mon-fri 09:00-20:00; sat 10:00-19:00; eve 10:00-19:00";
    public const string Holidays = "01-01 01-06 easter easter+1 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26";

    /// <summary>A number that belongs to no country, so that only a declared place counts.</summary>
    public static readonly E164Number Nowhere = E164Number.FromDigits(80012345678);

    public static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private readonly ComplianceEngine engine;
    private readonly Finding[] findings;

    public HoursBench(CallRule rule)
    {
        engine = ComplianceEngine.Create(builder => builder.AddRule(rule));
        findings = new Finding[engine.MaxFindings];
    }

    /// <summary>The hours of the Italian code of conduct over Italian holidays.</summary>
    public static CallingHoursRule Code(CallingHoursPolicy? policy = null, int margin = 30) => Rule(CodeHours, policy, margin, LegalForce.CodeOfConduct);

    public static CallingHoursRule Rule(string hours, CallingHoursPolicy? policy = null, int margin = 30, LegalForce force = LegalForce.Statute, string holidays = Holidays) => new(
        TestBook.Parameter("weekly", WeeklyHours.Parse(hours), "1", force),
        TestBook.Parameter("holidays", HolidayCalendar.Parse(holidays), "2"),
        TestBook.Parameter("ringMargin", margin, "3", LegalForce.HousePolicy),
        policy);

    public static CallRequest To(E164Number callee, DateTimeZone? zone = null, string? municipality = null) => TestWorld.FirstRequest with
    {
        Callee = callee,
        Place = zone is null ? null : new CalleePlace { Zone = zone, Municipality = municipality },
    };

    public static Instant At(string local) => InRome(local).ToInstant();

    public CallFacts Gather(CallRequest request)
    {
        ValueTask<FactBatch> gathering = engine.GatherAsync([request], TestWorld.Now);
        return gathering.IsCompletedSuccessfully ? gathering.Result[0] : gathering.AsTask().GetAwaiter().GetResult()[0];
    }

    public Finding Ask(CallFacts facts, Instant at)
    {
        engine.Decide(facts, at, findings);
        return findings[1];
    }

    public Finding Ask(CallRequest request, Instant at) => Ask(Gather(request), at);

    public DecisionFinding Explain(CallRequest request, Instant at) => engine.Explain(Gather(request), at).Findings[1];

    /// <summary>What the rule says of a call to a landline in Rome: <c>open</c>, or the reason.</summary>
    public string Says(string local) => Word(Ask(To(TestWorld.Callee), At(local)));

    public static string Word(Finding finding) => finding.Kind == FindingKind.Pass ? "open" : finding.Reason?.Code ?? finding.Kind.ToString();

    private static ZonedDateTime InRome(string local) =>
        Rome.AtStrictly(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss.FFFFFFFFF").Parse(local).Value);
}
