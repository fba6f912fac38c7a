using CsvHelper;

namespace Quickstart;

/// <summary>rejects.csv: one line per row that could not be read, with the reason and the row as it stood.</summary>
internal static class RejectsFile
{
    internal const string Name = "rejects.csv";

    internal static void Write(OutputFolder folder, IEnumerable<Reject> rejects)
    {
        using CsvWriter writer = folder.CreateHarmlessCsv(Name);
        writer.WriteRecord("source", "line", "reason", "text");
        foreach (Reject reject in rejects)
        {
            writer.WriteField(reject.Source);
            writer.WriteField(reject.Line, default);
            writer.WriteField(reject.Reason);
            writer.WriteField(reject.Text);
            writer.EndRecord();
        }
    }
}
