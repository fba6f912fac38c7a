using System.Globalization;
using CsvHelper;

namespace Quickstart;

/// <summary>not-imported.csv: one line per row that a command of <c>tmc</c> could not take, with the reason and the row as it stood.</summary>
internal static class NotImportedFile
{
    internal const string Name = "not-imported.csv";

    internal static void Write(OutputFolder folder, IEnumerable<Imported> imported)
    {
        using CsvWriter writer = folder.CreateHarmlessCsv(Name);
        writer.WriteRecord("tmc", "source", "line", "text", "reason");
        foreach ((string command, _, IReadOnlyList<Reject> rejects) in imported)
        {
            foreach (Reject reject in rejects)
                writer.WriteRecord(command, reject.Source, reject.Line.ToString(CultureInfo.InvariantCulture), reject.Text, reject.Reason);
        }
    }
}
