using TelemarketingCompliance.Tests.Abandonment;
using TelemarketingCompliance.Tests.Relationships;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Remedies;

/// <summary>Worlds that draw out the remedies which the worlds of the reasons do not.</summary>
internal static class RemedyWorlds
{
    public static IEnumerable<TestWorld> All() =>
    [
        new TestWorld().For(CallPurpose.Unknown),
        new TestWorld().For(CallPurpose.Service).Contract(),
        new TestWorld().For(CallPurpose.Service).ReliesOn(EvidenceKind.CaseReference, "case-1"),
        OptOutTests.World().For(CallPurpose.Service).Contract().ReliesOn(EvidenceKind.CaseReference, "case-1").By(DialingMode.AiVoice),
        new TestWorld().InDirectory().RegisterSaid(listed: true).BeforeEachStore(store => store == nameof(ContractEntry) ? throw new InvalidOperationException() : Task.CompletedTask),
        new TestWorld().InDirectory().Objected(entry => entry with { At = null }),
        new TestWorld().InDirectory().Objected(entry => entry with { Scope = BlacklistScope.Recorder, Controller = null, RecordedBy = TestWorld.CentreX }),
        new TestWorld().FromList(list => list with { Campaigns = [new CampaignId("autumn")], SupplyEndsAt = TestWorld.Ago(1) }),
        new TestWorld().Granted().Presenting(TestWorld.Mobile, CallerIdEvent.Declared, CallerIdEvent.Authorised),
    ];

    public static IEnumerable<SilentWorld> OfSilentCalls() =>
    [
        new SilentWorld().Counted(SilentWorld.Counts(3, 100)).Asking(call => call with { Mode = DialingMode.Prerecorded }),
        new SilentWorld().Attempted(OutcomeKind.Silent, TestWorld.DaysAgo(1)).Asking(call => call with { Mode = DialingMode.Manual }),
    ];
}
