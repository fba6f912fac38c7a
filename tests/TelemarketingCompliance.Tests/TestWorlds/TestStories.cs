using TelemarketingCompliance.Tests.Frequency;

namespace TelemarketingCompliance.Tests.TestWorlds;

/// <summary>Worlds that between them draw every reason out of every rule of core.</summary>
internal static class TestStories
{
    private static readonly E164Number Premium = E164Number.FromDigits(39899123456);
    private static readonly E164Number NoRange = E164Number.FromDigits(39299999999);
    private static readonly E164Number Kosovan = E164Number.FromDigits(38343201234);
    private static readonly E164Number French = E164Number.FromDigits(33142685300);

    public static IEnumerable<TestWorld> All() =>
    [
        // permitted
        new TestWorld().Granted(),
        new TestWorld().InDirectory().Asking(call => call with { OperatorCountry = "AL" }),
        new TestWorld().OnRequest(),
        new TestWorld().Contract().Granted(grant => grant with { Contract = new ContractId("c-1") }),
        new TestWorld().For(CallPurpose.OfficialStatistics).ReliesOn(EvidenceKind.SurveyMandate, "m-1"),
        new TestWorld().By(DialingMode.AiVoice).Granted(grant => grant with { Channels = CallChannels.AutomatedCall }),
        new TestWorld().Granted().Under(book => book with { Hours = "mon-fri 09:00-20:00" }),
        new TestWorld().Under(book => book with { AcceptsConsentAfterFirstListed = true }).RegisterSaid(listed: true).Granted(grant => grant with { At = TestWorld.Ago(2) }),

        // number, jurisdiction, engine
        new TestWorld().Asking(call => call with { Callee = Premium }),
        new TestWorld().Asking(call => call with { Callee = NoRange }),
        new TestWorld().Asking(call => call with { Callee = French }),
        new TestWorld().And(engine => engine.AddRule(new TestRule("broken") { Says = static (in CallContext _) => throw new InvalidOperationException() })),

        // purpose
        new TestWorld().For(CallPurpose.Service),
        new TestWorld().For(CallPurpose.SatisfactionSurvey),
        new TestWorld().For(CallPurpose.DebtCollection),

        // register
        new TestWorld().RegisterNeverAsked(),
        new TestWorld().RegisterSaid(listed: false, controller: TestWorld.Beta),
        new TestWorld().RegisterSaid(listed: false, daysAgo: 15),
        new TestWorld().For(campaign => campaign with { CreatedAt = TestWorld.Now }),
        new TestWorld().RegisterSaid(listed: true),

        // consent
        new TestWorld(),
        new TestWorld().InDirectory(listed: false),
        new TestWorld().Said(ConsentState.Denied, TestWorld.Ago(1)),
        new TestWorld().Said(ConsentState.Withdrawn, TestWorld.Ago(1)),
        new TestWorld().Granted(grant => grant with { ExpiresAt = TestWorld.DaysAgo(1) }),
        new TestWorld().Granted(grant => grant with { Level = EvidenceLevel.None }),
        new TestWorld().Granted(grant => grant with { Level = EvidenceLevel.Log }),
        new TestWorld().Granted(grant => grant with { At = null }),
        new TestWorld().Granted(grant => grant with { TextVersion = null }),
        new TestWorld().Granted(grant => grant with { Collector = TestWorld.Beta }),
        new TestWorld().FromList().Granted(grant => grant with { Controller = TestWorld.Beta, List = new ContactListId("bought") }),
        new TestWorld().RegisterSaid(listed: true, since: TestWorld.Ago(1)).Granted(),
        new TestWorld().RegisterSaid(listed: true).Granted(),
        new TestWorld().Granted().Said(ConsentState.Reassigned, TestWorld.Ago(1)),

        // frequency
        new TestWorld().And(engine => engine.AddRule(new FrequencyRule(new TestBook().Basis, TestBook.Rome, [FrequencyWorld.Limit("gap", 1, AttemptMeasures.Rang, FrequencyWorld.Hours(4))]))).InFlight(),

        // request, blacklist
        new TestWorld().ReliesOn(EvidenceKind.PersonRequest, "web-1"),
        new TestWorld().ReliesOn(EvidenceKind.PersonRequest, "web-1").AskedToBeCalled(request => request with { MadeAt = TestWorld.Ago(9) }),
        new TestWorld().ReliesOn(EvidenceKind.PersonRequest, "web-1").AskedToBeCalled(request => request with { UsedAt = TestWorld.Ago(0.5) }),
        new TestWorld().ReliesOn(EvidenceKind.PersonRequest, "web-1").AskedToBeCalled(request => request with { Purposes = [CallPurpose.WinBack] }),
        new TestWorld().Objected(),

        // hours: it is Wednesday, noon in Rome
        new TestWorld().Under(book => book with { Hours = "mon-fri 13:00-20:00" }),
        new TestWorld().Under(book => book with { Hours = "mon-fri 09:00-20:00", Holidays = "05-20" }),
        new TestWorld().Under(book => book with { Hours = "mon-tue 09:00-12:00" }).Asking(call => call with { Place = new CalleePlace { Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"] } }),
        new TestWorld().Asking(call => call with { Callee = Kosovan }).Under(book => book with { Regions = ["IT", "XK"] }),
        new TestWorld().And(engine => engine.UseBlackouts([new Blackout { Name = "mourning", From = TestWorld.Now, To = TestWorld.Now + Duration.FromDays(1) }])),

        // list
        new TestWorld().Asking(call => call with { ContactList = null }),
        new TestWorld().Asking(call => call with { NumberSource = NumberSource.Referral }),
        new TestWorld().Granted().Asking(call => call with { NumberSource = NumberSource.Referral }),
        new TestWorld().FromList(list => list with { Campaigns = [new CampaignId("autumn")] }),
        new TestWorld().FromList(list => list with { SupplyEndsAt = TestWorld.Ago(1) }),
        new TestWorld().FromList(list => list with { ConsentSampleCheckedAt = null }),

        // caller ID
        new TestWorld().Granted().Presenting(TestWorld.Mobile),
        new TestWorld().Granted().Presenting(null),
        new TestWorld().Granted().Presenting(Premium),
        new TestWorld().Granted().Presenting(TestWorld.Mobile, CallerIdEvent.Declared),
        new TestWorld().Granted().Presenting(TestWorld.Mobile, CallerIdEvent.Authorised),
        new TestWorld().Granted().Presenting(TestWorld.Mobile, CallerIdEvent.CallBackAnswered),
        new TestWorld().Granted().Presenting(E164Number.FromDigits(390843123456)),
        new TestWorld().Granted().For(campaign => campaign with { Sector = Sector.Energy }).Presenting(TestWorld.Mobile, CallerIdEvent.Assigned),
    ];
}
