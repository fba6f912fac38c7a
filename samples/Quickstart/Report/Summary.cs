using System.Globalization;

namespace Quickstart;

/// <summary>The tables at the end of a run, the same on a terminal and in console.txt.</summary>
internal static class Summary
{
    internal static IEnumerable<ReportTable> Tables(IReadOnlyList<Imported> imported, Tally tally)
    {
        yield return new ReportTable(
            "Brought in by the commands of tmc", ["tmc", "rows", "not taken"], [.. imported.Select(one => Line(one.Command, one.Rows, one.Rejects.Count))]);
        string[][] files = [.. tally.Files.Select(file => Line(file.Source, file.Rows, file.Permitted, file.Blocked, file.Rejected, file.Duplicates))];
        string[] total = Line(
            "all", tally.Files.Sum(file => file.Rows), tally.Files.Sum(file => file.Permitted), tally.Files.Sum(file => file.Blocked),
            tally.Files.Sum(file => file.Rejected), tally.Files.Sum(file => file.Duplicates));
        yield return new ReportTable(
            "Every row is permitted, blocked or rejected", ["file", "rows", "permitted", "blocked", "rejected", "duplicates"], [.. files, total]);
        yield return new ReportTable("Permitted, by basis", ["basis", "rows"], [.. tally.Bases.Select(basis => Line(basis.Basis.ToString(), basis.Rows))]);
        yield return new ReportTable(
            "Blocked, by reason: a row may have several; alone means that no other blocks it",
            ["reason", "rows", "alone"], [.. tally.Reasons.Select(reason => Line(reason.Code, reason.Count.Rows, reason.Count.Alone))]);
    }

    private static string[] Line(string name, params long[] counts) => [name, .. counts.Select(count => count.ToString("N0", CultureInfo.InvariantCulture))];
}
