namespace Quickstart;

/// <summary>
/// One row cannot be read. In a list of people the row goes to the rejects; in every other file it stops the run, because the row that is left out
/// might have been an objection.
/// </summary>
internal sealed class RowFaultException(Row row, Column column, string problem) : BadInputException(row.File, row.Line, row.NameOf(column), problem)
{
    /// <summary>The reason by itself, for the rejects.</summary>
    internal string Reason { get; } = $"field `{row.NameOf(column)}`: {problem}";
}
