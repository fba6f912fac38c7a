using System.Collections.Immutable;

namespace TelemarketingCompliance.Cli;

/// <summary>The columns a user asks for, by title or by position from 1.</summary>
/// <param name="Numbers">Where the numbers are: the first of these that a file has; empty leaves it to the file.</param>
/// <param name="Status">Where the answers are.</param>
/// <param name="Date">Where the dates are.</param>
/// <param name="List">Where the contact lists are named.</param>
internal sealed record ColumnChoice(ImmutableArray<string> Numbers, string? Status = null, string? Date = null, string? List = null);
