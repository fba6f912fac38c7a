using Microsoft.Extensions.Time.Testing;

namespace TelemarketingCompliance.Stores.Tests.Sqlite;

/// <summary>A shop in Italy whose one call is permitted by a consent, over stores in a file.</summary>
internal static class ShopWorld
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 30);
    public static readonly E164Number Callee = E164Number.FromDigits(393331234567);

    private static readonly E164Number Ours = E164Number.FromDigits(390655550100);
    private static readonly ContactListId Customers = new("customers");
    private static readonly CampaignParty Shop = new() { Id = new("shop"), RocNumber = "12345", RocConfirmedOn = new(2026, 4, 15) };

    public static CallRequest Call { get; } = new()
    {
        Callee = Callee,
        Campaign = new() { Id = new("spring"), Controller = Shop, Processor = Shop, Purpose = CallPurpose.Sale, Sector = new("telecom"), CreatedAt = Now - Duration.FromDays(3), Mode = DialingMode.Preview },
        NumberSource = NumberSource.ContactList,
        ContactList = Customers,
        CallerId = Ours,
        NetworkOrigin = new("IT"),
        OperatorCountry = "IT",
    };

    public static async Task FillAsync(SqliteStores stores)
    {
        await stores.Consents.AddAsync(
            [
                new()
                {
                    Id = "consent-1", Number = Callee, State = ConsentState.Granted, Controller = Shop.Id, At = RecordedTime.At(Now - Duration.FromDays(30)), Purposes = [CallPurpose.Sale],
                    Channels = CallChannels.OperatorCall, TextVersion = "v3", Level = EvidenceLevel.DoubleOptIn,
                },
            ],
            default);
        await stores.CallerIds.AddAsync(
            [.. new[] { CallerIdEvent.Declared, CallerIdEvent.CallBackAnswered }.Select(what => new CallerIdRecord { Id = $"ours-{what}", Number = Ours, Event = what, Party = Shop.Id, At = RecordedTime.At(Now - Duration.FromDays(5)) })],
            default);
        await stores.ContactLists.AddAsync(new() { Id = Customers, Controller = Shop.Id, AcquiredAt = RecordedTime.At(Now) }, [Callee], default);
    }

    public static RegisterSet Register()
    {
        RegisterConsultationHeader asked = new() { Register = "it-rpo", Reference = "rpo-1", Controller = Shop.Id, ProcessedAt = Now - Duration.FromDays(2) };
        return new("it-rpo", RegisterConsultation.FromCleansedList(asked, asked: [Callee], cleared: [Callee]));
    }

    public static ComplianceEngine Engine(SqliteStores stores) => ComplianceEngine.Create(engine => engine
        .UseTimeProvider(new FakeTimeProvider(Now.ToDateTimeOffset()))
        .AddItaly()
        .AddRegister(Register())
        .UseSqliteStores(stores));

    /// <summary>Options with a clock that shows what the engine's does.</summary>
    public static SqliteStoreOptions Options { get; } = new() { Clock = new FakeTimeProvider(Now.ToDateTimeOffset()), BusyTimeout = Duration.FromMilliseconds(50) };

    public static BlacklistEntry Objection { get; } = new()
    {
        Id = "no-1",
        Number = Callee,
        Scope = BlacklistScope.Recorder,
        RecordedBy = Shop.Id,
        At = RecordedTime.At(Now),
        Actor = "op",
        Channel = "call",
    };
}
