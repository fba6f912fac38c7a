using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;

namespace TelemarketingCompliance.Stores.Tests.Snippets;

/// <summary>How a host keeps everything in one file, and fills it.</summary>
internal static class KeepingOnDisk
{
    internal static IServiceCollection AddCompliance(IServiceCollection services) =>
        services.AddTelemarketingCompliance(engine => engine
            .AddItaly()
            .AddRegister("it-rpo", "rpo/")
            .UseSqliteStores("compliance.db"));

    internal static async Task<string> AskAsync(string path, RegisterSet register, CallRequest request, Instant at, CancellationToken cancellationToken)
    {
        await using SqliteStores stores = SqliteStores.Open(path, new SqliteStoreOptions { CreateIfMissing = false });
        ComplianceEngine engine = ComplianceEngine.Create(builder => builder.AddItaly().AddRegister(register).UseSqliteStores(stores));
        return (await engine.EvaluateAsync(request, at, cancellationToken)).ToString();
    }

    internal static async Task<string> ImportAsync(
        SqliteStores stores, ImmutableArray<ConsentEntry> consents, string fileName, string fileSha256, Instant now, CancellationToken cancellationToken)
    {
        ImportBatch batch = new()
        {
            Id = $"crm-{fileSha256[..16]}",
            Kind = ImportKind.Consents,
            Source = "crm",
            Extent = ImportExtent.Snapshot,
            FileName = fileName,
            FileSha256 = fileSha256,
            Zone = "Europe/Rome",
            Actor = "operator-12",
            At = now,
        };
        await using SqliteImport import = await stores.BeginImportAsync(batch, cancellationToken);
        await import.NameKeysAsync([.. consents.Select(entry => entry.Id)], cancellationToken);
        SnapshotGap gap = await import.CompareAsync(cancellationToken);
        if (gap.Missing * 50 > gap.Before)
            return $"{gap.Missing} of {gap.Before} rows are missing: nothing was written";

        await import.AddAsync(consents, cancellationToken);
        ImportCounts counts = (await import.CompleteAsync(cancellationToken)).Counts;
        return $"{counts.Added} added, {counts.Changed} changed, {counts.Unchanged} unchanged";
    }

    internal static async Task EndWhatIsMissingAsync(SqliteImport import, RecordedTime noticed, CancellationToken cancellationToken)
    {
        await foreach (MissingRow<ConsentEntry> row in import.FindMissingAsync<ConsentEntry>(cancellationToken))
        {
            ConsentEntry last = row.Entries[^1];
            ConsentEntry end = new()
            {
                Id = $"{row.Key}.gone",
                Number = last.Number,
                Subject = last.Subject,
                State = ConsentState.Withdrawn,
                Controller = last.Controller,
                At = noticed,
            };
            await import.AddAsync([end], cancellationToken);
        }
    }
}
