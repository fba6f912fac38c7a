using System.Globalization;
using CsvHelper;

namespace Quickstart;

/// <summary>rejects.csv: one line per row of the lists that could not be asked about, with the reason and the row as it stood.</summary>
internal static class NotDecidedFile
{
    internal const string Name = "rejects.csv";

    internal static void Write(OutputFolder folder, IEnumerable<Reject> rejects)
    {
        using CsvWriter writer = folder.CreateHarmlessCsv(Name);
        writer.WriteRecord("source", "line", "text", "reason");
        foreach (Reject reject in rejects)
            writer.WriteRecord(reject.Source, reject.Line.ToString(CultureInfo.InvariantCulture), reject.Text, reject.Reason);
    }
}
