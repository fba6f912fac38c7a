using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;

namespace TelemarketingCompliance.Jurisdictions.Tests.Italy;

/// <summary>Lists screened under the whole Italian book give what deciding each call gives, by day, at night and on a Sunday.</summary>
public sealed class ItalianScreeningTests
{
    private const int Numbers = 600;

    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly PartyId Shop = new("shop");
    private static readonly PartyId Centre = new("centre");
    private static readonly E164Number Undeclared = E164Number.FromDigits(390655550199);
    private static readonly ContactListId List = new("bought");
    private static readonly Instant Noon = At(2026, 11, 24, 12);

    private readonly Random random = new(20261124);
    private readonly FakeTimeProvider clock = new(Noon.ToDateTimeOffset());
    private readonly InMemoryStores stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-11-24T11:00:00Z")]
    [InlineData("2026-11-24T23:00:00Z")]
    [InlineData("2026-11-29T11:00:00Z")]
    public async Task A_mixed_list_is_decided_call_by_call(string instant)
    {
        Instant at = NodaTime.Text.InstantPattern.ExtendedIso.Parse(instant).Value;
        ComplianceEngine engine = await EngineAsync();
        ImmutableArray<CallRequest> calls = [.. Enumerable.Range(0, 3 * Numbers).Select(_ => AnyCall())];

        List<ScreenedCall> screened = await engine.ScreenAsync(calls.ToAsyncEnumerable(), at, new() { BatchSize = 400, DegreeOfParallelism = 2 }, Token).ToListAsync(Token);

        int permitted = 0, deferred = 0;
        foreach (ScreenedCall call in screened)
        {
            CallDecision decision = await engine.EvaluateAsync(call.Request, at, Token);
            Assert.Equal(Line(decision.IsPermitted, decision.Basis, decision.Reasons, decision.ValidUntil, decision.RetryAt, decision.Obligations), Line(call.Verdict));
            permitted += decision.IsPermitted ? 1 : 0;
            deferred += decision.RetryAt is not null ? 1 : 0;
        }

        Assert.Equal(calls.Length, screened.Count);
        Assert.InRange(permitted + deferred, calls.Length / 50, calls.Length / 2);
    }

    [Fact]
    public async Task Of_a_plain_list_most_verdicts_are_shared()
    {
        ComplianceEngine engine = await EngineAsync();
        CallRequest template = AnyCall() with { ContactList = List, NumberSource = NumberSource.ContactList, CallerId = CallerIds.Landline, Subject = null };

        List<ScreenedCall> screened = await engine.ScreenAsync(
            Enumerable.Range(0, Numbers).Select(i => template with { Callee = NumberOf(i) }).ToAsyncEnumerable(), Noon, cancellationToken: Token).ToListAsync(Token);

        int verdicts = screened.Select(call => call.Verdict).Distinct(ReferenceEqualityComparer.Instance).Count();
        Assert.InRange(verdicts, 4, Numbers * 3 / 4);
    }

    private static Instant At(int year, int month, int day, int hour) => new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(Rome).ToInstant();

    private static E164Number NumberOf(int i) => E164Number.FromDigits(i % 3 == 0 ? 390240000000UL + (ulong)i : 393330000000UL + (ulong)i);

    private CallRequest AnyCall()
    {
        int i = random.Next(Numbers);
        return new CallRequest
        {
            Callee = NumberOf(i),
            Campaign = Campaigns[random.Next(Campaigns.Length)],
            CalleeKind = (CalleeKind)random.Next(3),
            CallerId = random.Next(20) switch { 0 => null, 1 => Undeclared, _ => CallerIds.Landline },
            NetworkOrigin = random.Next(20) == 0 ? null : new NetworkOrigin("IT"),
            ContactList = random.Next(20) == 0 ? null : List,
            NumberSource = random.Next(20) switch { 0 => NumberSource.Referral, 1 => NumberSource.PersonRequest, _ => NumberSource.ContactList },
            Mode = random.Next(20) switch { 0 => DialingMode.AiVoice, 1 => DialingMode.Manual, _ => null },
            OperatorCountry = random.Next(20) == 0 ? "AL" : "IT",
            Subject = random.Next(3) == 0 ? new SubjectId($"p{i}") : null,
            Place = random.Next(20) == 0 ? new CalleePlace { Zone = DateTimeZoneProviders.Tzdb["America/New_York"] } : null,
            Evidence = random.Next(20) == 0 ? new CallEvidence(EvidenceKind.CaseReference, "case") : null,
        };
    }

    private static ImmutableArray<Campaign> Campaigns { get; } =
    [
        CampaignOf("sale", CallPurpose.Sale, "telecom"), CampaignOf("sale", CallPurpose.Sale, "telecom"), CampaignOf("energy", CallPurpose.Sale, "energy"), CampaignOf("service", CallPurpose.Service, "telecom"),
    ];

    private static Campaign CampaignOf(string id, CallPurpose purpose, string sector) => new()
    {
        Id = new(id),
        Controller = new CampaignParty { Id = Shop, RocNumber = "1", RocConfirmedOn = new LocalDate(2026, 4, 15), AdheresToCodeOfConduct = true },
        Processor = new CampaignParty { Id = Centre, RocNumber = "2", RocConfirmedOn = new LocalDate(2026, 4, 15), AdheresToCodeOfConduct = true },
        Purpose = purpose,
        CreatedAt = At(2026, 11, 18, 9),
        Mode = DialingMode.Predictive,
        Sector = new(sector),
        AnsweringMachineDetection = AnsweringMachineDetection.NotUsed,
    };

    private async Task<ComplianceEngine> EngineAsync()
    {
        E164Number[] numbers = [.. Enumerable.Range(0, Numbers).Select(NumberOf)];
        await stores.ContactLists.AddAsync(new ContactList { Id = List, Controller = Shop, AcquiredAt = RecordedTime.At(At(2026, 1, 7, 9)) }, [.. numbers[..^30]], Token);
        await stores.CallerIds.AddAsync(CallerIds.Good(CallerIds.Landline, Shop, Centre, Noon), Token);
        await stores.Consents.AddAsync([.. Some(6).Select(i => ConsentOf(i, numbers[i]))], Token);
        await stores.Contracts.AddAsync(
            [.. Some(12).Select(i => new ContractEntry { Id = $"c{i}", Number = numbers[i], Contract = new($"k{i}"), Controller = Shop, StartedAt = RecordedTime.At(At(2026, 2, 2, 9)) })], Token);
        await stores.Blacklist.AddAsync(
        [
            .. Some(25).Select(i => new BlacklistEntry { Id = $"b{i}", Subject = new SubjectId($"p{i}"), Scope = BlacklistScope.Controller, Controller = Shop, RecordedBy = Centre, Actor = "op", Channel = "call", At = RecordedTime.At(At(2026, 6, 1, 9)) }),
        ], Token);
        await stores.Directory.AddAsync(
            [.. Some(4).Select(i => new DirectoryListing { Id = $"d{i}", Number = numbers[i], IsListed = i % 2 == 0, Directory = "dbu", At = RecordedTime.At(At(2026, 10, 1, 9)) })], Token);
        await AttemptAsync([.. Some(10).Select(i => numbers[i])]);
        RegisterConsultationHeader asked = new() { Register = "it-rpo", Reference = "rpo-1", Controller = Shop, ProcessedAt = At(2026, 11, 20, 9), Jurisdiction = "IT" };
        RegisterSet register = new("it-rpo", RegisterConsultation.FromAnswers(asked, numbers[..500].Select((number, i) => (number, i % 4 == 0, (LocalDate?)null))));
        return ComplianceEngine.Create(engine => engine.AddItaly().UseTimeProvider(clock).AddRegister(register).UseInMemoryStores(stores));
    }

    private int[] Some(int oneIn) => [.. Enumerable.Range(0, Numbers).Where(_ => random.Next(oneIn) == 0)];

    private ConsentEntry ConsentOf(int i, E164Number number) => new()
    {
        Id = $"k{i}",
        Number = number,
        Controller = Shop,
        State = random.Next(8) == 0 ? ConsentState.Denied : ConsentState.Granted,
        Purposes = [CallPurpose.Sale],
        Channels = CallChannels.OperatorCall,
        Categories = random.Next(2) == 0 ? [new Sector("energy"), new Sector("telecom")] : [],
        At = RecordedTime.At(At(2026, random.Next(1, 11), 15, 12)),
        TextVersion = "v2",
        Level = EvidenceLevel.DoubleOptIn,
        Contract = random.Next(2) == 0 ? new($"k{i}") : null,
    };

    private async Task AttemptAsync(E164Number[] called)
    {
        foreach (E164Number number in called)
        {
            PermitId permit = PermitId.NewAt(Noon);
            await stores.Attempts.ChargeAsync(
                [new AttemptCharge { Permit = permit, Request = AnyCall() with { Callee = number }, TimeToLive = Duration.FromMinutes(1), Lines = [] }], Token);
            await stores.Attempts.CompleteAsync(permit, new CallOutcome { Kind = random.Next(4) == 0 ? OutcomeKind.Refused : OutcomeKind.NoAnswer, OccurredAt = Noon }, Token);
        }
    }

    private static string Line(ScreenedVerdict verdict) =>
        Line(verdict.IsPermitted, verdict.Basis, verdict.Reasons.Select(reason => reason.Code), verdict.ValidUntil, verdict.RetryAt, verdict.Obligations);

    private static string Line(bool permitted, CallBasis? basis, IEnumerable<string> reasons, Instant? until, Instant? retry, IEnumerable<Obligation> obligations) =>
        $"{permitted} {basis} {string.Join(";", reasons)} until {until} retry {retry} {string.Join(" ", obligations.Select(one => $"{one.Code}({string.Join(",", one.Args)}){one.Law?.Citation}"))}";
}
