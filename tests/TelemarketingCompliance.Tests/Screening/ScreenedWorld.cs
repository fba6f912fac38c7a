using System.Collections.Immutable;
using TelemarketingCompliance.Tests.TestWorlds;

namespace TelemarketingCompliance.Tests.Screening;

/// <summary>A list of numbers, of some of which something is on record: a consent of every third, an objection of every seventh; the register lists every fifth. Open on workdays from 09:00 to 20:00 in Rome.</summary>
internal sealed class ScreenedWorld
{
    private readonly TestWorld world = new();

    /// <summary>Something to be done before each question to the ledger of consents.</summary>
    public Func<ImmutableArray<LedgerQuery>, CancellationToken, Task> BeforeConsents { get; init; } = static (_, _) => Task.CompletedTask;

    public InMemoryStores Stores => world.Stores;

    public TestWorld World => world;

    public static ImmutableArray<CallRequest> Calls(int count) => [.. Enumerable.Range(0, count).Select(i => TestWorld.FirstRequest with { Callee = NumberOf(i) })];

    public static E164Number NumberOf(int i) => E164Number.FromDigits(390240000000UL + (ulong)i);

    /// <summary>The engine over so many numbers.</summary>
    public async Task<ComplianceEngine> EngineAsync(int numbers, Action<ComplianceEngineBuilder>? additions = null)
    {
        E164Number[] all = [.. Enumerable.Range(0, numbers).Select(NumberOf)];
        await Stores.ContactLists.AddAsync(new ContactList { Id = TestWorld.OwnBase, Controller = TestWorld.Acme, AcquiredAt = TestWorld.Ago(900) }, [.. all], default);
        await Stores.Consents.AddAsync([.. all.Where((_, i) => i % 3 == 0).Select(Consent)], default);
        await Stores.Blacklist.AddAsync([.. all.Where((_, i) => i % 7 == 0).Select((number, i) => TestWorld.Objection($"o-{i}", number))], default);
        var header = new RegisterConsultationHeader { Register = "it-rpo", Controller = TestWorld.Acme, ProcessedAt = TestWorld.DaysAgo(5), Reference = "answer-1", Jurisdiction = "IT" };
        return ComplianceEngine.Create(engine =>
        {
            engine
                .UseTimeProvider(world.Clock)
                .UseLoggerFactory(world.Log)
                .AddRuleBook(new TestBook { Hours = "mon-fri 09:00-20:00" }.Build())
                .AddRegister(new RegisterSet("it-rpo", RegisterConsultation.FromAnswers(header, all.Select((number, i) => (number, i % 5 == 0, (LocalDate?)null)))))
                .UseConsents(new Hooked(Stores.Consents, BeforeConsents))
                .UseContracts(Stores.Contracts)
                .UsePersonRequests(Stores.Requests)
                .UseBlacklist(Stores.Blacklist)
                .UseDirectory(Stores.Directory)
                .UseSelectiveRevocations(Stores.SelectiveRevocations)
                .UseContactLists(Stores.ContactLists);
            additions?.Invoke(engine);
        });
    }

    private static ConsentEntry Consent(E164Number number) => new()
    {
        Id = $"consent-{number.Digits}",
        Number = number,
        State = ConsentState.Granted,
        Controller = TestWorld.Acme,
        Purposes = [CallPurpose.Sale],
        Channels = CallChannels.OperatorCall,
        At = TestWorld.Ago(20),
        TextVersion = "v1",
        Level = EvidenceLevel.DoubleOptIn,
    };

    private sealed class Hooked(ILedger<ConsentEntry> inner, Func<ImmutableArray<LedgerQuery>, CancellationToken, Task> before) : ILedger<ConsentEntry>
    {
        public ValueTask AddAsync(ImmutableArray<ConsentEntry> entries, CancellationToken cancellationToken) => inner.AddAsync(entries, cancellationToken);

        public async ValueTask<ImmutableArray<ImmutableArray<ConsentEntry>>> FindAsync(ImmutableArray<LedgerQuery> queries, CancellationToken cancellationToken)
        {
            await before(queries, cancellationToken);
            return await inner.FindAsync(queries, cancellationToken);
        }
    }
}
