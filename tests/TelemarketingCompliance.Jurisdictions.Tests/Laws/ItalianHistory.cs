using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;

namespace TelemarketingCompliance.Jurisdictions.Tests.Laws;

/// <summary>One number with weeks of attempts behind it, and one call to it: under the whole Italian book, with its hours, limits, silent calls and caller IDs.</summary>
internal sealed record ItalianHistory(ComplianceEngine Engine, FactBatch Batch, Instant At)
{
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly PartyId Acme = new("acme");
    private static readonly PartyId Centre = new("centre");

    /// <summary>As many as wanted, one after the other on one engine: numbers, campaigns and caller IDs of two never meet.</summary>
    internal sealed class Maker
    {
        private readonly FakeTimeProvider clock = new();
        private readonly InMemoryStores stores = new();
        private readonly ComplianceEngine engine;
        private ulong made;

        internal Maker() => engine = ComplianceEngine.Create(builder => builder.UseTimeProvider(clock).AddItaly().UseInMemoryStores(stores).AddRegister(new RegisterSet("it-rpo")));

        internal async Task<ItalianHistory> MakeAsync(int seed)
        {
            var random = new Random(seed);
            made++;
            Instant at = new LocalDateTime(2026, 1 + random.Next(12), 1 + random.Next(28), 8, 0).InZoneLeniently(Rome).ToInstant() + Duration.FromMinutes(random.Next(60 * 24));
            CallRequest call = CallOf(random, at);
            await RecordAsync(random, call, at);
            await AttemptAsync(random, call, at);
            clock.AdjustTime(at.ToDateTimeOffset());
            return new ItalianHistory(engine, await engine.GatherAsync([call], at), at);
        }

        private CallRequest CallOf(Random random, Instant at) => new()
        {
            Callee = E164Number.FromDigits(390612000000 + made),
            CalleeKind = CalleeKind.NaturalPerson,
            Subject = random.Next(2) == 0 ? new SubjectId($"p-{made}") : null,
            Campaign = new Campaign
            {
                Id = new CampaignId($"c-{made}"),
                Controller = new CampaignParty { Id = Acme, RocNumber = "1", AdheresToCodeOfConduct = true },
                Processor = new CampaignParty { Id = Centre, RocNumber = "2", AdheresToCodeOfConduct = true },
                Purpose = CallPurpose.Sale,
                CreatedAt = at - Duration.FromDays(90),
                Mode = (DialingMode[])[DialingMode.Predictive, DialingMode.Preview, DialingMode.Progressive] is var modes ? modes[random.Next(3)] : default,
                Sector = Sector.Telecom,
                AnsweringMachineDetection = random.Next(4) == 0 ? null : new AnsweringMachineDetection { IsUsed = true, FalsePositiveRate = 0.05m, MeasuredOn = new LocalDate(2025, 11, 3) },
            },
            CallerId = E164Number.FromDigits(390655000000 + made),
            ContactList = new ContactListId($"l-{made}"),
            NumberSource = NumberSource.ContactList,
            OperatorReserved = random.Next(2) == 0,
            OperatorCountry = "IT",
            NetworkOrigin = new NetworkOrigin("IT"),
            Evidence = random.Next(4) == 0 ? new CallEvidence(EvidenceKind.PersonRequest, $"r-{made}") : null,
            Place = random.Next(4) == 0 ? new CalleePlace { Zone = DateTimeZoneProviders.Tzdb[random.Next(2) == 0 ? "Asia/Tokyo" : "Europe/London"], Country = "JP" } : null,
        };

        private async Task RecordAsync(Random random, CallRequest call, Instant at)
        {
            E164Number callee = call.Callee;
            await stores.ContactLists.AddAsync(new ContactList { Id = call.ContactList!.Value, Controller = Acme, AcquiredAt = Ago(at, 300) }, [callee], default);
            await stores.Contracts.AddAsync([new ContractEntry { Id = $"c-{made}", Number = callee, Contract = new ContractId("c"), Controller = Acme, StartedAt = Ago(at, 400) }], default);
            await stores.Consents.AddAsync(
            [
                new ConsentEntry
                {
                    Id = $"k-{made}", Number = callee, State = ConsentState.Granted, Controller = Acme, Purposes = [CallPurpose.Sale], Channels = CallChannels.OperatorCall, At = Ago(at, 300),
                    TextVersion = "v", Level = EvidenceLevel.DoubleOptIn, Contract = new ContractId("c"),
                },
            ], default);
            await stores.Requests.AddAsync(
                [new PersonRequest { Id = $"r-{made}", Number = callee, Reference = $"r-{made}", Controller = Acme, Purposes = [CallPurpose.Sale], MadeAt = Ago(at, random.Next(60 * 80) / 1440.0) }], default);
            await stores.CallerIds.AddAsync(
            [
                Of(CallerIdEvent.Declared, Centre, 50), Of(CallerIdEvent.Authorised, Acme, 50), Of(CallerIdEvent.CallBackAnswered, Centre, random.Next(0, 34)),
                Of(CallerIdEvent.CallBackAnswered, Centre, -random.Next(0, 30)),
            ], default);

            CallerIdRecord Of(CallerIdEvent what, PartyId party, int daysAgo) =>
                new() { Id = $"{what}-{made}-{daysAgo}", Number = call.CallerId, Event = what, Party = party, At = Ago(at, daysAgo) };
        }

        private async Task AttemptAsync(Random random, CallRequest call, Instant at)
        {
            foreach (Instant charged in Enumerable.Range(0, random.Next(0, 8)).Select(_ => at - Duration.FromMinutes(Math.Pow(random.NextDouble(), 3) * 40 * 24 * 60)).Order().ToArray())
            {
                clock.AdjustTime(charged.ToDateTimeOffset());
                PermitId permit = PermitId.NewAt(charged);
                CallRequest past = call with { Evidence = random.Next(3) == 0 ? new CallEvidence(EvidenceKind.PersonRequest, $"r-{made}") : null };
                await stores.Attempts.ChargeAsync([new AttemptCharge { Permit = permit, Request = past, TimeToLive = Duration.FromMinutes(1), Lines = [] }], default);
                for (int reports = random.Next(12) switch { 0 => 0, 1 => 2, _ => 1 }; reports > 0; reports--)
                    await stores.Attempts.CompleteAsync(permit, new CallOutcome { Kind = (OutcomeKind)random.Next(1, 15), OccurredAt = charged + Duration.FromMinutes(random.Next(30)) }, default);
            }
        }

        private static RecordedTime Ago(Instant at, double days) => RecordedTime.At(at - Duration.FromDays(days));
    }
}
