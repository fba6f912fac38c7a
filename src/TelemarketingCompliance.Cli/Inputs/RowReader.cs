namespace TelemarketingCompliance.Cli;

/// <summary>The rows of one text file, one after the other. Spans are valid until the next row.</summary>
internal abstract class RowReader : IDisposable
{
    /// <summary>The line of the file, counted from 1, header and empty lines included.</summary>
    public abstract long LineNumber { get; }

    /// <summary>The text of the number.</summary>
    public abstract ReadOnlySpan<byte> Number { get; }

    /// <summary>The row as it stands in the file.</summary>
    public abstract ReadOnlySpan<byte> Line { get; }

    /// <summary>Why the row cannot be trusted, whatever its number is; null when it can.</summary>
    public virtual string? Fault => null;

    /// <summary>Goes to the next row; false at the end.</summary>
    public abstract bool Read();

    /// <summary>Another field of the row.</summary>
    public abstract ReadOnlySpan<byte> Field(int column);

    public abstract void Dispose();
}
