using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>What a kind of rows becomes: it reads rows and hands over those it read.</summary>
internal abstract class RowSink
{
    /// <summary>Rows handed over at once.</summary>
    public const int Step = 10_000;

    private readonly List<long> lines = [];

    public bool IsFull => lines.Count >= Step;

    /// <summary>Reads a row and keeps it.</summary>
    /// <exception cref="RowFaultException">The row cannot be taken.</exception>
    public void Take(ImportRow row, long line)
    {
        Read(row);
        lines.Add(line);
    }

    /// <summary>Keeps what must not be lost of a row with a fault: whom an objection or refusal is about.</summary>
    /// <param name="row">The row.</param>
    /// <param name="line">Its line.</param>
    /// <param name="isTorn">Whether its fields may stand in each other's places.</param>
    /// <returns>False where there is no such thing.</returns>
    public bool TakeStrictly(ImportRow row, long line, bool isTorn)
    {
        if (!ReadStrictly(row, isTorn))
            return false;
        lines.Add(line);
        return true;
    }

    /// <summary>The id under which a row is imported, whatever else is wrong with it; null where it cannot be told.</summary>
    public abstract string? KeyOf(ImportRow row);

    /// <summary>The rows read so far, ready for the store; none are kept.</summary>
    public RowBatch Drain()
    {
        var batch = new RowBatch([.. lines], DrainRows());
        lines.Clear();
        return batch;
    }

    /// <summary>Ends what the last snapshot had and this one has not.</summary>
    /// <returns>The number of entries that end something.</returns>
    public virtual ValueTask<long> EndMissingAsync(SqliteImport import, CancellationToken cancellationToken) =>
        throw new NotSupportedException("nothing of this kind ends because its row is missing");

    protected abstract void Read(ImportRow row);

    protected virtual bool ReadStrictly(ImportRow row, bool isTorn) => false;

    protected abstract Func<SqliteImport, CancellationToken, ValueTask<ImmutableArray<ImportedAs>>> DrainRows();
}
