using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Rows on their way into the store.</summary>
/// <param name="Lines">Their lines.</param>
/// <param name="AddAsync">Hands them over.</param>
internal sealed record RowBatch(ImmutableArray<long> Lines, Func<SqliteImport, CancellationToken, ValueTask<ImmutableArray<ImportedAs>>> AddAsync)
{
    /// <summary>Hands the rows over.</summary>
    /// <returns>The lines of those that the store refused.</returns>
    public async Task<ImmutableArray<long>> StoreAsync(SqliteImport import, CancellationToken cancellationToken)
    {
        ImmutableArray<ImportedAs> results = await AddAsync(import, cancellationToken).ConfigureAwait(false);
        return [.. Lines.Where((_, i) => results[i] == ImportedAs.Refused)];
    }
}
