using System.Collections.Immutable;
using NodaTime;

namespace TelemarketingCompliance;

/// <summary>The calls and lines that the cases about attempts are made of.</summary>
internal static class AttemptSamples
{
    internal static readonly E164Number Number = E164Number.FromDigits(390212345678);
    internal static readonly E164Number OtherNumber = E164Number.FromDigits(393331234567);
    internal static readonly SubjectId Person = new("person-1");
    internal static readonly PartyId Controller = new("shop");
    internal static readonly PartyId OtherController = new("bank");
    internal static readonly PartyId Processor = new("centre-x");
    internal static readonly PartyId OtherProcessor = new("centre-y");
    internal static readonly Duration Minute = Duration.FromMinutes(1);

    internal static readonly Campaign Spring = new()
    {
        Id = new CampaignId("spring"),
        Controller = new CampaignParty { Id = Controller },
        Processor = new CampaignParty { Id = Processor },
        Purpose = CallPurpose.Sale,
        Sector = Sector.Telecom,
        Mode = DialingMode.Predictive,
        CreatedAt = Instant.FromUtc(2026, 11, 1, 0, 0),
    };

    /// <summary>A call of which nothing but number and campaign is known.</summary>
    internal static readonly CallRequest Call = new() { Callee = Number, Campaign = Spring };

    /// <summary>A call with something in every field, so that whatever a store drops is missed.</summary>
    internal static CallRequest Full => Call with
    {
        Campaign = Spring with
        {
            Controller = new CampaignParty { Id = Controller, RocNumber = "1234½", RocConfirmedOn = new LocalDate(2026, 4, 15), AdheresToCodeOfConduct = true },
            AnsweringMachineDetection = Measured(0.0125m),
            Script = "versione “estiva” n.º 3 – 夏",
            CreatedAt = Instant.FromUtc(2026, 11, 1, 0, 0).PlusNanoseconds(123_456_789),
        },
        CalleeKind = CalleeKind.NaturalPerson,
        Subject = new SubjectId(new string('p', 63) + "!"),
        CallerId = E164Number.FromDigits(390655550100),
        ContactList = new ContactListId("list';--"),
        NumberSource = NumberSource.ContactList,
        Place = new CalleePlace { Zone = DateTimeZoneProviders.Tzdb["Europe/Rome"], Country = "IT", Municipality = "058091" },
        Mode = DialingMode.Preview,
        OperatorReserved = true,
        OperatorCountry = "AL",
        NetworkOrigin = new NetworkOrigin("IT", true),
        Evidence = new CallEvidence(EvidenceKind.PersonRequest, "web-1"),
        RequestId = "richiesta n.º 7 – 電話 – " + new string('x', 400),
    };

    internal static CallRequest To(E164Number number, SubjectId? subject = null) => Call with { Callee = number, Subject = subject };

    internal static CallRequest By(PartyId processor, CallRequest? call = null) =>
        (call ?? Call) with { Campaign = (call ?? Call).Campaign with { Processor = new CampaignParty { Id = processor } } };

    internal static CallRequest For(PartyId controller, CallRequest? call = null) =>
        (call ?? Call) with { Campaign = (call ?? Call).Campaign with { Controller = new CampaignParty { Id = controller } } };

    internal static CallRequest In(string campaign) => Call with { Campaign = Spring with { Id = new CampaignId(campaign) } };

    /// <summary>A call of a campaign that declares this of its detection of machines.</summary>
    internal static CallRequest Detecting(AnsweringMachineDetection? detection, CallRequest? call = null) =>
        (call ?? Call) with { Campaign = (call ?? Call).Campaign with { AnsweringMachineDetection = detection } };

    /// <summary>Detection of which so many machines were people, by a measurement of the month before.</summary>
    internal static AnsweringMachineDetection Measured(decimal rate) => new() { IsUsed = true, FalsePositiveRate = rate, MeasuredOn = new LocalDate(2026, 10, 1) };

    /// <summary>One of many numbers that nothing else uses.</summary>
    internal static E164Number NumberOf(int i) => E164Number.FromDigits(390610000000 + (ulong)i);

    /// <summary>At most so many attempts in an hour.</summary>
    internal static ChargeLine AtMost(int max, AttemptMeasures counts = AttemptMeasures.Attempt, AttemptScope scope = AttemptScope.Controller, string limit = "hour") =>
        new(limit, counts, scope, Duration.FromHours(1), null, max);

    internal static AttemptCharge Charge(CallRequest call, params ImmutableArray<ChargeLine> lines) =>
        new() { Permit = PermitId.NewAt(Spring.CreatedAt), Request = call, TimeToLive = Minute, Lines = lines };

    internal static CallOutcome Outcome(OutcomeKind kind) => new() { Kind = kind, OccurredAt = Instant.FromUtc(2026, 11, 24, 9, 31) };

    internal static async Task<ChargeResult> ChargeAsync(this IAttemptStore store, AttemptCharge charge, CancellationToken token)
    {
        ImmutableArray<ChargeResult> results = await store.ChargeAsync([charge], token).ConfigureAwait(false);
        Expect.Equal(1, results.Length, "results of one charge");
        return results[0];
    }

    /// <summary>Charges a call that nothing forbids.</summary>
    internal static async Task<StoredAttempt> TakeAsync(this IAttemptStore store, CallRequest call, CancellationToken token)
    {
        ChargeResult result = await store.ChargeAsync(Charge(call), token).ConfigureAwait(false);
        Expect.Equal(ChargeStatus.Charged, result.Status, "a charge that nothing forbids");
        return Expect.NotNull(result.Attempt, "the attempt of a charge that was made");
    }

    internal static async Task<ChargeStatus> StatusAsync(this IAttemptStore store, CallRequest call, CancellationToken token, params ImmutableArray<ChargeLine> lines) =>
        (await store.ChargeAsync(Charge(call, lines), token).ConfigureAwait(false)).Status;

    internal static Task<ImmutableArray<AttemptRecord>> FindAsync(this IAttemptStore store, CallRequest call, CancellationToken token) =>
        store.FindAsync(AttemptQuery.For(call), token);

    internal static async Task<ImmutableArray<AttemptRecord>> FindAsync(this IAttemptStore store, AttemptQuery query, CancellationToken token)
    {
        ImmutableArray<ImmutableArray<AttemptRecord>> answers = await store.FindAsync([query], token).ConfigureAwait(false);
        Expect.Equal(1, answers.Length, "answers to one question");
        Expect.True(!answers[0].IsDefault, "no answer where an empty one is meant");
        return answers[0];
    }

    internal static async Task<CampaignStatistics> CountAsync(this IAttemptStore store, CallRequest call, CancellationToken token)
    {
        ImmutableArray<CampaignStatistics> answers = await store.CountAsync([CampaignQuery.For(call)], token).ConfigureAwait(false);
        Expect.Equal(1, answers.Length, "answers to one question");
        return Expect.NotNull(answers[0], "statistics of a campaign");
    }

    /// <summary>Gives one attempt back.</summary>
    internal static async Task<StoredAttempt?> GiveBackAsync(this IAttemptStore store, PermitId permit, CancellationToken token, int? handedOut = null)
    {
        ImmutableArray<StoredAttempt?> attempts = await store.CancelAsync([new AttemptReturn(permit, handedOut)], token).ConfigureAwait(false);
        Expect.Equal(1, attempts.Length, "answers to one attempt given back");
        return attempts[0];
    }

    internal static async Task<StoredAttempt> ReadBackAsync(this IAttemptStore store, PermitId permit, CancellationToken token) =>
        Expect.NotNull(await store.ReadAsync(permit, token).ConfigureAwait(false), "an attempt that was charged");

    internal static IEnumerable<PermitId> Permits(this ImmutableArray<AttemptRecord> attempts) => attempts.Select(attempt => attempt.Permit);
}
