using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>Rows of one kind on their way into the store.</summary>
internal abstract class RowSink
{
    /// <summary>Rows handed over at once.</summary>
    public const int Step = 10_000;

    private readonly List<long> lines = [];

    public bool IsFull => lines.Count >= Step;

    /// <summary>Reads a row and keeps it for the store.</summary>
    /// <returns>The id under which it is imported.</returns>
    /// <exception cref="RowFaultException">The row cannot be taken.</exception>
    public string Take(ImportRow row, long line)
    {
        string key = Read(row);
        lines.Add(line);
        return key;
    }

    /// <summary>Keeps what must not be lost of a row with a fault: whom an objection or refusal is about.</summary>
    /// <returns>False where there is no such thing.</returns>
    public bool TakeStrictly(ImportRow row, long line)
    {
        if (!ReadStrictly(row))
            return false;
        lines.Add(line);
        return true;
    }

    /// <summary>Forgets the rows that it keeps.</summary>
    public void Drop()
    {
        lines.Clear();
        Clear();
    }

    /// <summary>Hands the rows over; tells the lines of those that the store refused.</summary>
    public async ValueTask FlushAsync(SqliteImport import, Action<long> refused, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
            return;
        ImmutableArray<ImportedAs> results = await AddAsync(import, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] == ImportedAs.Refused)
                refused(lines[i]);
        }

        Drop();
    }

    /// <summary>Ends what the last snapshot had and this one has not.</summary>
    /// <returns>The number of entries that end something.</returns>
    public virtual ValueTask<long> EndMissingAsync(SqliteImport import, CancellationToken cancellationToken) =>
        throw new NotSupportedException("nothing of this kind ends because its row is missing");

    protected abstract string Read(ImportRow row);

    protected virtual bool ReadStrictly(ImportRow row) => false;

    protected abstract ValueTask<ImmutableArray<ImportedAs>> AddAsync(SqliteImport import, CancellationToken cancellationToken);

    protected abstract void Clear();
}
