using System.Collections.Immutable;
using TelemarketingCompliance.Stores.Tests.Records;

namespace TelemarketingCompliance.Stores.Tests.Imports;

/// <summary>A customer export of one shop, as entries.</summary>
internal static class Importing
{
    public static readonly PartyId Shop = new("shop");

    public static ImportBatch Batch(string id, ImportExtent extent = ImportExtent.Delta, ImportKind kind = ImportKind.Consents, char file = 'a') => new()
    {
        Id = id,
        Kind = kind,
        Source = "crm",
        Extent = extent,
        FileName = "crm.csv",
        FileSha256 = new string(file, 64),
        MappingSha256 = new string('0', 64),
        Zone = "Europe/Rome",
        Actor = "op-1",
        At = AnyRecord.Now,
    };

    public static ConsentEntry Consent(int i, string text = "v1") => new()
    {
        Id = $"crm-{i}",
        Number = NumberOf(i),
        State = ConsentState.Granted,
        Controller = Shop,
        Purposes = [CallPurpose.Sale],
        Channels = CallChannels.OperatorCall,
        At = RecordedTime.At(AnyRecord.Now),
        TextVersion = text,
    };

    public static ImmutableArray<ConsentEntry> Consents(int from, int count, string text = "v1") => [.. Enumerable.Range(from, count).Select(i => Consent(i, text))];

    public static E164Number NumberOf(int i) => E164Number.FromDigits(393330000000UL + (ulong)i);

    public static StoredAttempt Call(int i, Instant at) => new()
    {
        Permit = new PermitId($"{i:D26}"),
        ChargedAt = at,
        ExpiresAt = at,
        Outcome = new CallOutcome { Kind = OutcomeKind.NoAnswer, OccurredAt = at },
        Request = new CallRequest
        {
            Callee = NumberOf(i),
            Campaign = new Campaign { Id = new("spring"), Controller = new() { Id = Shop }, Processor = new() { Id = Shop }, Purpose = CallPurpose.Sale, CreatedAt = at, Sector = new("telecom") },
        },
    };

    public static async Task<ImportRecord> ImportAsync(SqliteStores stores, ImportBatch batch, ImmutableArray<ConsentEntry> entries, CancellationToken token)
    {
        await using SqliteImport import = await stores.BeginImportAsync(batch, token);
        if (batch.Extent == ImportExtent.Snapshot)
        {
            await import.NameKeysAsync([.. entries.Select(entry => entry.Id)], token);
            await import.CompareAsync(token);
        }

        await import.AddAsync(entries, token);
        return await import.CompleteAsync(token);
    }
}
