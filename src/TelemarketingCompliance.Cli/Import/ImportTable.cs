using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli.Import;

/// <summary>The rows of a file under its header.</summary>
internal sealed class ImportTable : IDisposable
{
    private readonly InputFile file;
    private readonly RowReader rows;

    private ImportTable(InputFile file, TableShape shape, ImmutableArray<string> titles)
    {
        this.file = file;
        Titles = titles;
        rows = new TableRows(file.Stream, shape);
    }

    public string Name => file.Name;

    /// <summary>The titles of the columns.</summary>
    public ImmutableArray<string> Titles { get; }

    /// <summary>Bytes of the file read so far.</summary>
    public long Position => file.Position;

    /// <summary>Whether the file can be read again; a pipe cannot.</summary>
    public bool IsRepeatable => file.IsRepeatable;

    public RowReader Row => rows;

    /// <exception cref="RefusalException">The file cannot be read, is empty, or has no header.</exception>
    public static ImportTable Open(string path)
    {
        InputFile file = InputFile.Open(path);
        try
        {
            TableShape shape = TableShape.OfHeader(file, out ImmutableArray<string> titles);
            return new ImportTable(file, shape, titles);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Read()
    {
        try
        {
            return rows.Read();
        }
        catch (InvalidDataException fault)
        {
            throw InputFile.Damaged(file.Name, fault);
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        file.Dispose();
    }
}
