namespace Quickstart;

/// <summary>One row of a list of people that could not be read.</summary>
internal sealed record Reject(string Source, int Line, string Text, string Reason)
{
    internal Reject(RowFaultException fault, Row row)
        : this(row.File, row.Line, row.RawText, fault.Reason)
    {
    }
}
