using CsvHelper;

namespace Quickstart;

/// <summary>Writes files aside and gives them their names only when all are complete, so that nobody ever dials from half a file.</summary>
internal sealed class OutputFolder : IDisposable
{
    private static readonly CsvWriterOptions Csv = new() { NewLine = "\n" };

    // Rejected rows are somebody else's text: a spreadsheet must not run them as formulas.
    private static readonly CsvWriterOptions HarmlessCsv = Csv with { Injection = CsvInjection.Escape };

    private readonly string folder;
    private readonly List<string> names = [];

    internal OutputFolder(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
    }

    internal CsvWriter CreateCsv(string name) => CsvWriter.Create(Create(name), Csv, leaveOpen: false);

    /// <summary>A file that holds text from outside.</summary>
    internal CsvWriter CreateHarmlessCsv(string name) => CsvWriter.Create(Create(name), HarmlessCsv, leaveOpen: false);

    internal async Task WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        await using Stream stream = Create(name);
        await using var writer = new StreamWriter(stream);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
    }

    /// <summary>Everything is written and closed: the files take their names.</summary>
    internal void Commit()
    {
        foreach (string name in names)
            File.Move(Aside(name), Path.Combine(folder, name), overwrite: true);
        names.Clear();
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        foreach (string name in names)
            File.Delete(Aside(name));
    }

    private FileStream Create(string name)
    {
        names.Add(name);
        return File.Create(Aside(name));
    }

    private string Aside(string name) => Path.Combine(folder, $".{name}.partial");
}
