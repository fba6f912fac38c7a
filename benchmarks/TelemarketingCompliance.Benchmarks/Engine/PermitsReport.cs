using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using NodaTime;

namespace TelemarketingCompliance.Benchmarks.Engine;

/// <summary>Acquire, confirm, complete on several threads over stores in memory: <c>permits store|frequency|italy [threads] [permits] [metered] [traced]</c>. Every call must be granted.</summary>
/// <remarks><c>metered</c> listens to every instrument, <c>traced</c> to every activity. <c>store</c> is the store alone: charge with four lines, confirm, complete. Every number is new, and so looked up in the numbering plans for the first time.</remarks>
/// <summary>Acquire, confirm, complete on several threads over stores in memory: <c>permits store|sqlite|frequency|italy [threads] [permits]</c>. Every call must be granted.</summary>
/// <remarks><c>store</c> is the store alone: charge with four lines, confirm, complete; <c>sqlite</c> is the same in a file. Every number is new, and so looked up in the numbering plans for the first time.</remarks>
internal static class PermitsReport
{
    private const int Rounds = 5;

    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 9, 30);
    private static readonly PartyId Acme = new("acme");
    private static readonly CallOutcome NoAnswer = new() { Kind = OutcomeKind.NoAnswer, OccurredAt = Morning };

    internal static int Run(string[] args)
    {
        if (args is not ["store" or "sqlite" or "frequency" or "italy", ..])
        {
            Console.Error.WriteLine("permits store|frequency|italy [threads] [permits] [metered] [traced]");
            Console.Error.WriteLine("permits store|sqlite|frequency|italy [threads] [permits]");
            return 2;
        }

        int threads = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2;
        int permits = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 200_000;
        using MeterListener? meters = args.Contains("metered") ? Metering() : null;
        using ActivityListener? activities = args.Contains("traced") ? Tracing() : null;
        CallRequest[] calls = [.. Enumerable.Range(0, permits).Select(CallOf)];
        // Reading the numbering plans takes longer the first time than a source may.
        NumberProfile.Of(calls[0].Callee);
        World world = new(args[0] == "italy" ? calls : []);
        Measure(Placing(args[0], world), [.. calls.Take(Math.Min(20_000, permits / 10))], threads);
        for (int round = 0; round < Rounds; round++)
        {
            (double perSecond, double busy, double allocated, double kept) = Measure(Placing(args[0], world), calls, threads);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{args[0]}, {threads} threads: {perSecond:N0} permits a second acquired, confirmed and completed, {1 / busy:N0} per second of one processor; {allocated:N0} bytes allocated, {kept:N0} kept, per permit"));
        }

        return 0;
    }

    private static MeterListener Metering()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == nameof(TelemarketingCompliance))
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        // Does nothing: what is measured is what the engine pays.
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.Start();
        return listener;
    }

    private static ActivityListener Tracing()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == nameof(TelemarketingCompliance),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>How one call is placed, in a fresh engine or store.</summary>
    private static Action<CallRequest> Placing(string what, World world)
    {
        if (what == "sqlite")
        {
            IAttemptStore file = SqliteStores.Open(Path.Combine(Directory.CreateTempSubdirectory("tmc-permits-").FullName, "store.db"), new SqliteStoreOptions { Clock = new MorningClock() }).Attempts;
            return call => Place(file, call);
        }

        if (what != "store")
        {
            ComplianceEngine engine = what == "italy" ? world.Italy() : World.Frequency();
            return call => Place(engine, call);
        }

        var store = new InMemoryAttemptStore(new MorningClock(), 10_000_000);
        return call => Place(store, call);
    }

    private static (double PerSecond, double Busy, double Allocated, double Kept) Measure(Action<CallRequest> place, CallRequest[] calls, int threads)
    {
        long keptBefore = GC.GetTotalMemory(forceFullCollection: true);
        long allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan busyBefore = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(worker => new Thread(() =>
        {
            for (int i = worker; i < calls.Length; i += threads)
                place(calls[i]);
        }))];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        double busy = (Environment.CpuUsage.TotalTime - busyBefore).TotalSeconds;
        double allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        double kept = GC.GetTotalMemory(forceFullCollection: true) - keptBefore;
        GC.KeepAlive(place);
        return (calls.Length / seconds, busy / calls.Length, allocated / calls.Length, kept / calls.Length);
    }

    private static void Place(ComplianceEngine engine, CallRequest call)
    {
        // Everything is in memory: no task is ever left waiting.
        Acquisition acquired = Now(engine.AcquireAsync(call));
        CallPermit permit = Now(engine.ConfirmAsync(acquired.Permit ?? throw new InvalidOperationException(acquired.ToString()))).Permit ?? throw new InvalidOperationException("not confirmed");
        if (Now(engine.CompleteAsync(permit, NoAnswer with { OccurredAt = permit.ChargedAt })).Status != CompletionStatus.Recorded)
            throw new InvalidOperationException("not recorded");
    }

    private static void Place(IAttemptStore store, CallRequest call)
    {
        PermitId permit = PermitId.NewAt(Morning);
        ChargeResult charged = Now(store.ChargeAsync([new AttemptCharge { Permit = permit, Request = call, TimeToLive = Duration.FromMinutes(1), Lines = World.Lines }], default))[0];
        if (charged.Status != ChargeStatus.Charged || !Now(store.ConfirmAsync(permit, default)).MarkedNow
            || Now(store.CompleteAsync(permit, NoAnswer with { OccurredAt = charged.At }, default)).Status != CompletionStatus.Recorded)
            throw new InvalidOperationException($"{charged.Status}");
    }

    private static T Now<T>(ValueTask<T> work) => work.IsCompletedSuccessfully ? work.Result : work.AsTask().GetAwaiter().GetResult();

    private static CallRequest CallOf(int i)
    {
        var party = new CampaignParty { Id = Acme, RocNumber = "1", RocConfirmedOn = new LocalDate(2026, 1, 10), AdheresToCodeOfConduct = true };
        return new CallRequest
        {
            Callee = E164Number.FromDigits(39_330_0000000UL + (ulong)i),
            CalleeKind = CalleeKind.NaturalPerson,
            Campaign = new Campaign
            {
                Id = new("spring"),
                Controller = party,
                Processor = party,
                Purpose = CallPurpose.Sale,
                CreatedAt = Morning - Duration.FromDays(8),
                Mode = DialingMode.Preview,
                Sector = new("telecom"),
            },
            CallerId = World.CallerId,
            ContactList = World.List,
            NumberSource = NumberSource.ContactList,
            OperatorReserved = true,
            OperatorCountry = "IT",
            NetworkOrigin = new NetworkOrigin("IT"),
        };
    }

    private sealed class World(CallRequest[] calls)
    {
        public static readonly E164Number CallerId = E164Number.FromDigits(390212345678);
        public static readonly ContactListId List = new("customers");
        public static readonly ImmutableArray<ChargeLine> Lines =
        [
            new("gap", AttemptMeasures.Rang, AttemptScope.Controller, Duration.FromHours(4), null, 1),
            new("day", AttemptMeasures.Rang, AttemptScope.Controller, null, new Interval(Morning - Duration.FromHours(10), Morning + Duration.FromHours(14)), 2),
            new("fortnight", AttemptMeasures.Rang, AttemptScope.Controller, Duration.FromDays(14), null, 6),
            new("spoken", AttemptMeasures.Spoken, AttemptScope.Controller, Duration.FromDays(30), null, 1),
        ];

        private readonly InMemoryStores stores = Filled(calls);
        private readonly RegisterSet register = new("it-rpo", RegisterConsultation.FromAnswers(
            new() { Register = "it-rpo", Controller = Acme, ProcessedAt = Morning - Duration.FromDays(2), Reference = "c-1", Jurisdiction = "IT" },
            // An answer that lists nobody is not believed.
            [.. calls.Select(call => (call.Callee, false, (LocalDate?)null)), (E164Number.FromDigits(39_331_0000000UL), true, null)]));

        /// <summary>The frequency rule alone, on a basis that is always there.</summary>
        public static ComplianceEngine Frequency() => ComplianceEngine.Create(engine => engine
            .UseTimeProvider(new MorningClock())
            .UseAttempts(new InMemoryAttemptStore(new MorningClock(), 10_000_000))
            .UseBlacklist(new InMemoryLedger<BlacklistEntry>())
            .AddRuleBook(new RuleBook("FREQUENCY", ["IT"], DateTimeZoneProviders.Tzdb["Europe/Rome"], Instant.MinValue, [], _ => [new Always(), LimitsOf()])));

        /// <summary>The Italian book with everything that is in force that morning.</summary>
        public ComplianceEngine Italy() => ComplianceEngine.Create(engine => engine
            .UseTimeProvider(new MorningClock())
            .AddItaly()
            .UseAttempts(new InMemoryAttemptStore(new MorningClock(), 10_000_000))
            .UseConsents(stores.Consents)
            .UseContracts(stores.Contracts)
            .UsePersonRequests(stores.Requests)
            .UseBlacklist(stores.Blacklist)
            .UseDirectory(stores.Directory)
            .UseSelectiveRevocations(stores.SelectiveRevocations)
            .UseCallerIds(stores.CallerIds)
            .UseContactLists(stores.ContactLists)
            .AddRegister(register));

        private static FrequencyRule LimitsOf()
        {
            var law = new LawReference { Citation = "house", Force = LegalForce.HousePolicy, Confidence = LegalConfidence.High, ReviewBy = new LocalDate(2027, 1, 1) };
            var basis = new LawfulBasis { ContractGraceDays = new("days", 30, law), RequestValidHours = new("hours", 72, law) };
            return new FrequencyRule(basis, DateTimeZoneProviders.Tzdb["Europe/Rome"],
            [
                new() { Name = "gap", Counts = AttemptMeasures.Rang, Window = FrequencyWindow.Rolling(Duration.FromHours(4)), Max = 1 },
                new() { Name = "day", Counts = AttemptMeasures.Rang, Window = FrequencyWindow.CalendarDays(1), Max = 2 },
                new() { Name = "fortnight", Counts = AttemptMeasures.Rang, Window = FrequencyWindow.Rolling(Duration.FromDays(14)), Max = 6 },
                new() { Name = "spoken", Counts = AttemptMeasures.Spoken, Window = FrequencyWindow.Rolling(Duration.FromDays(30)), Max = 1 },
            ]);
        }

        private static InMemoryStores Filled(CallRequest[] calls)
        {
            var stores = new InMemoryStores();
            RecordedTime january = RecordedTime.At(Morning - Duration.FromDays(300));
            Wait(stores.ContactLists.AddAsync(new ContactList { Id = List, Controller = Acme, AcquiredAt = january }, [.. calls.Select(call => call.Callee)], default));
            foreach (CallRequest[] chunk in calls.Chunk(10_000))
            {
                Wait(stores.Consents.AddAsync(
                [
                    .. chunk.Select(call => new ConsentEntry
                    {
                        Id = $"k{call.Callee.Digits}", Number = call.Callee, Controller = Acme, State = ConsentState.Granted, Purposes = [CallPurpose.Sale],
                        Channels = CallChannels.OperatorCall, At = RecordedTime.At(Morning - Duration.FromDays(1)), TextVersion = "v2", Level = EvidenceLevel.DoubleOptIn,
                    }),
                ], default));
            }

            CallerIdEvent[] events = [CallerIdEvent.Assigned, CallerIdEvent.Declared, CallerIdEvent.Authorised, CallerIdEvent.CallBackAnswered];
            Wait(stores.CallerIds.AddAsync(
            [
                .. events.Select(happened => new CallerIdRecord
                {
                    Id = $"{happened}", Number = CallerId, Event = happened, Party = Acme, At = RecordedTime.At(Morning - Duration.FromDays(5)),
                    Campaigns = [],
                }),
            ], default));
            return stores;
        }

        private static void Wait(ValueTask work) => work.AsTask().GetAwaiter().GetResult();
    }

    private sealed class Always : CallRule
    {
        public override string Name => "always";

        public override int Revision => 1;

        public override PurposeSet Covers => [CallPurpose.Sale];

        protected internal override Finding Evaluate(in CallContext call) => Finding.Establishes(CallBasis.Service);
    }

    /// <summary>Runs on from 10:30 in Rome of a Tuesday, so that the figures do not depend on the hour.</summary>
    private sealed class MorningClock : TimeProvider
    {
        private static readonly long Start = Stopwatch.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => Morning.ToDateTimeOffset() + Stopwatch.GetElapsedTime(Start);
    }
}
