namespace TelemarketingCompliance.Cli.Import;

/// <summary>A row cannot be taken: the field, and why.</summary>
internal sealed class RowFaultException(string field, string problem) : Exception($"`{field}`: {problem}");
