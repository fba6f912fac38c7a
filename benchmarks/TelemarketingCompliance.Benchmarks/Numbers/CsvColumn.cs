using CsvHelper;

namespace TelemarketingCompliance.Benchmarks.Numbers;

/// <summary>One column of a CSV file with a header.</summary>
internal static class CsvColumn
{
    /// <returns>False where the file has no such column.</returns>
    public static bool TryRead(string file, string column, out List<string> texts)
    {
        texts = [];
        using FileStream stream = File.OpenRead(file);
        using CsvReader csv = CsvReader.Create(stream, CsvReaderOptions.Default, leaveOpen: true);
        csv.ReadHeader();
        if (!csv.Headers.Contains(column))
            return false;

        int field = csv.GetFieldIndex(column);
        while (csv.Read())
            texts.Add(field < csv.FieldCount ? csv.GetString(field) : "");
        return true;
    }
}
