namespace Quickstart;

/// <summary>A table to be shown: the first column holds words, the others numbers.</summary>
internal sealed record ReportTable(string Title, string[] Headers, string[][] Rows);
