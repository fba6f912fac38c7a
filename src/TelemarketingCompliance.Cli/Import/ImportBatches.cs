using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime.Text;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Where the rows of an import come from, for the record of it.</summary>
internal static class ImportBatches
{
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public static async Task<ImportBatch> MakeAsync(ImportRequest request, SqliteStores stores, Instant now, CancellationToken cancellationToken)
    {
        string sha256 = await Sha256Async(request.File, cancellationToken).ConfigureAwait(false);
        return new ImportBatch
        {
            Id = request.Batch ?? await IdOfAsync($"{request.Mapping.Kind.ToString().ToLowerInvariant()}-{sha256[..8]}-{Stamp.Format(now.InUtc().LocalDateTime)}", stores, cancellationToken).ConfigureAwait(false),
            Kind = request.Mapping.Kind,
            Source = request.Source,
            Extent = request.Extent,
            FileName = Path.GetFileName(request.File),
            FileSha256 = sha256,
            MappingSha256 = request.Mapping.Bytes.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(request.Mapping.Bytes)),
            Zone = request.Mapping.Times.Zone?.Id,
            Actor = request.Actor,
            At = now,
            IsDryRun = request.IsDryRun,
        };
    }

    /// <exception cref="RefusalException">The batch contradicts itself, or another one stands under its id.</exception>
    public static async Task<SqliteImport> BeginAsync(SqliteStores stores, ImportBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            return await stores.BeginImportAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException refused)
        {
            throw RefusalException.Usage(refused.Message.Split(" (Parameter")[0]);
        }
    }

    // One that nobody named is unlike any other, also of the same file within the same second.
    private static async Task<string> IdOfAsync(string made, SqliteStores stores, CancellationToken cancellationToken)
    {
        ImmutableArray<ImportRecord> imports = await stores.ReadImportsAsync(cancellationToken).ConfigureAwait(false);
        HashSet<string> ids = [.. imports.Select(import => import.Batch.Id)];
        string id = made;
        for (int i = 2; ids.Contains(id); i++)
            id = string.Create(CultureInfo.InvariantCulture, $"{made}-{i}");
        return id;
    }

    private static async Task<string> Sha256Async(string path, CancellationToken cancellationToken)
    {
        FileStream file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
    }
}
